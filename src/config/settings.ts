import type { Json } from './config.ts';
import { emptyTree, isTree, type Tree } from './tree.ts';

/** Told of a setting whose value cannot be used: its full key (`related.threshold`) and what is wrong. */
export type Complain = (key: string, message: string) => void;

/**
 * The settings of one map, read with the conversions of Hugo's weak decoding (mapstructure, WeakDecode): `"10"` is a number, `1` is true,
 * a single value is a list of one. Keys are named as Hugo's documentation spells them, for reports. An absent or null value gives the default; one that cannot be converted does too, and is reported.
 */
export type Settings = {
	tree: Tree;
	has(key: string): boolean;
	text(key: string, fallback: string): string;
	number(key: string, fallback: number): number;
	flag(key: string, fallback: boolean): boolean;
	/** null where the key is absent. */
	texts(key: string): string[] | null;
	/** One of the choices, compared without regard to case. */
	choice<Choice extends string>(key: string, choices: readonly Choice[], fallback: Choice): Choice;
	/** The settings below a key; none where there is no map. */
	below(key: string): Settings;
};

/** Reads a map; `path` is its own key, for reports. Anything but a map reads as an empty one. */
export function settings(value: Json | undefined, path: string, complain: Complain): Settings {
	const tree = isTree(value) ? value : emptyTree();
	const full = (key: string): string => (path === '' ? key : `${path}.${key}`);
	const read = <Value>(key: string, convert: (value: Json) => Value | null, expected: string, fallback: Value): Value => {
		const found = tree[key.toLowerCase()];
		if (found === undefined || found === null) return fallback;
		const converted = convert(found);
		if (converted === null) complain(full(key), `is ${sample(found)}, not ${expected}`);
		return converted ?? fallback;
	};
	return {
		tree,
		has: (key) => tree[key.toLowerCase()] !== undefined && tree[key.toLowerCase()] !== null,
		text: (key, fallback) => read(key, toText, 'a text', fallback),
		number: (key, fallback) => read(key, toNumber, 'a whole number', fallback),
		flag: (key, fallback) => read(key, toFlag, 'true or false', fallback),
		texts: (key) => read<string[] | null>(key, toTexts, 'a list of texts', null),
		choice: (key, choices, fallback) =>
			read(
				key,
				(found) => choices.find((choice) => choice.toLowerCase() === toText(found)?.toLowerCase()) ?? null,
				`one of ${choices.join(', ')}`,
				fallback,
			),
		below: (key) => settings(tree[key.toLowerCase()], full(key), complain),
	};
}

/** A scalar as text: true is `1`, false `0`; null for lists, maps and null. */
export function toText(value: Json): string | null {
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return String(value);
	if (typeof value === 'boolean') return value ? '1' : '0';
	return null;
}

/** A whole number from a number, its text or a boolean; fractions are cut off; null for anything else. */
export function toNumber(value: Json): number | null {
	if (typeof value === 'number') return Math.trunc(value);
	if (typeof value === 'boolean') return value ? 1 : 0;
	if (typeof value !== 'string') return null;
	if (value === '') return 0;
	return /^[+-]?\d{1,15}$/.test(value) ? Number(value) : null;
}

/** A boolean from itself, a number or the texts that Go's strconv.ParseBool knows; null for anything else. */
export function toFlag(value: Json): boolean | null {
	if (typeof value === 'boolean') return value;
	if (typeof value === 'number') return value !== 0;
	if (typeof value !== 'string') return null;
	if (/^(1|t|T|TRUE|true|True)$/.test(value)) return true;
	return /^(0|f|F|FALSE|false|False|)$/.test(value) ? false : null;
}

/** A list of texts from a list of scalars or one scalar; the empty text is the empty list; null for anything else. */
export function toTexts(value: Json): string[] | null {
	if (value === '') return [];
	if (!Array.isArray(value)) {
		const single = toText(value);
		return single === null ? null : [single];
	}
	const texts: string[] = [];
	for (const entry of value) {
		const text = entry === null ? '' : toText(entry);
		if (text === null) return null;
		texts.push(text);
	}
	return texts;
}

function sample(value: Json): string {
	const text = JSON.stringify(value);
	return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
