import type { Config, LanguageConfig } from '../../src/config/config.ts';
import type { Ancestor, Location } from '../../src/document/document.ts';
import { resolveFields } from '../../src/document/fields.ts';
import { readFrontMatter } from '../../src/document/front-matter.ts';

/** What of a site's settings decides about fields; everything else of the configuration is left out. */
export type Site = Partial<Pick<LanguageConfig, 'taxonomies' | 'dateSources' | 'timeZone' | 'cascade' | 'disableKinds'>>;

const defaults: Required<Site> = {
	taxonomies: [
		{ singular: 'tag', plural: 'tags' },
		{ singular: 'category', plural: 'categories' },
	],
	dateSources: {
		date: ['date', 'publishdate', 'lastmod'],
		lastmod: [':git', 'lastmod', 'date', 'publishdate'],
		publishDate: ['publishdate', 'date'],
		expiryDate: ['expirydate'],
	},
	timeZone: 'UTC',
	cascade: [],
	disableKinds: [],
};

/** The fields of one page of an English site, from its file's text; the path has no extension. */
export function fieldsOf(text: string, site: Site = {}, path = 'post/a', ancestors: Ancestor[] = [], place: Partial<Location> = {}) {
	const location: Location = {
		path: `${path}.md`,
		language: 'en',
		logicalPath: `/${path}`,
		form: 'single',
		kind: 'page',
		dir: '',
		translationBaseName: path.split('/').at(-1)!,
		contentBaseName: path.split('/').at(-1)!,
		extension: 'md',
		...place,
	};
	const language = { ...defaults, ...site } as LanguageConfig;
	const config = { environment: 'production' } as Config;
	const frontMatter = readFrontMatter(text, location.path);
	return resolveFields({ frontMatter, location, language, config, ancestors, fileModTime: Date.UTC(2026, 0, 1) });
}
