import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { filesOfPage } from '../../src/document/bundle-files.ts';
import { resourceNames } from '../../src/document/resource-names.ts';

const config = { languages: [{ key: 'en' }, { key: 'zh' }, { key: 'ja' }], disabledLanguages: [] } as unknown as Config;
const every = new Set(['en', 'zh', 'ja']);

describe('filesOfPage', () => {
	const files = [
		{ name: 'map.png', language: 'en' },
		{ name: 'map.zh.png', language: 'zh' },
		{ name: 'plan.pdf', language: 'en' },
		{ name: 'notes.md', language: 'en' },
	];

	it('takes the own language, else the nearest, and says below whose page a file lies', () => {
		expect(filesOfPage(files, 'zh', every, config)).toEqual([
			{ file: 'map.zh.png', language: null },
			{ file: 'plan.pdf', language: 'en' },
		]);
		expect(filesOfPage(files, 'ja', every, config)).toEqual([
			{ file: 'map.zh.png', language: 'zh' },
			{ file: 'plan.pdf', language: 'en' },
		]);
	});

	it('has no file of a language without a page', () => {
		expect(filesOfPage(files, 'ja', new Set(['ja']), config)).toEqual([]);
		expect(filesOfPage(files, 'en', every, config).map(({ file }) => file)).toEqual(['map.png', 'plan.pdf', 'notes.md']);
	});
});

describe('resourceNames', () => {
	it('takes the first entry that matches, and counts in the order of the files', () => {
		const named = [
			{ src: 'cover.*', name: 'header' },
			{ src: '*.JPG', name: 'photo-:counter' },
			{ src: 'cover.jpg', name: 'late' },
		];
		expect(resourceNames(['b.jpg', 'a.jpg', 'Cover.jpg', 'x.pdf'], named)).toEqual(['photo-2', 'photo-1', 'header', 'x.pdf']);
	});

	it('stops at an entry without src, and takes what is no list for nothing', () => {
		expect(resourceNames(['a.jpg'], [{ name: 'x' }, { src: 'a.jpg', name: 'y' }])).toEqual(['a.jpg']);
		expect(resourceNames(['a.jpg'], 'none')).toEqual(['a.jpg']);
	});
});
