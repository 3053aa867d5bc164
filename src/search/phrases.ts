import type { Matches } from '../db/search-postings.ts';
import type { Reader } from '../store/store.ts';
import type { Link } from './chain.ts';
import { findLinks, type Lists, union } from './evaluate.ts';
import { chainEnds } from './places.ts';
import type { Segment } from './segments.ts';

/** Whether a document holds a chain; documents have to be asked about in order. */
export type ChainProbe = (document: number) => boolean;

const never: ChainProbe = () => false;

/** @param among the documents that may be asked about, from one on. */
export function probeChain(reader: Reader, segment: Segment, links: Link[], among: Matches, from: number, lists: Lists): ChainProbe {
	lists.reset();
	const found = findLinks(reader, segment, links);
	if (!found) return never;
	if (found.length > 1) {
		const endIn = chainEnds(links, found, among.documents.slice(from, among.count));
		return (document) => endIn(document) >= 0;
	}
	const { documents, count } = union(segment, found[0]!, lists);
	let i = 0;
	return (document) => {
		while (i < count && documents[i]! < document) i++;
		return i < count && documents[i] === document;
	};
}
