/** A page that has a keyword. Postings go by `order`, then `page`, both ascending. */
export type Posting = {
	/** Newest first, unset last: the publish date negated. */
	order: number;
	page: number;
};

/** Walks the postings of one keyword. */
export type PostingCursor = {
	/** Where it stands, null behind the last. */
	readonly current: Posting | null;
	next(): void;
	/** Goes on to the first posting that is not before this one; never back. */
	seek(posting: Posting): void;
};

/** Compares places of postings, negative where the first comes before the second. */
export function comparePostings(a: Posting, b: Posting): number {
	return a.order - b.order || a.page - b.page;
}

/** Gives at most `limit` postings from a place on, this place included, in order; fewer only where there are no more. */
export type ReadPostings = (from: Posting, limit: number) => Posting[];

const firstRead = 32;
const largestRead = 512;

/**
 * A cursor over postings that are read in blocks: small ones after a jump, larger ones the longer they are walked through. `from` is where
 * it begins.
 */
export function createCursor(read: ReadPostings, from: Posting): PostingCursor {
	let size = firstRead;
	let block = read(from, size);
	let at = 0;

	/** Reads on from a place; a block that was not full was the last. */
	function load(place: Posting, nextSize: number): void {
		const isLast = block.length < size;
		size = nextSize;
		block = isLast ? [] : read(place, size);
		at = 0;
	}

	return {
		get current() {
			return block[at] ?? null;
		},
		next() {
			if (at < block.length) at++;
			const last = block.at(-1);
			if (last && at === block.length) load({ order: last.order, page: last.page + 1 }, Math.min(size * 2, largestRead));
		},
		seek(place) {
			const last = block.at(-1);
			if (!last || comparePostings(block[at]!, place) >= 0) return;
			if (comparePostings(last, place) < 0) {
				load(place, firstRead);
				return;
			}
			let high = block.length - 1;
			while (at < high) {
				const middle = (at + high) >> 1;
				if (comparePostings(block[middle]!, place) < 0) at = middle + 1;
				else high = middle;
			}
		},
	};
}
