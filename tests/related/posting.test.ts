import { expect, it } from 'vitest';
import { comparePostings, createCursor, type Posting } from '../../src/related/posting.ts';

const all: Posting[] = Array.from({ length: 1000 }, (_, at) => ({ order: Math.floor(at / 3), page: at }));
const start = { order: Number.NEGATIVE_INFINITY, page: Number.NEGATIVE_INFINITY };

function cursor(length: number) {
	const reads: number[] = [];
	const read = (from: Posting, limit: number) => {
		reads.push(limit);
		return all
			.slice(0, length)
			.filter((posting) => comparePostings(posting, from) >= 0)
			.slice(0, limit);
	};
	return { reads, cursor: createCursor(read, start) };
}

it('walks through every posting once, whatever the blocks', () => {
	for (const length of [0, 1, 31, 32, 33, 96, 1000]) {
		const { cursor: walked } = cursor(length);
		const pages: number[] = [];
		for (; walked.current; walked.next()) pages.push(walked.current.page);
		expect(pages).toEqual(Array.from({ length }, (_, at) => at));
	}
});

it('jumps to the first posting that is not before a place, and never back', () => {
	const { cursor: jumping, reads } = cursor(1000);
	jumping.seek({ order: 5, page: 16 });
	expect(jumping.current).toEqual({ order: 5, page: 16 });
	jumping.seek({ order: 2, page: 0 });
	expect(jumping.current).toEqual({ order: 5, page: 16 });
	jumping.seek({ order: 300, page: 0 });
	expect(jumping.current).toEqual({ order: 300, page: 900 });
	expect(reads).toEqual([32, 32]);
	jumping.seek({ order: 999, page: 0 });
	expect(jumping.current).toBeNull();
});
