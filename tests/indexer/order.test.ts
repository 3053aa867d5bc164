import { describe, expect, it } from 'vitest';
import { type OrderedList, place } from '../../src/indexer/order.ts';

/** An ordered list of numbers in memory: what the index does with SQL. */
function numberList(shares = false) {
	const rows: { value: number; place: number }[] = [];
	const sorted = () => rows.sort((a, b) => a.place - b.place);
	const list: OrderedList<number> = {
		neighbours(value) {
			const equal = shares ? rows.find((row) => row.value === value) : undefined;
			if (equal) return { before: null, after: null, equal: equal.place };
			const before = sorted().findLast((row) => row.value <= value);
			const after = sorted().find((row) => row.value > value);
			return { before: before?.place ?? null, after: after?.place ?? null };
		},
		...(shares ? { shares: (a: number, b: number) => a === b } : {}),
		window(from, limit, backwards) {
			const places = [...new Set(sorted().map((row) => row.place))];
			return backwards
				? places
						.filter((p) => p <= from)
						.reverse()
						.slice(0, limit)
				: places.filter((p) => p > from).slice(0, limit);
		},
		move(from, to) {
			for (const row of rows) if (row.place === from) row.place = to;
		},
		assign: (value, to) => void rows.push({ value, place: to }),
	};
	const add = (...values: number[]) =>
		place(
			list,
			values.sort((a, b) => a - b),
		);
	return { add, rows, values: () => sorted().map((row) => row.value) };
}

describe('order maintenance', () => {
	it('keeps a list sorted through thousands of batches at one spot, relabelling where room runs out', () => {
		const { add, rows, values } = numberList();
		add(0, 1_000_000);
		for (let i = 1; i < 3000; i++) add(i, i + 0.5);
		expect(values()).toEqual([...values()].sort((a, b) => a - b));
		expect(new Set(rows.map((row) => row.place)).size).toBe(rows.length);
		expect(rows.every((row) => Number.isSafeInteger(row.place))).toBe(true);
	});

	it('keeps a list sorted when news arrive at its front behind a pinned row', () => {
		const { add, values } = numberList();
		add(-1_000_000, 0);
		for (let i = 1; i < 2000; i++) add(-i);
		expect(values()).toEqual([...values()].sort((a, b) => a - b));
	});

	it('gives equal items one place', () => {
		const { add, rows } = numberList(true);
		add(3, 1, 2, 2);
		add(2, 2.5, 2.5);
		const places = (value: number) => new Set(rows.filter((row) => row.value === value).map((row) => row.place));
		expect(places(2).size).toBe(1);
		expect(places(2.5).size).toBe(1);
		expect([...places(2)][0]).toBeLessThan([...places(2.5)][0]!);
	});

	it('stays sorted under random insertion', () => {
		const { add, values } = numberList();
		let seed = 42;
		const random = () => {
			seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
			return seed / 2 ** 31;
		};
		for (let i = 0; i < 300; i++) add(...Array.from({ length: 1 + Math.floor(random() * 9) }, () => Math.floor(random() * 50)));
		expect(values()).toEqual([...values()].sort((a, b) => a - b));
	});
});
