import { createUnits, HAS_GAP, IS_SINGLE, readUnits } from '../db/search-units.ts';
import type { Part, QueryUnit } from './query.ts';

/** A piece of a text that a part of the query matches, in UTF-16 code units of the text as shown. */
export type Match = { from: number; to: number; part: number };

/** A text and where it matches, in order; matches may overlap. */
export type Highlighted = { text: string; matches: Match[] };

/** Matches per part that are looked at in one text: a snippet shows a few. */
const MOST_MATCHES = 1000;

const units = createUnits();

/** Finds the parts of a query in a text. */
export function highlight(text: string, parts: Part[]): Highlighted {
	readUnits(text, units);
	const found: Match[] = [];
	const { exact, loose } = byBeginning(parts);
	const counts = new Array<number>(parts.length).fill(0);
	for (let i = 0; i < units.count; i++) {
		const candidates = exact.get(units.characters[units.starts[i]!]!);
		if (!candidates && loose.length === 0) continue;
		for (const index of candidates ? [...candidates, ...loose] : loose) {
			if (counts[index]! >= MOST_MATCHES) continue;
			const match = matchAt(parts[index]!, i);
			if (!match) continue;
			counts[index]!++;
			found.push({ ...match, part: index });
		}
	}
	if (units.text === text) return { text, matches: found };
	const offsets = offsetsOf(text, units.text);
	if (!offsets) return { text: units.text, matches: found };
	return { text, matches: found.map(({ from, to, part }) => ({ from: offsets[from]!, to: offsets[to]!, part })) };
}

/** Indexes of parts by the first code unit that a match has, and of those that may begin with any. */
function byBeginning(parts: Part[]): { exact: Map<number, number[]>; loose: number[] } {
	const exact = new Map<number, number[]>();
	const loose: number[] = [];
	for (const [index, part] of parts.entries()) {
		const first = part.units[0]!.text.charCodeAt(0);
		if (isPiece(part)) loose.push(index);
		else exact.set(first, [...(exact.get(first) ?? []), index]);
	}
	return { exact, loose };
}

/** Whether a part may begin inside a word, so that its first unit need not be the text's. */
function isPiece({ units: own }: Part): boolean {
	return own.length > 1 && !own[0]!.isSingle && !own[1]!.hasGap;
}

/** Whether the text's unit i has the text at an offset from its beginning. */
function hasAt(i: number, text: string, offset: number): boolean {
	const { characters, starts } = units;
	const start = starts[i]! + offset;
	if (offset < 0 || start + text.length > starts[i + 1]!) return false;
	for (let k = 0; k < text.length; k++) if (characters[start + k] !== text.charCodeAt(k)) return false;
	return true;
}

function lengthOf(i: number): number {
	return units.starts[i + 1]! - units.starts[i]!;
}

/** The match of a part that begins with unit i of the text. */
function matchAt({ units: wanted, isPrefix }: Part, i: number): { from: number; to: number } | null {
	if (i + wanted.length > units.count) return null;
	const last = wanted.length - 1;
	for (let k = 0; k <= last; k++) {
		const unit = wanted[k]!;
		const length = lengthOf(i + k);
		if (k > 0 && !isDistanceRight(unit, wanted[k - 1]!, i + k)) return null;
		const beginsInside = k === 0 && last > 0 && !unit.isSingle && !wanted[1]!.hasGap;
		const goesOn = k === last && !unit.isSingle && (isPrefix || (last > 0 && !unit.hasGap));
		if (length !== unit.text.length && !beginsInside && !goesOn) return null;
		if (!hasAt(i + k, unit.text, beginsInside ? length - unit.text.length : 0)) return null;
	}
	const first = wanted[0]!;
	const from = first.isSingle ? units.from[i]! : Math.max(units.from[i]!, units.to[i]! - first.text.length);
	const end = wanted[last]!;
	const isWhole = lengthOf(i + last) === end.text.length;
	return {
		from: last === 0 ? units.from[i]! : from,
		to: isWhole || last === 0 ? units.to[i + last]! : Math.min(units.to[i + last]!, units.from[i + last]! + end.text.length),
	};
}

function isDistanceRight(unit: QueryUnit, before: QueryUnit, i: number): boolean {
	const hasGap = (units.kinds[i]! & HAS_GAP) !== 0;
	if (!unit.hasGap) return !hasGap;
	return hasGap || unit.isLoose || ((units.kinds[i]! & IS_SINGLE) === 0 && !before.isSingle);
}

/** A character with what joins it when text is normalised. */
const cluster = /[\s\S][\u0300-\u036f\u3099\u309a\uff9e\uff9f\u1160-\u11ff]*/g;

/** For each code unit of the normalised text where it stands in the text; null where the pieces do not make up the whole. */
function offsetsOf(text: string, normalized: string): Int32Array | null {
	const offsets = new Int32Array(normalized.length + 1);
	let length = 0;
	for (const { 0: piece, index } of text.matchAll(cluster)) {
		const part = piece.normalize('NFKC');
		if (!normalized.startsWith(part, length)) return null;
		for (let i = 0; i < part.length; i++) offsets[length++] = index;
	}
	if (length !== normalized.length) return null;
	offsets[length] = text.length;
	return offsets;
}
