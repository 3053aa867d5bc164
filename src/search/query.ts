import { HAS_GAP, IS_SINGLE, createUnits, readUnits } from '../db/search-units.ts';

/** A word or a single character of the query, folded as the index is. */
export type QueryUnit = {
	text: string;
	isSingle: boolean;
	/** Whether something stood between it and the unit before. */
	hasGap: boolean;
	/** Whether that was blank space, which stands for any distance that a reader takes for none. */
	isLoose: boolean;
};

/** One thing that must be in the article, or must not. */
export type Part = {
	units: QueryUnit[];
	/** The last word may go on: `prefix*`. */
	isPrefix: boolean;
};

export type Query = { wanted: Part[]; unwanted: Part[] };

/** Code units of a query that are read; nobody types more, and a pasted page must not cost a second. */
const LONGEST_QUERY = 10_000;

const openingQuotes = new Map([
	['"', '"'],
	['“', '”'],
	['„', '“'],
	['＂', '＂'],
	['«', '»'],
]);
const space = /\s/;

/**
 * Reads what a person typed. Words apart from each other must all occur, anywhere; what is in quotes, and what is typed
 * without space between, must occur as it is; `-` before a word or a quote excludes it; `*` behind a word lets it go on.
 * Everything else between words is as good as a space, and a quote that does not end is none.
 */
export function parseQuery(text: string): Query {
	const query: Query = { wanted: [], unwanted: [] };
	const seen = new Set<string>();
	for (const { piece, isExcluded, isQuoted } of pieces(text.slice(0, LONGEST_QUERY))) {
		const units = unitsOf(piece);
		if (units.length === 0) continue;
		const isPrefix = !isQuoted && /[*＊]$/.test(piece) && !units.at(-1)!.isSingle;
		const key = `${isExcluded ? '-' : ''}${isPrefix ? '*' : ''}${units.map((unit) => `${Number(unit.hasGap)}${unit.text}`).join('\0')}`;
		if (seen.has(key)) continue;
		seen.add(key);
		(isExcluded ? query.unwanted : query.wanted).push({ units, isPrefix });
	}
	return query;
}

type Piece = { piece: string; isExcluded: boolean; isQuoted: boolean };

function pieces(text: string): Piece[] {
	const found: Piece[] = [];
	/** Where the last closing quote of a kind stands, so that a row of open quotes is not searched again and again. */
	const lastClosing = new Map([...openingQuotes.values()].map((quote) => [quote, text.lastIndexOf(quote)]));
	let i = 0;
	while (i < text.length) {
		if (space.test(text[i]!)) {
			i++;
			continue;
		}
		const isExcluded = (text[i] === '-' || text[i] === '－') && i + 1 < text.length && !space.test(text[i + 1]!);
		if (isExcluded) i++;
		const closing = openingQuotes.get(text[i]!);
		if (closing !== undefined && lastClosing.get(closing)! > i) {
			const end = text.indexOf(closing, i + 1);
			found.push({ piece: text.slice(i + 1, end), isExcluded, isQuoted: true });
			i = end + 1;
			continue;
		}
		let end = i + 1;
		while (end < text.length && !space.test(text[end]!) && !isOpeningQuote(text, end, lastClosing)) end++;
		found.push({ piece: text.slice(i, end), isExcluded, isQuoted: false });
		i = end;
	}
	return found;
}

function isOpeningQuote(text: string, at: number, lastClosing: Map<string, number>): boolean {
	const closing = openingQuotes.get(text[at]!);
	return closing !== undefined && lastClosing.get(closing)! > at;
}

const units = createUnits();

function unitsOf(piece: string): QueryUnit[] {
	readUnits(piece, units);
	return Array.from({ length: units.count }, (_, i) => ({
		text: String.fromCharCode(...units.characters.subarray(units.starts[i]!, units.starts[i + 1]!)),
		isSingle: (units.kinds[i]! & IS_SINGLE) !== 0,
		hasGap: i > 0 && (units.kinds[i]! & HAS_GAP) !== 0,
		isLoose: i > 0 && /^\s+$/.test(units.text.slice(units.to[i - 1]!, units.from[i]!)),
	}));
}
