/*
 * Sets of page ids that are intersected and counted without reading a row: ids are told apart by their upper bits into chunks of 65,536,
 * and a chunk is a sorted list of the lower 16 bits, or where that would be longer a bitmap. (Chambi, Lemire and others, 2016: Better
 * bitmap performance with Roaring bitmaps.)
 */

/** The pages of one chunk: a sorted list of lower bits, or one bit for each of the 65,536. Never empty. */
export type Chunk = Uint16Array | Uint32Array;

/** Chunks by upper bits, ascending. */
export type PageSet = Map<number, Chunk>;

/** Ids of one chunk. */
export const CHUNK = 65_536;
const WORDS = CHUNK / 32;
/** A longer list takes more than the bitmap. */
const LONGEST_LIST = 4095;

/** Number of the chunk that holds an id. */
export function chunkOf(id: number): number {
	return Math.floor(id / CHUNK);
}

/** The set of some ids, ascending. */
export function setOf(ids: Iterable<number>): PageSet {
	const set: PageSet = new Map();
	let chunk = -1;
	let low: number[] = [];
	const close = () => {
		if (low.length > 0) set.set(chunk, chunkFrom(low));
		low = [];
	};
	for (const id of ids) {
		if (chunkOf(id) !== chunk) {
			close();
			chunk = chunkOf(id);
		}
		low.push(id % CHUNK);
	}
	close();
	return set;
}

/** The chunk of some lower bits, ascending, each once; of one at least. */
export function chunkFrom(low: number[]): Chunk {
	return low.length <= LONGEST_LIST ? Uint16Array.from(low) : bitmapOf(low);
}

function bitmapOf(low: Iterable<number>): Uint32Array {
	const bits = new Uint32Array(WORDS);
	for (const value of low) bits[value >>> 5]! |= 1 << (value & 31);
	return bits;
}

/** A chunk with some ids added and others taken away, each once; null where nothing is left. */
export function changedChunk(chunk: Chunk | undefined, changes: [id: number, isIn: boolean][]): Chunk | null {
	if (!(chunk instanceof Uint32Array)) {
		const list = changedList(chunk ?? new Uint16Array(0), changes);
		return list.length > LONGEST_LIST ? bitmapOf(list) : listed(list);
	}
	const bits = chunk.slice();
	for (const [id, isIn] of changes) {
		const value = id % CHUNK;
		if (isIn) bits[value >>> 5]! |= 1 << (value & 31);
		else bits[value >>> 5]! &= ~(1 << (value & 31));
	}
	return shortened(bits);
}

/** To go through a bitmap would take much longer where a list and what changes are short, as most are. */
function changedList(list: Uint16Array, changes: [id: number, isIn: boolean][]): Uint16Array {
	const sorted = (wanted: boolean) => Uint16Array.from(changes.flatMap(([id, isIn]) => (isIn === wanted ? id % CHUNK : []))).sort();
	return inFirstOnly(inEither(list, sorted(true)), sorted(false));
}

/** The bytes that a chunk is kept as: 8,192 are a bitmap, fewer a list. */
export function packChunk(chunk: Chunk): Uint8Array {
	return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

/** The chunk that bytes are. */
export function unpackChunk(bytes: Uint8Array): Chunk {
	const own = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
	return own.byteLength === WORDS * 4
		? new Uint32Array(own.buffer, own.byteOffset, WORDS)
		: new Uint16Array(own.buffer, own.byteOffset, own.byteLength / 2);
}

/** Sizes that were counted: a set is not changed once it is made. */
const sizes = new WeakMap<PageSet, number>();

/** How many pages a set has. */
export function sizeOf(set: PageSet): number {
	const known = sizes.get(set);
	if (known !== undefined) return known;
	let size = 0;
	for (const chunk of set.values()) size += chunk instanceof Uint16Array ? chunk.length : bitsIn(chunk);
	sizes.set(set, size);
	return size;
}

/** Bytes that a set takes in memory, about. */
export function bytesOf(set: PageSet): number {
	let bytes = 100;
	for (const chunk of set.values()) bytes += chunk.byteLength + 150;
	return bytes;
}

/** Calls `found` for the ids of a set, ascending. */
export function eachId(set: PageSet, found: (id: number) => void): void {
	for (const [upper, chunk] of set) {
		const base = upper * CHUNK;
		if (chunk instanceof Uint16Array) for (let place = 0; place < chunk.length; place++) found(base + chunk[place]!);
		else
			for (let word = 0; word < WORDS; word++)
				for (let bits = chunk[word]!; bits !== 0; bits &= bits - 1) found(base + word * 32 + (31 - Math.clz32(bits & -bits)));
	}
}

/** Ids of a set, ascending. */
export function idsOf(set: PageSet): number[] {
	const ids: number[] = [];
	eachId(set, (id) => void ids.push(id));
	return ids;
}

/** Pages that are in both. */
export function intersection(one: PageSet, other: PageSet): PageSet {
	const [few, many] = one.size <= other.size ? [one, other] : [other, one];
	return mapped(few, (chunk, upper) => {
		const second = many.get(upper);
		return second ? both(chunk, second) : null;
	});
}

/** The set with all its chunks as bitmaps: many small sets are met with it in less time. */
export function asBitmaps(set: PageSet): PageSet {
	return new Map([...set].map(([upper, chunk]) => [upper, chunk instanceof Uint32Array ? chunk : bitmapOf(chunk)]));
}

/** How many pages are in both. */
export function sizeOfIntersection(one: PageSet, other: PageSet): number {
	const [few, many] = one.size <= other.size ? [one, other] : [other, one];
	let size = 0;
	for (const [upper, chunk] of few) {
		const second = many.get(upper);
		if (second) size += sizeOfBoth(chunk, second);
	}
	return size;
}

/** Pages of the first that are not in the second. */
export function difference(one: PageSet, other: PageSet): PageSet {
	return mapped(one, (chunk, upper) => {
		const second = other.get(upper);
		return second ? without(chunk, second) : chunk;
	});
}

/** Pages that are in one of the sets at least. */
export function union(sets: PageSet[]): PageSet {
	if (sets.length === 1) return sets[0]!;
	const uppers = [...new Set(sets.flatMap((set) => [...set.keys()]))].sort((a, b) => a - b);
	return new Map(
		uppers.map((upper) => {
			const chunks = sets.flatMap((set) => set.get(upper) ?? []);
			return [upper, chunks.length === 1 ? chunks[0]! : anyOf(chunks)];
		}),
	);
}

function mapped(set: PageSet, change: (chunk: Chunk, upper: number) => Chunk | null): PageSet {
	const result: PageSet = new Map();
	for (const [upper, chunk] of set) {
		const changed = change(chunk, upper);
		if (changed) result.set(upper, changed);
	}
	return result;
}

function has(bits: Uint32Array, value: number): boolean {
	return ((bits[value >>> 5]! >>> (value & 31)) & 1) === 1;
}

function both(one: Chunk, other: Chunk): Chunk | null {
	if (one instanceof Uint32Array && other instanceof Uint32Array) {
		const bits = new Uint32Array(WORDS);
		let any = 0;
		for (let word = 0; word < WORDS; word++) any |= bits[word] = one[word]! & other[word]!;
		return any === 0 ? null : shortened(bits);
	}
	return listed(inBoth(one, other));
}

function without(one: Chunk, other: Chunk): Chunk | null {
	if (one instanceof Uint32Array) {
		const bits = one.slice();
		if (other instanceof Uint32Array) for (let word = 0; word < WORDS; word++) bits[word]! &= ~other[word]!;
		else for (const value of other) bits[value >>> 5]! &= ~(1 << (value & 31));
		return shortened(bits);
	}
	return listed(other instanceof Uint32Array ? ofBitmap(one, other, 0) : inFirstOnly(one, other));
}

/** Values of a list whose bit is as wanted: 1 set, 0 not. */
function ofBitmap(list: Uint16Array, bits: Uint32Array, wanted: 0 | 1): Uint16Array {
	const found = new Uint16Array(list.length);
	let length = 0;
	for (let place = 0; place < list.length; place++) {
		const value = list[place]!;
		found[length] = value;
		length += Number(((bits[value >>> 5]! >>> (value & 31)) & 1) === wanted);
	}
	return found.subarray(0, length);
}

function inFirstOnly(one: Uint16Array, other: Uint16Array): Uint16Array {
	if (other.length < MUCH_LONGER * one.length) return ofBitmapOf(one, other, 0);
	const found = new Uint16Array(one.length);
	let length = 0;
	let from = 0;
	for (const value of one) {
		from = firstAtLeast(other, value, from);
		if (other[from] !== value) found[length++] = value;
	}
	return found.subarray(0, length);
}

/** All bits are 0 between calls. */
const scratch = new Uint32Array(WORDS);

/** The same for two lists: which of the values is next cannot be foreseen, so that a bit for each takes less time than going along both. */
function ofBitmapOf(list: Uint16Array, other: Uint16Array, wanted: 0 | 1): Uint16Array {
	for (const value of other) scratch[value >>> 5]! |= 1 << (value & 31);
	const found = ofBitmap(list, scratch, wanted);
	for (const value of other) scratch[value >>> 5] = 0;
	return found;
}

/** Of a list that is so many times as long as another, most values are leapt over. */
const MUCH_LONGER = 8;

function anyOf(chunks: Chunk[]): Chunk {
	const lists = chunks.filter((chunk) => chunk instanceof Uint16Array);
	if (lists.length === chunks.length && lists.length <= 16 && lists.reduce((sum, list) => sum + list.length, 0) <= LONGEST_LIST)
		return lists.reduce(inEither);
	const bits = new Uint32Array(WORDS);
	for (const chunk of chunks) {
		if (chunk instanceof Uint32Array) for (let word = 0; word < WORDS; word++) bits[word]! |= chunk[word]!;
		else for (const value of chunk) bits[value >>> 5]! |= 1 << (value & 31);
	}
	return lists.length === chunks.length ? shortened(bits)! : bits;
}

/** Two lists as one: to go through bitmaps would take longer where they are short. */
function inEither(one: Uint16Array, other: Uint16Array): Uint16Array {
	const found = new Uint16Array(one.length + other.length);
	let length = 0;
	let second = 0;
	for (const value of one) {
		while (second < other.length && other[second]! < value) found[length++] = other[second++]!;
		if (other[second] === value) second++;
		found[length++] = value;
	}
	while (second < other.length) found[length++] = other[second++]!;
	return found.subarray(0, length);
}

/** Values of two chunks that are not both bitmaps. */
function inBoth(one: Chunk, other: Chunk): Uint16Array {
	if (one instanceof Uint32Array) return inBoth(other, one);
	if (other instanceof Uint32Array) return ofBitmap(one as Uint16Array, other, 1);
	const [few, many] = one.length <= other.length ? [one, other] : [other, one];
	if (many.length < MUCH_LONGER * few.length) return ofBitmapOf(few, many, 1);
	const found = new Uint16Array(few.length);
	let length = 0;
	let from = 0;
	for (const value of few) {
		from = firstAtLeast(many, value, from);
		if (many[from] === value) found[length++] = value;
	}
	return found.subarray(0, length);
}

/** Place of the first value that is not smaller, sought with growing steps from a place on. */
function firstAtLeast(list: Uint16Array, value: number, from: number): number {
	let step = 1;
	let low = from;
	while (low + step < list.length && list[low + step]! < value) {
		low += step;
		step *= 2;
	}
	let high = Math.min(low + step, list.length);
	while (low < high) {
		const middle = (low + high) >> 1;
		if (list[middle]! < value) low = middle + 1;
		else high = middle;
	}
	return low;
}

function sizeOfBoth(one: Chunk, other: Chunk): number {
	if (one instanceof Uint32Array && other instanceof Uint32Array) {
		let size = 0;
		for (let word = 0; word < WORDS; word++) size += bitsOf(one[word]! & other[word]!);
		return size;
	}
	return inBoth(one, other).length;
}

function listed(list: Uint16Array): Uint16Array | null {
	return list.length > 0 ? list : null;
}

/** A bitmap as the shorter of the two forms; null where it is empty. */
function shortened(bits: Uint32Array): Chunk | null {
	const size = bitsIn(bits);
	if (size > LONGEST_LIST) return bits;
	if (size === 0) return null;
	const list = new Uint16Array(size);
	let length = 0;
	for (let word = 0; word < WORDS; word++)
		for (let rest = bits[word]!; rest !== 0; rest &= rest - 1) list[length++] = word * 32 + (31 - Math.clz32(rest & -rest));
	return list;
}

function bitsIn(bits: Uint32Array): number {
	let size = 0;
	for (let word = 0; word < WORDS; word++) size += bitsOf(bits[word]!);
	return size;
}

/** Number of bits that are set (Warren: Hacker's Delight, 5-1). */
function bitsOf(word: number): number {
	let value = word - ((word >>> 1) & 0x55555555);
	value = (value & 0x33333333) + ((value >>> 2) & 0x33333333);
	return Math.imul((value + (value >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Whether a set has a page. */
export function hasPage(set: PageSet, id: number): boolean {
	const chunk = set.get(chunkOf(id));
	if (!chunk) return false;
	const value = id % CHUNK;
	return chunk instanceof Uint32Array ? has(chunk, value) : chunk[firstAtLeast(chunk, value, 0)] === value;
}
