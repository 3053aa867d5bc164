import { visitPrefix } from '../db/search-blocks.ts';
import { raiseLevels } from '../db/search-postings.ts';
import { SHORT_PAIR } from '../db/search-terms.ts';
import type { Reader } from '../store/store.ts';
import { type Block, blockOf } from './segment-terms.ts';
import type { Segment } from './segments.ts';

/**
 * Raises in `best` the levels of all documents with a word that begins with the prefix (see {@link raiseLevels}). Pairs of words are
 * passed over, since their documents have the first word too: of a common one there are thousands.
 */
export function raisePrefix(reader: Reader, segment: Segment, prefix: string, best: Uint8Array): void {
	const raise = ({ head, documents }: Pick<Block, 'head' | 'documents'>) =>
		visitPrefix(head, prefix, (count, hasLevels, at) => raiseLevels(documents, at, count, hasLevels, best));
	const first = blockOf(reader, segment, prefix);
	if (first && !raise(first)) return;
	// These are in an index: the blocks are not read for it.
	const others = reader.all<{ id: number; term: string }>(
		'select id, term from search_block where segment = ? and term > ? and term < ? order by term',
		segment.id,
		first?.term ?? '',
		`${prefix}\u{10ffff}`,
	);
	for (const [i, { id, term }] of others.entries()) {
		const next = others[i + 1]?.term;
		if (next !== undefined && areOfOnePair(term, next)) continue;
		const block = reader.get<Block>('select head, documents from search_block where id = ? and segment = ?', id, segment.id);
		// Where it has just gone, so has the segment, and the search is run again.
		if (block) raise(block);
	}
}

/** Whether all terms from one to another are pairs with the same first word. */
function areOfOnePair(from: string, to: string): boolean {
	const end = from.indexOf(SHORT_PAIR);
	return end >= 0 && to.startsWith(from.slice(0, end + 1));
}
