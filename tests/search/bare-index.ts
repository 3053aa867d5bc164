import { idsOf } from '../../src/db/page-set.ts';
import { openForWriting } from '../../src/db/open.ts';
import { createSearchWriter, type SearchText } from '../../src/db/search-index.ts';
import { createSearch } from '../../src/search/create-search.ts';
import type { SearchArguments, SearchResult } from '../../src/search/search.ts';
import type { PageRow, Reader } from '../../src/store/store.ts';

/** A search index and nothing else: articles are numbers, a greater one is newer where no date is given. */
export type BareIndex = {
	write(id: number, text: Partial<SearchText>, date?: number): void;
	/** Makes a segment of what was written. */
	flush(): void;
	/** @param reader members that take the place of the reader's own. */
	search(args: SearchArguments | string, reader?: Partial<Reader>): SearchResult;
	/** Articles in the order of the hits, the first hundred. */
	ids(args: SearchArguments | string, reader?: Partial<Reader>): number[];
	/** Rows of the index. */
	all: Reader['all'];
	/** All articles that the facets of a search are counted over. */
	idsOfFacets(query: string): number[];
	close(): void;
};

/**
 * @param service that may search other indexes too.
 * @param version of this one: an epoch and a generation.
 */
export function createBareIndex(service = createSearch(), version = 'test-1'): BareIndex {
	const { $client } = openForWriting(':memory:');
	const writer = createSearchWriter($client);
	const bare = {
		version,
		visibility: { mode: 'live' },
		condition: () => ({ sql: '1', parameters: [] }),
		languages: () => [],
		selected: () => null,
		pages: (ids: number[]) => ids.map((id) => ({ id }) as PageRow),
		facetsOf: (set: Parameters<typeof idsOf>[0]) => idsOf(set),
		all: (sql: string, ...parameters: unknown[]) => $client.prepare(sql).all(...parameters),
		get: (sql: string, ...parameters: unknown[]) => $client.prepare(sql).get(...parameters),
	} as unknown as Reader;
	const search = (args: SearchArguments | string, reader?: Partial<Reader>) =>
		service.search({ ...bare, ...reader }, typeof args === 'string' ? { query: args, first: 100 } : args);
	return {
		write: (id, text, date = id) =>
			writer.write(id, { title: '', summary: '', body: '', terms: [], ...text }, { languageId: 1, date, identity: `${id}`, inSite: true }),
		flush: () => writer.flush(),
		search,
		ids: (args, reader) => search(args, reader).edges.map(({ node }) => node.id),
		all: bare.all,
		idsOfFacets: (query) => search(query).facets() as unknown as number[],
		close: () => $client.close(),
	};
}
