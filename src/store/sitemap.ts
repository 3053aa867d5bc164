import { listOf, padded } from './pages.ts';
import type { Json, LanguageRow, Reader } from './store.ts';

/** A page as the sitemap tells of it. */
export type SitemapRow = {
	logicalPath: string;
	/** Relative permalink. */
	url: string;
	/** Seconds since 1970, and RFC 3339; null without. */
	lastmod: number | null;
	lastmodText: string | null;
	/** Front matter's `sitemap` as it stands there; null without. */
	settings: Json;
	/** Its translations and itself, in the site's order of languages; empty where there are none. */
	alternates: SitemapAlternate[];
};

/** A page in one of its languages. */
export type SitemapAlternate = { languageId: number; url: string };

type Row = Omit<SitemapRow, 'settings' | 'alternates'> & { settings: string | null; translationKey: string; isTranslated: number };

/**
 * The pages of a language that Hugo's sitemap can tell of, list pages among them: those of site.Pages that have an address (Hugo:
 * tpl/tplimpl/embedded/templates/sitemap.xml). In the order of logical paths, so that reading goes on after the last one however the site
 * has changed.
 *
 * @param after logical path; "" begins at the beginning.
 */
export function sitemapRows(reader: Reader, language: LanguageRow, after: string, limit: number): SitemapRow[] {
	const rows = reader.all<Row>(
		`select page.logical_path as logicalPath, page.url, page.lastmod,
			iif(page.lastmod is null, null, coalesce(page.lastmod_text, page.date_text)) as lastmodText,
			page.translation_key as translationKey, page.is_translated as isTranslated, page_detail.params -> '$.sitemap' as settings
		from page indexed by page_path join page_detail on page_detail.page_id = page.id
		where page.language_id = ? and page.logical_path > ? and ${reader.visible.built('page')} and page.list = 'always' and page.url <> ''
		order by page.logical_path limit ?`,
		language.id,
		after,
		limit,
	);
	const groups = alternates(
		reader,
		rows.filter(({ isTranslated }) => isTranslated === 1).map(({ translationKey }) => translationKey),
	);
	return rows.map(({ settings, translationKey, isTranslated, ...row }) => ({
		...row,
		settings: settings === null ? null : JSON.parse(settings),
		// Pages of the same language that share a key are no translations of each other.
		alternates: isTranslated
			? (groups.get(translationKey) ?? []).filter(({ languageId, url }) => languageId !== language.id || url === row.url)
			: [],
	}));
}

function alternates(reader: Reader, keys: string[]): Map<string, SitemapAlternate[]> {
	const groups = new Map<string, SitemapAlternate[]>();
	if (keys.length === 0) return groups;
	const rows = reader.all<SitemapAlternate & { key: string }>(
		`select page.translation_key as key, page.language_id as languageId, page.url
		from page indexed by page_translated join language on language.id = page.language_id
		where page.is_translated = 1 and page.translation_key in (${listOf(keys)}) and ${reader.visible.built('page')} and page.url <> ''
		order by language.ordinal, page.position, page.id`,
		...padded(keys),
	);
	for (const { key, ...alternate } of rows) {
		const group = groups.get(key);
		if (group) group.push(alternate);
		else groups.set(key, [alternate]);
	}
	return groups;
}
