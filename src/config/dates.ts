import type { DateSources } from './config.ts';
import type { Settings } from './settings.ts';

const defaults: DateSources = {
	date: ['date', 'publishdate', 'lastmod'],
	lastmod: [':git', 'lastmod', 'date', 'publishdate'],
	publishDate: ['publishdate', 'date'],
	expiryDate: ['expirydate'],
};

const otherNames: Record<string, string[]> = {
	publishdate: ['pubdate', 'published'],
	lastmod: ['modified'],
	expirydate: ['unpublishdate'],
};

/**
 * The front matter keys that give each date, in the order in which they are tried: `:default` expanded, the other names of a key behind it,
 * each once, all in lower case (`:filemodtime`).
 * (Hugo: resources/page/pagemeta/page_frontmatter.go, DecodeFrontMatterConfig.)
 */
export function dateSources(frontmatter: Settings): DateSources {
	const list = (key: keyof DateSources): string[] => {
		const configured = frontmatter.tree[key.toLowerCase()];
		const words = typeof configured === 'string' ? configured.split(/\s+/).filter(Boolean) : frontmatter.texts(key);
		const keys = (words ?? defaults[key]).map((word) => word.toLowerCase());
		const expanded = keys.flatMap((word) => (word === ':default' ? defaults[key] : [word]));
		return [...new Set(expanded.flatMap((word) => [word, ...(Object.hasOwn(otherNames, word) ? otherNames[word]! : [])]))];
	};
	return { date: list('date'), lastmod: list('lastmod'), publishDate: list('publishDate'), expiryDate: list('expiryDate') };
}
