import { goLowerCase } from './logical-name.ts';

/** What the name of a file says. */
export type FileName = {
	/** Without language, extension, and what stands between them. */
	base: string;
	/** Language key, null where the name has none. */
	language: string | null;
	/** Lower case, without dot; "" without. */
	extension: string;
};

/** The language keys that file names may carry. */
export type KnownLanguages = { has(key: string): boolean };

/**
 * Takes a file's name apart. From the right, the first part is the extension, and the next one that is a language is the language; what
 * is no language stays in the name, unless a language stands before it. A part `_x_` is Hugo's custom identifier and never in the name,
 * `_language_x_` names the language. (Hugo: common/paths/pathparser.go)
 *
 * @param isCaseKept whether a language has to be written in lower case
 */
export function parseFileName(name: string, languages: KnownLanguages, isCaseKept = false): FileName {
	const lastDot = name.lastIndexOf('.');
	if (lastDot < 0) return { base: name, language: null, extension: '' };
	const extension = goLowerCase(name.slice(lastDot + 1));
	let end = lastDot;
	let language: string | null = null;
	for (let dot = lastDot; dot > 0; ) {
		const start = name.lastIndexOf('.', dot - 1) + 1;
		if (start === 0 && dot === lastDot) break;
		const part = isCaseKept ? name.slice(start, dot) : goLowerCase(name.slice(start, dot));
		const named = isWrapped(part) && part.startsWith('_language_') ? part.slice('_language_'.length, -1) : part;
		if (language === null && languages.has(named)) {
			language = named;
			if (start > 0) end = start - 1;
		} else if (isWrapped(part) && start > 0) end = start - 1;
		dot = start - 1;
	}
	return { base: name.slice(0, end), language, extension };
}

function isWrapped(part: string): boolean {
	return part.length > 2 && part.startsWith('_') && part.endsWith('_');
}
