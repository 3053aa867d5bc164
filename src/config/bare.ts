import type { LanguageConfig } from './config.ts';
import { deepFreeze } from './freeze.ts';
import { languageConfig } from './language.ts';
import { emptyTree } from './tree.ts';

/** Scripts that are written from right to left (Unicode Standard, chapters 9 to 19). */
const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi']);
const cjkLanguages = new Set(['zh', 'ja', 'ko', 'yue', 'nan', 'wuu', 'hak', 'gan', 'lzh']);

/**
 * A language of a bare folder of Markdown, made from what front matter `lang` says: every setting Hugo's default, but for the name (in the
 * language itself), the direction (by its script) and word counting (CJK for Chinese, Japanese and Korean). Frozen.
 * null where the text is no language tag (`zh-CN`, `pt_BR`, `en`), so that it never becomes part of a URL.
 *
 * @param isDefault whether its pages have no language prefix in their URLs
 */
export function bareLanguage(locale: string, isDefault = false): LanguageConfig | null {
	const spelled = locale.trim();
	if (spelled.length > 35 || !/^[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*$/.test(spelled)) return null;
	const key = spelled.toLowerCase();
	const environment = 'production';
	const place = {
		key,
		locale: spelled,
		own: emptyTree(),
		isDefault,
		count: 1,
		configured: false,
		hasHosts: false,
		environment,
		rootTaxonomies: null,
	};
	const language = languageConfig(emptyTree(), place, () => {});
	const tag = spelled.replaceAll('_', '-');
	return deepFreeze({
		...language,
		languageTag: tag,
		name: ownName(tag) ?? spelled,
		direction: rightToLeft.has(scriptOf(tag)) ? 'rtl' : 'ltr',
		hasCJKLanguage: cjkLanguages.has(key.split(/[-_]/, 1)[0]!),
	});
}

function ownName(tag: string): string | null {
	try {
		return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? null;
	} catch {
		return null;
	}
}

function scriptOf(tag: string): string {
	try {
		return new Intl.Locale(tag).maximize().script ?? '';
	} catch {
		return '';
	}
}
