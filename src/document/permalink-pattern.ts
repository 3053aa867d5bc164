import { formatGoDate } from './dates-go-format.ts';
import type { AddressedPage } from './addressed-page.ts';
import { noDate, permalinkTokens, type Token } from './permalink-tokens.ts';
import { readSlice, sectionEntries, sectionSlugEntries } from './permalink-sections.ts';
import { joinPath } from './clean-path.ts';

/** Gives the path of a page by a permalink pattern, neither cleaned nor sanitised as a whole. */
export type PermalinkPattern = (page: AddressedPage) => string;

const compiled = new Map<string, PermalinkPattern | null>();

/**
 * Reads a permalink pattern: literal text and tokens such as `:year`, `:slug`, `:sections[1:]` or any Go date layout after a colon;
 * `\:` is a colon. Null where a token is unknown, for which Hugo stops. (Hugo: resources/page/permalinks.go)
 */
export function permalinkPattern(pattern: string): PermalinkPattern | null {
	const known = compiled.get(pattern);
	if (known !== undefined) return known;
	if (compiled.size >= 1000) compiled.clear();
	const read = compile(pattern);
	compiled.set(pattern, read);
	return read;
}

function compile(pattern: string): PermalinkPattern | null {
	const parts: (string | Token)[] = [];
	let literal = '';
	for (let at = 0; at < pattern.length; ) {
		if (pattern[at] === '\\' && pattern[at + 1] === ':') {
			literal += ':';
			at += 2;
			continue;
		}
		const name = pattern[at] === ':' ? tokenName(pattern, at + 1) : '';
		if (name === '') {
			literal += pattern[at++];
			continue;
		}
		const token = tokenOf(name);
		if (token === null) return null;
		parts.push(literal, token);
		literal = '';
		at += 1 + name.length;
	}
	parts.push(literal);
	return (page) => {
		let path = '';
		for (const part of parts) {
			path += typeof part === 'string' ? part : part(page);
			if (path.length > longestPath) break;
		}
		return path;
	};
}

/** Far beyond what a file system takes: a pattern that repeats a long title must not fill the memory. */
const longestPath = 100_000;

/** Letters, digits and `_`, and after them a bracket that is not empty. */
function tokenName(pattern: string, start: number): string {
	let end = start;
	while (end < pattern.length && /\w/.test(pattern[end]!)) end++;
	if (end === start || pattern[end] !== '[') return pattern.slice(start, end);
	const close = pattern.indexOf(']', end + 2);
	return pattern.slice(start, close < 0 ? end : close + 1);
}

function tokenOf(name: string): Token | null {
	if (Object.hasOwn(permalinkTokens, name)) return permalinkTokens[name]!;
	if (name.startsWith('sections[')) {
		const slice = readSlice(name.slice('sections'.length));
		return (page) => joinPath(...slice(sectionEntries(page)));
	}
	if (name.startsWith('sectionslugs[')) {
		const slice = readSlice(name.slice('sectionslugs'.length));
		return (page) => joinPath(...slice(sectionSlugEntries(page)));
	}
	if (formatGoDate(probe, name) === name) return null;
	return ({ fields }) => formatGoDate(fields.date ?? noDate, name);
}

/** An instant whose every part differs from Go's reference time, so that any layout changes it: 2019-11-09 23:01:42.000000001. */
const probe = { seconds: 1_573_340_502, nanoseconds: 1, text: '2019-11-09T23:01:42Z' };
