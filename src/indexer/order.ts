/*
 * Order maintenance: rows carry an integer place, so that a list is an index range and never a sort. Places are spread
 * out; a newcomer goes between its neighbours, and where there is no room left a window of rows around it is spread anew.
 */

/** Distance between neighbours when there is room. */
export const STEP = 2 ** 20;

/** Place of the first row of a list: far from 0, which stands for rows without a place, so that there is room in front for good. */
export const FIRST = 2 ** 50;

/** Places of the rows just before and just after a spot, null at an end; `equal` is the place of rows that an item shares its place with. */
export type Gap = { before: number | null; after: number | null; equal?: number };

/** One ordered list of the index, as {@link place} needs it. */
export type OrderedList<Item> = {
	/** Where the item belongs among placed rows. */
	neighbours(item: Item): Gap;
	/** Whether two items are equal and share a place; lists without it have a place for each item. */
	shares?(a: Item, b: Item): boolean;
	/** Up to `limit` places, ascending, that are greater than (or, backwards, at most) `place`; backwards gives them descending. */
	window(place: number, limit: number, backwards: boolean): number[];
	/** Moves the row at a place. */
	move(from: number, to: number): void;
	/** Gives the item its place. */
	assign(item: Item, place: number): void;
};

/**
 * Places items, which must be sorted, into a list. Neighbouring items share a gap and are put close to its upper end: news
 * arrive at the front of their list again and again, so the room must stay in front of them.
 */
export function place<Item>(list: OrderedList<Item>, items: Item[]): void {
	let start = 0;
	/** Where the next item belongs, if that was found out already. */
	let found: Gap | null = null;
	while (start < items.length) {
		const gap: Gap = found ?? list.neighbours(items[start]!);
		found = null;
		if (gap.equal !== undefined) {
			list.assign(items[start++]!, gap.equal);
			continue;
		}
		let end = start + 1;
		for (; end < items.length; end++) {
			found = list.neighbours(items[end]!);
			if (!sameGap(found, gap)) break;
			found = null;
		}
		if (placeInGap(list, items.slice(start, end), gap)) found = null;
		start = end;
	}
}

function sameGap(a: Gap, b: Gap): boolean {
	return a.before === b.before && a.after === b.after && b.equal === undefined;
}

/** Whether rows had to be moved. */
function placeInGap<Item>(list: OrderedList<Item>, items: Item[], gap: Gap): boolean {
	const ranks = sharedRanks(list, items);
	const count = ranks.at(-1)! + 1;
	let { before, after } = gap;
	const isFull = before !== null && after !== null && after - before <= count;
	if (isFull) ({ before, after } = makeRoom(list, before!, count));
	const assign = (first: number, step: number) => {
		for (const [i, item] of items.entries()) list.assign(item, first + ranks[i]! * step);
	};
	if (before === null && after === null) assign(FIRST, STEP);
	else if (before === null) assign(after! - count * STEP, STEP);
	else if (after === null) assign(before + STEP, STEP);
	else if (after - before > (count + 1) * STEP) assign(after - count * STEP, STEP);
	else {
		const step = Math.floor((after - before) / (count + 1));
		assign(before + step, step);
	}
	return isFull;
}

/** Rank of each item in its gap: 0, 1, 2 …, the same for items that share a place. */
function sharedRanks<Item>(list: OrderedList<Item>, items: Item[]): number[] {
	let rank = 0;
	return items.map((item, i) => (i > 0 && !list.shares?.(items[i - 1]!, item) ? ++rank : rank));
}

/** Spreads a window of rows around a full gap so that at least `count` places become free in it. */
function makeRoom<Item>(list: OrderedList<Item>, before: number, count: number): { before: number; after: number } {
	for (let size = 32; ; size *= 4) {
		const lower = list.window(before, size, true);
		const upper = list.window(before, size, false);
		const isWholeList = lower.length < size && upper.length < size;
		const low = lower.length < size ? lower.at(-1)! - size * STEP : lower.pop()!;
		const high = upper.length < size ? upper.at(-1)! + size * STEP : upper.pop()!;
		const rows = [...lower.reverse(), ...upper];
		const step = Math.floor((high - low) / (rows.length + count + 2));
		if (step < 1024 && !isWholeList) continue;
		const split = lower.length;
		const target = (i: number) => low + (i < split ? i + 1 : i + 1 + count) * step;
		// Rows are moved in an order that never lets two of them share a place.
		const moves = rows.map((from, i) => ({ from, to: target(i) }));
		for (const { from, to } of moves.filter((m) => m.to < m.from)) list.move(from, to);
		for (const { from, to } of moves.filter((m) => m.to > m.from).reverse()) list.move(from, to);
		return { before: split > 0 ? target(split - 1) : low, after: target(split) };
	}
}
