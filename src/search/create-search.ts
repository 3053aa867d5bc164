import { readableText } from '../db/search-text.ts';
import { HugoQLError } from '../errors.ts';
import type { PageRow, Reader } from '../store/store.ts';
import { clauseOf, phraseOf } from './chain.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { createConditionReader, type Filter, filterOf } from './filter.ts';
import { headingAt } from './heading.ts';
import { highlight } from './highlight.ts';
import { createPageTaker, findHits, type HitTaker } from './hits.ts';
import { setOfBits } from './page-bits.ts';
import { type Part, parseQuery, type Query } from './query.ts';
import { createRanking, type Ranked } from './rank.ts';
import type { SearchArguments, SearchEdge, SearchService } from './search.ts';
import { createSegments, type Segment } from './segments.ts';
import { bestWindow, markedHTML, snippetHTML } from './snippet.ts';

const USUAL = 10;
const MOST = 100;

/** Opens the search over an index; made once, shared by all requests. */
export function createSearch(): SearchService {
	const segments = createSegments();
	const pagesOf = createConditionReader();

	/** Gives the hits to the taker, and says how many they are. */
	const find = (reader: Reader, present: Segment[], query: Query, { pages, condition }: Filter, taker: HitTaker): number => {
		const wanted = query.wanted.map(clauseOf);
		const unwanted = query.unwanted.map(clauseOf);
		const isLive = reader.visibility.mode === 'live';
		if (!condition) return findHits(reader, present, wanted, unwanted, { isLive, pages }, taker);
		const all = createPageTaker();
		findHits(reader, present, wanted, unwanted, { isLive, pages: null }, all);
		return findHits(reader, present, wanted, unwanted, { isLive, pages: pagesOf(reader, condition, all.pages()) }, taker);
	};

	return {
		search(reader, args) {
			const size = sizeOf(args);
			const query = parseQuery(args.query);
			const key = keyOf(query);
			const after = args.after == null ? null : decodeCursor(key, args.after);
			const filter = filterOf(reader, args);
			const { ranked, total } = segments.read(reader, (present) => {
				const ranking = createRanking(reader, query.wanted.length, phraseOf(query.wanted), after, size + 1);
				return { total: find(reader, present, query, filter, ranking), ranked: ranking.best() };
			});
			return {
				edges: edgesOf(reader, query, key, ranked.slice(0, size)),
				pageInfo: { hasNextPage: ranked.length > size, hasPreviousPage: after !== null },
				totalCount: () => total,
				facets() {
					// Found anew, so that an answer that nobody asks for facets holds nothing.
					const hits = createPageTaker();
					segments.read(reader, (present) => {
						hits.clear();
						find(reader, present, query, filter, hits);
					});
					return reader.facetsOf(setOfBits(hits.pages()));
				},
			};
		},
	};
}

function sizeOf({ first }: SearchArguments): number {
	const size = first ?? USUAL;
	if (!Number.isInteger(size) || size < 1 || size > MOST) {
		throw new HugoQLError(
			'BAD_USER_INPUT',
			`first must be a whole number from 1 to ${MOST}; it is ${size}. Read on with after: pageInfo.endCursor.`,
		);
	}
	return size;
}

/** The same for queries that find the same in the same order. */
function keyOf({ wanted, unwanted }: Query): string {
	return JSON.stringify([wanted, unwanted]);
}

function edgesOf(reader: Reader, query: Query, key: string, ranked: Ranked[]): SearchEdge[] {
	const pages = reader.pages(ranked.map(({ pageId }) => pageId));
	return ranked.flatMap((hit, i) => {
		const node = pages[i];
		return node ? [edgeOf(reader, query.wanted, node, hit.score, encodeCursor(key, hit))] : [];
	});
}

/** What is shown of a hit is made when asked for, since it needs the article's text. */
function edgeOf(reader: Reader, parts: Part[], node: PageRow, score: number, cursor: string): SearchEdge {
	let made: Snippet | null = null;
	const snippet = () => {
		made ??= snippetOf(reader, node, parts);
		return made;
	};
	return {
		cursor,
		node,
		score,
		get titleHTML() {
			return markedHTML(highlight(node.title, parts));
		},
		get snippetHTML() {
			return snippet().snippetHTML;
		},
		get heading() {
			return snippet().heading;
		},
	};
}

type Snippet = Pick<SearchEdge, 'snippetHTML' | 'heading'>;

/** From the body where it matches, else from the summary where that does, else the body's beginning. */
function snippetOf(reader: Reader, page: PageRow, parts: Part[]): Snippet {
	const texts = reader.texts(page);
	const plain = readableText(texts.plain);
	const body = highlight(plain, parts);
	const window = bestWindow(body);
	if (window) return { snippetHTML: snippetHTML(body, window.from), heading: headingAt(texts, body.text.slice(0, window.from)) };
	const summary = highlight(readableText(page.summary), parts);
	const inSummary = bestWindow(summary);
	if (inSummary) return { snippetHTML: snippetHTML(summary, inSummary.from), heading: null };
	return { snippetHTML: snippetHTML(plain.trim() === '' ? summary : body, 0), heading: null };
}
