import { describe, expect, it } from 'vitest';
import {
	changedChunk,
	chunkOf,
	difference,
	idsOf,
	intersection,
	type PageSet,
	packChunk,
	setOf,
	sizeOf,
	sizeOfIntersection,
	union,
	unpackChunk,
} from '../../src/db/page-set.ts';
import { createRandom } from '../store/random-site.ts';

const { below } = createRandom(5);

/** Ids over three chunks, from a handful to more than a list holds. */
function someIds(share: number): number[] {
	return Array.from({ length: 3 * 65_536 }, (_, id) => id).filter(() => below(10_000) < share * 10_000);
}

const samples = [[], [0], [65_535, 65_536, 196_607], someIds(0.0005), someIds(0.03), someIds(0.07), someIds(0.3)];
/** As text: lists this long take long to be compared one by one. */
const text = (numbers: Iterable<number>) => [...numbers].join();
const ids = (set: PageSet) => text(idsOf(set));

describe('a set of pages', () => {
	it.each(samples.map((sample) => [sample.length, sample] as const))('of %i gives back its ids, packed and unpacked', (size, sample) => {
		const set = setOf(sample);
		const again: PageSet = new Map([...set].map(([chunk, pages]) => [chunk, unpackChunk(Buffer.from(packChunk(pages)))]));
		expect(ids(again)).toBe(text(sample));
		expect(sizeOf(again)).toBe(size);
	});

	it('is intersected, joined and lessened as sets are, in whatever form its chunks are', () => {
		for (const one of samples) {
			for (const other of samples) {
				const [a, b] = [new Set(one), new Set(other)];
				const [x, y] = [setOf(one), setOf(other)];
				const common = one.filter((id) => b.has(id));
				expect(ids(intersection(x, y))).toBe(text(common));
				expect(sizeOfIntersection(x, y)).toBe(common.length);
				expect(ids(difference(x, y))).toBe(text(one.filter((id) => !b.has(id))));
				expect(ids(union([x, y]))).toBe(text([...new Set([...a, ...b])].sort((m, n) => m - n)));
			}
		}
	});

	it('changes by single pages, from list to bitmap and back to nothing', () => {
		const many = samples[5]!.filter((id) => chunkOf(id) === 1);
		const half = many.filter((_, i) => i % 2 === 0);
		const list = changedChunk(undefined, [[many[0]!, true]])!;
		expect(ids(new Map([[1, list]]))).toBe(text([many[0]!]));
		const bitmap = changedChunk(
			list,
			many.map((id) => [id, true]),
		)!;
		expect(ids(new Map([[1, bitmap]]))).toBe(text(many));
		const lessened = changedChunk(
			bitmap,
			half.map((id) => [id, false]),
		)!;
		expect(ids(new Map([[1, lessened]]))).toBe(text(many.filter((_, i) => i % 2 === 1)));
		expect(
			changedChunk(
				lessened,
				many.map((id) => [id, false]),
			),
		).toBeNull();
	});
});
