import type { Config } from '../config/config.ts';

/**
 * What a reader sees. `live`: what Hugo builds at the index's clock. `preview`: as of an instant (seconds since 1970), or with
 * null everything, drafts, future and expired articles too. `build.list` and `build.render` are respected by both.
 */
export type Visibility = { mode: 'live' } | { mode: 'preview'; at: number | null };

/** SQL conditions on a table or alias `name` of table page. */
export type VisibleSql = {
	isLive: boolean;
	/** The page can be seen by itself. */
	built(name: string): string;
	/** An article in the site's lists (Hugo: site.RegularPages). */
	inSite(name: string): string;
	/** An article in the lists of its own section. */
	inSection(name: string): string;
};

/** The conditions for a visibility; instants are part of the text, because previews are rare and have few of them. */
export function visibleSql(visibility: Visibility, config: Config): VisibleSql {
	if (visibility.mode === 'live') {
		return {
			isLive: true,
			built: (name) => `${name}.is_built = 1`,
			inSite: (name) => `${name}.in_site = 1`,
			inSection: (name) => `${name}.in_section = 1`,
		};
	}
	const isBuilt = (name: string) => builtAt(name, visibility.at, config);
	return {
		isLive: false,
		// A generated term page exists where a page that is built uses it (Hugo: hugolib, terms without pages are not made).
		built: (name) =>
			`(${isBuilt(name)} and (${name}.kind <> 'term' or ${name}.file is not null or exists (select 1 from page_term used
				join page user on user.id = used.page_id where used.term_id = ${name}.id and user.render <> 'never' and ${isBuilt('user')})))`,
		inSite: (name) => `(${name}.kind = 'page' and ${name}.list = 'always' and ${isBuilt(name)})`,
		inSection: (name) => `(${name}.kind = 'page' and ${name}.list <> 'never' and ${isBuilt(name)})`,
	};
}

/** Hugo builds a page that is no draft, whose publish date is not later than now, and whose expiry date is later (Hugo: hugolib, shouldBuild). */
function builtAt(name: string, at: number | null, config: Config): string {
	if (at === null) return '1';
	const instant = Math.floor(at);
	const conditions = [
		config.buildDrafts || `${name}.is_draft = 0`,
		// Dates that a list page was given from the pages below it decide nothing about itself.
		config.buildFuture || `(${name}.publish_date is null or ${name}.has_own_dates = 0 or ${name}.publish_date <= ${instant})`,
		config.buildExpired || `(${name}.expiry_date is null or ${name}.expiry_date > ${instant})`,
	].filter((condition) => condition !== true);
	return conditions.length > 0 ? `(${conditions.join(' and ')})` : '1';
}
