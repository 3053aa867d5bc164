import { acronymsInS, exactWords, pluralEndings, pluralWords } from './plural-words.ts';

/**
 * The English plural of a name, as Hugo gives it to titles of sections: that of its last word, whichever the language; names that are
 * plurals already mostly stay. (gobuffalo/flect: pluralize.go)
 */
export function pluralize(name: string): string {
	const last = lastWord(name);
	if (last === '') return '';
	const whole = plurals.get(name);
	if (whole !== undefined) return whole;
	if (isPlural.has(name)) return name;
	const lower = last.toLowerCase();
	if (isPlural.has(lower)) return name;
	const known = plurals.get(lower);
	if (known !== undefined) return replaceEnd(name, last, isCapital(last) ? upperFirst(known) : known);
	for (const { ending, keep, add } of endings)
		if (last.endsWith(ending)) return replaceEnd(name, last, last.slice(0, last.length - ending.length + keep) + add);
	return lower.endsWith('s') ? name : `${name}s`;
}

const words = [...pluralWords, ...exactWords];
const plurals = new Map(words.map(({ singular, plural }) => [singular, plural]));
/** These plurals are not recognised: they could belong to another word. */
const unrecognised = new Set(['blues', 'medium', 'ellipsis', 'basis']);
const isPlural = new Set(
	words.flatMap(({ singular, plural, alternative }) => (unrecognised.has(singular) ? [] : alternative ? [plural, alternative] : [plural])),
);

type Ending = { ending: string; keep: number; add: string };

/** Each plural stands before its singular and stays as it is. Words go before general endings, later ones first. */
const endings: Ending[] = [...pluralWords.toReversed(), ...pluralEndings].flatMap(({ singular, plural }) => [
	{ ending: plural, keep: plural.length, add: '' },
	{ ending: singular, keep: 0, add: plural },
]);

/** The part after the last space, hyphen or underscore, or from the last capital that follows a small letter. */
function lastWord(name: string): string {
	const words = name.split(/[\s_-]+|(?<=[^\p{Lu}])(?=\p{Lu})|[^\p{L}\p{Nd}\p{P}`]/u).filter((word) => word !== '');
	const last = words.at(-1) ?? '';
	return acronymsInS.has(last.toUpperCase()) ? last.toUpperCase() : last;
}

/** Where the name does not end in the word, as with a space behind it or other capitals, the word is put behind it. */
function replaceEnd(name: string, word: string, replacement: string): string {
	return (name.endsWith(word) ? name.slice(0, -word.length) : name) + replacement;
}

function isCapital(word: string): boolean {
	return word === upperFirst(word);
}

function upperFirst(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}
