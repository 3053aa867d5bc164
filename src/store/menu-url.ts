import type { LanguageConfig } from '../config/config.ts';

/**
 * The address of a configured menu entry: one that begins with `/` is cleaned like the addresses of pages and gets the base path,
 * any other stays as written (Hugo: hugolib/site.go, createNodeMenuEntryURL).
 */
export function menuUrl(url: string, settings: Pick<LanguageConfig, 'basePath' | 'disablePathToLower'>): string {
	if (!url.startsWith('/')) return url;
	const cleaned = sanitised(url);
	return settings.basePath + escaped(settings.disablePathToLower ? cleaned : cleaned.toLowerCase());
}

/** Keeps letters, marks, digits and what addresses are made of; white space becomes one hyphen (Hugo: common/paths, Sanitize). */
function sanitised(text: string): string {
	let result = '';
	let isSpaceOpen = false;
	for (const character of text.replace(/%(?![0-9A-Fa-f]{2})/g, '').trimEnd()) {
		if (/\s/u.test(character)) {
			isSpaceOpen = result !== '';
		} else if (/[\p{L}\p{M}\p{N}./\\_#+~@%-]/u.test(character)) {
			if (isSpaceOpen && character !== '-') result += '-';
			isSpaceOpen = false;
			result += character;
		}
	}
	return result;
}

function escaped(path: string): string {
	return encodeURI(path.toWellFormed()).replace(/%25(?=[0-9A-Fa-f]{2})/g, '%');
}
