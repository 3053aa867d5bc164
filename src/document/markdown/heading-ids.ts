/** How ids are made of headings (Hugo: markup.goldmark.parser.autoIDType). */
export type HeadingIdType = 'github' | 'github-ascii' | 'blackfriday';

/** The ids of one document: makes new ones, and knows those that are taken. */
export type HeadingIds = { take(id: string): void; make(text: string, fallback: string): string };

/** An empty set of ids. What `ignored` matches is no part of an id. */
export function createHeadingIds(type: HeadingIdType, ignored: RegExp | null): HeadingIds {
	const taken = new Set<string>();
	/** The last number tried for an id, so that a thousand equal headings do not count from one each. */
	const numbers = new Map<string, number>();
	return {
		take: (id) => {
			taken.add(id);
		},
		make: (text, fallback) => {
			const base = anchor(ignored === null ? text : text.replace(ignored, ''), type) || fallback;
			let id = base;
			let number = numbers.get(base) ?? 0;
			while (taken.has(id)) id = `${base}-${++number}`;
			numbers.set(base, number);
			taken.add(id);
			return id;
		},
	};
}

/** The anchor of a text, "" where nothing of it is left (Hugo: markup/goldmark/autoid.go). */
export function anchor(text: string, type: HeadingIdType): string {
	if (type === 'blackfriday') {
		const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
		return lowerCase(words.join('-'));
	}
	const isASCII = type === 'github-ascii';
	const source = (
		isASCII
			? text
					.normalize('NFD')
					.replace(/\p{Mn}/gu, '')
					.normalize('NFC')
			: text
	).trim();
	const kept = isASCII ? source.replace(/[^A-Za-z0-9_\- ]/g, '') : source.replace(/[^\p{L}\p{Nd}_\- ]/gu, '');
	return lowerCase(kept.replaceAll(' ', '-'));
}

/** Lower case letter by letter, without regard to neighbours (Go: unicode.ToLower). */
function lowerCase(text: string): string {
	if (!/[\u0130\u03A3]/.test(text)) return text.toLowerCase();
	let lower = '';
	for (const letter of text) lower += String.fromCodePoint(letter.toLowerCase().codePointAt(0)!);
	return lower;
}
