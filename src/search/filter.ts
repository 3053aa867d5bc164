import { idsOf, setOf, sizeOf } from '../db/page-set.ts';
import type { PageCondition, Reader } from '../store/store.ts';
import { bitsOfSet, type PageBits, setOfBits } from './page-bits.ts';
import type { SearchArguments } from './search.ts';

/** What of a search's `where` and `locales` sets are kept for, and else the condition that they are. */
export type Filter = { pages: PageBits | null; condition: PageCondition | null };

/** Reads the arguments; unknown locales are BAD_USER_INPUT. */
export function filterOf(reader: Reader, { where, locales }: SearchArguments): Filter {
	const isLive = reader.visibility.mode === 'live';
	if (isLive && isEmpty(where) && !locales?.length) return { pages: null, condition: null };
	const set = reader.selected(where ?? null, locales ?? null);
	if (set) return { pages: bitsOfSet(set), condition: null };
	return { pages: null, condition: reader.condition(where ?? null, locales ?? null) };
}

function isEmpty(where: SearchArguments['where']): boolean {
	return !where || Object.values(where).every((value) => value === null || value === undefined);
}

/** Up to so many hits are asked for one by one whether they meet the condition; for more the condition's pages are read once. */
const FEW_HITS = 3000;

/** Conditions of which the pages are remembered: a bit for each page of the index each. */
const MOST_KNOWN = 8;

/** Reads which pages meet a condition, and remembers it as long as the index stays as it is. */
export function createConditionReader(): (reader: Reader, condition: PageCondition, hits: PageBits) => PageBits {
	let version = '';
	const known = new Map<string, PageBits>();
	return (reader, condition, hits) => {
		if (version !== reader.version) known.clear();
		version = reader.version;
		const key = JSON.stringify(condition);
		const found = known.get(key);
		if (found) return found;
		const set = setOfBits(hits);
		if (sizeOf(set) <= FEW_HITS) {
			return bitsOfIds(
				reader.all(
					`select page.id as id from json_each(?) as hit cross join page on page.id = hit.value where ${condition.sql}`,
					JSON.stringify(idsOf(set)),
					...condition.parameters,
				),
			);
		}
		const pages = bitsOfIds(reader.all(`select page.id as id from page where ${condition.sql}`, ...condition.parameters));
		known.set(key, pages);
		if (known.size > MOST_KNOWN) known.delete(known.keys().next().value!);
		return pages;
	};
}

function bitsOfIds(rows: { id: number }[]): PageBits {
	return bitsOfSet(setOf(Float64Array.from(rows, ({ id }) => id).sort()));
}
