import { type Bytes, type Cursor, writeBytes } from './search-bytes.ts';
import { createMatches, readDocuments, skipPlaces, writeDocuments } from './search-postings.ts';
import type { Reading } from './search-sources.ts';

/** The postings of one term, gathered from several segments. */
export type Postings = {
	clear(): void;
	/** Adds those of a segment; `targets` tells where its documents go, -1 for those that are left out. */
	add(reading: Reading, targets: Int32Array): void;
	/** Sorts what was added by document; gives how many these are. */
	sort(): number;
	/** What was sorted; gives whether there are levels. */
	writeDocuments(bytes: Bytes): boolean;
	writePlaces(bytes: Bytes): void;
};

/** Postings up to which they are sorted by hand. */
const FEW = 16;
/** Of so many documents one has the term at least: then it is quicker to look at each whether it has. */
const DENSE = 16;

/**
 * @param count documents that there are.
 * @param most documents of a segment that is added.
 */
export function createPostings(count: number, most: number): Postings {
	const matches = createMatches(most);
	const targetOf = new Uint16Array(count);
	const levelOf = new Uint8Array(count);
	const from = new Uint32Array(count);
	const to = new Uint32Array(count);
	const source = new Uint16Array(count);
	const sources: Uint8Array[] = [];
	/** Document in the upper half, and which of the added it is in the lower. */
	const keys = new Uint32Array(count);
	/** Which of the added a document is, plus one. Empty between calls. */
	const slots = new Uint16Array(count);
	const documents = new Uint16Array(count);
	const levels = new Uint8Array(count);
	let found = 0;
	let isAscending = true;
	let havePlaces = false;

	const sortKeys = () => {
		if (found <= FEW) {
			for (let i = 0; i < found; i++) {
				const key = targetOf[i]! * 65_536 + i;
				let at = i;
				while (at > 0 && keys[at - 1]! > key) {
					keys[at] = keys[at - 1]!;
					at--;
				}
				keys[at] = key;
			}
		} else if (found * DENSE < count) {
			for (let i = 0; i < found; i++) keys[i] = targetOf[i]! * 65_536 + i;
			if (!isAscending) keys.subarray(0, found).sort();
		} else {
			for (let i = 0; i < found; i++) slots[targetOf[i]!] = i + 1;
			for (let document = 0, i = 0; i < found; document++) {
				const slot = slots[document]!;
				if (slot === 0) continue;
				slots[document] = 0;
				keys[i++] = document * 65_536 + slot - 1;
			}
		}
	};

	return {
		clear() {
			found = 0;
			sources.length = 0;
			isAscending = true;
			havePlaces = false;
		},
		add({ entry, documents: bytes, places }, targets) {
			readDocuments(bytes, entry.documentsAt, entry.count, entry.hasLevels, matches);
			const cursor: Cursor = { data: places, at: entry.placesAt };
			const hasPlaces = entry.placesEnd > entry.placesAt;
			if (hasPlaces) havePlaces = true;
			const own = sources.push(places) - 1;
			for (let i = 0; i < matches.count; i++) {
				const start = cursor.at;
				if (hasPlaces) skipPlaces(cursor);
				const target = targets[matches.documents[i]!]!;
				if (target < 0) continue;
				if (found > 0 && target < targetOf[found - 1]!) isAscending = false;
				targetOf[found] = target;
				levelOf[found] = matches.levels[i]!;
				from[found] = start;
				to[found] = cursor.at;
				source[found++] = own;
			}
		},
		sort() {
			sortKeys();
			for (let i = 0; i < found; i++) {
				const key = keys[i]!;
				documents[i] = key >>> 16;
				levels[i] = levelOf[key & 0xffff]!;
			}
			return found;
		},
		writeDocuments: (bytes) => writeDocuments(bytes, documents, levels, found),
		writePlaces(bytes) {
			if (!havePlaces) return;
			for (let i = 0; i < found; i++) {
				const at = keys[i]! & 0xffff;
				writeBytes(bytes, sources[source[at]!]!, from[at]!, to[at]!);
			}
		},
	};
}
