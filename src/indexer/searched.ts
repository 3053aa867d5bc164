import type { SearchFacts, SearchText } from '../db/search-index.ts';
import type { Entry, EntryContext } from './entry.ts';
import { visibilityColumns } from './visibility.ts';

/** What of an article is searched; null where its texts are packed. */
export function searchText({ columns, texts, terms }: Entry): SearchText | null {
	if (texts instanceof Uint8Array) return null;
	return { title: columns.title, summary: columns.summary, body: texts.plain, terms: terms.map((term) => term.spelling) };
}

/** What the search index keeps of an article beside its text. */
export function searchFacts({ config, now }: EntryContext, { columns, languageId, logicalPath }: Entry, language: string): SearchFacts {
	return {
		languageId,
		date: columns.date,
		identity: `${language} ${logicalPath}`,
		inSite: visibilityColumns(columns, config, now).inSite === 1,
	};
}
