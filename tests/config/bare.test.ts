import { describe, expect, it } from 'vitest';
import { bareLanguage } from '../../src/config/bare.ts';
import { load } from './site.ts';

describe('a bare folder of Markdown', () => {
	it('is its own content, or its content folder is', () => {
		const config = load({ 'notes/a.md': 'x' });
		expect(config).toMatchObject({
			isHugoSite: false,
			problems: [],
			defaultLanguage: 'en',
			mounts: [{ folder: config.siteFolder, prefix: '', language: null }],
		});
		expect(load({ 'content/a.md': 'x' }).mounts[0]!.folder).toMatch(/content$/);
	});

	it('makes a language of what front matter says', () => {
		expect(bareLanguage('zh-CN')).toMatchObject({
			key: 'zh-cn',
			locale: 'zh-CN',
			prefix: '/zh-cn',
			hasCJKLanguage: true,
			direction: 'ltr',
			isDefault: false,
		});
		expect(bareLanguage('ar')).toMatchObject({ direction: 'rtl', hasCJKLanguage: false, name: 'العربية' });
		expect(bareLanguage('uz-Arab')!.direction).toBe('rtl');
		expect(bareLanguage('en', true)).toMatchObject({ prefix: '', isDefault: true, summaryLength: 70 });
		expect(Object.isFrozen(bareLanguage('ko')!.related)).toBe(true);
	});

	it('makes no language of anything else', () => {
		for (const text of ['', '../x', 'en/us', 'a b', 'x'.repeat(40), '中文']) expect(bareLanguage(text)).toBeNull();
	});
});
