/** Where the front matter of a file begins and ends. */
export type FrontMatterBlock = {
	format: 'yaml' | 'toml' | 'json' | 'org' | 'none';
	/** Text between the delimiters; for JSON with its braces, for org the keyword lines. */
	source: string;
	/** Line of the file on which `source` begins, from 1. */
	sourceLine: number;
	/** Everything below the front matter. */
	body: string;
	/** Line of the file on which `body` begins, from 1. */
	bodyLine: number;
	/** Set when the opening delimiter names a language: `---js`. */
	language: string | null;
	/** `unclosed`: no closing delimiter; `refused`: Hugo would take the first characters for a broken opening delimiter. */
	flaw: 'unclosed' | 'refused' | null;
};

/**
 * Finds the front matter of a file as Hugo does: after a byte order mark and white space, `---`, `+++`, `{` or `#+` opens it.
 * The closing line need only begin with the delimiter, and may be the last line of the file without a line break.
 * Text that begins otherwise has none. (Hugo: parser/pageparser/pagelexer_intro.go)
 */
export function findFrontMatter(text: string): FrontMatterBlock {
	let start = 0;
	let line = 1;
	for (; start < text.length; start++) {
		const code = text.charCodeAt(start);
		if (code === 10) line++;
		else if (code !== 32 && code !== 9 && code !== 13 && code !== 11 && code !== 12 && code !== 0xfeff) break;
	}
	const first = text[start];
	if (first === '-' || first === '+') return findDelimited(text, start, line, first);
	if (first === '{') return findJson(text, start, line);
	if (first === '#' && text[start + 1] === '+') return findOrg(text, start, line);
	return withoutFrontMatter(text, null);
}

function withoutFrontMatter(text: string, flaw: 'refused' | null): FrontMatterBlock {
	const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
	return { format: 'none', source: '', sourceLine: 1, body, bodyLine: 1, language: null, flaw };
}

const languageName = /^[A-Za-z][\w-]*(?=[ \t]*$)/;

function findDelimited(text: string, start: number, line: number, sign: '-' | '+'): FrontMatterBlock {
	const delimiter = sign.repeat(3);
	if (!text.startsWith(delimiter, start)) return withoutFrontMatter(text, 'refused');
	const format = sign === '-' ? 'yaml' : 'toml';
	let sourceStart = start + 3;
	const lineEnd = endOfLine(text, sourceStart);
	const language = languageName.exec(text.slice(sourceStart, Math.min(lineEnd, sourceStart + 100)))?.[0] ?? null;
	let sourceLine = line;
	if (language !== null || lineEnd === sourceStart) {
		sourceStart = afterLineBreak(text, lineEnd);
		sourceLine = line + 1;
	}
	const close = findClose(text, sourceStart, delimiter, sourceLine > line);
	if (close < 0) return { format, source: '', sourceLine, body: '', bodyLine: line, language, flaw: 'unclosed' };
	const source = text.slice(sourceStart, close);
	const closeEnd = close + 3;
	const bodyStart = afterLineBreak(text, closeEnd);
	const bodyLine = sourceLine + countLines(source) + (bodyStart > closeEnd ? 1 : 0);
	return { format, source, sourceLine, body: text.slice(bodyStart), bodyLine, language, flaw: null };
}

function findClose(text: string, from: number, delimiter: string, atLineStart: boolean): number {
	if (atLineStart && text.startsWith(delimiter, from)) return from;
	for (let at = text.indexOf(delimiter, from); at >= 0; at = text.indexOf(delimiter, at + 1)) {
		const before = text.charCodeAt(at - 1);
		if (at > from && (before === 10 || before === 13)) return at;
	}
	return -1;
}

function findJson(text: string, start: number, line: number): FrontMatterBlock {
	// `{{< figure >}}` at the top of a file is a shortcode to its writer, though Hugo reads it as JSON and stops.
	if (text[start + 1] === '{') return withoutFrontMatter(text, 'refused');
	let level = 0;
	let inQuote = false;
	for (let at = start; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 92) at++;
		else if (code === 34) inQuote = !inQuote;
		else if (!inQuote && code === 123) level++;
		else if (!inQuote && code === 125 && --level === 0) {
			const source = text.slice(start, at + 1);
			const bodyStart = afterLineBreak(text, at + 1);
			const bodyLine = line + countLines(source) + (bodyStart > at + 1 ? 1 : 0);
			return { format: 'json', source, sourceLine: line, body: text.slice(bodyStart), bodyLine, language: null, flaw: null };
		}
	}
	return { format: 'json', source: '', sourceLine: line, body: '', bodyLine: line, language: null, flaw: 'unclosed' };
}

function findOrg(text: string, start: number, line: number): FrontMatterBlock {
	let end = start;
	let bodyLine = line;
	while (text.startsWith('#+', end)) {
		const lineEnd = text.indexOf('\n', end);
		end = lineEnd < 0 ? text.length : lineEnd + 1;
		if (lineEnd >= 0) bodyLine++;
	}
	return { format: 'org', source: text.slice(start, end), sourceLine: line, body: text.slice(end), bodyLine, language: null, flaw: null };
}

function endOfLine(text: string, from: number): number {
	let end = text.indexOf('\n', from);
	if (end < 0) end = text.length;
	return text.charCodeAt(end - 1) === 13 && end > from ? end - 1 : end;
}

function afterLineBreak(text: string, at: number): number {
	if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) return at + 2;
	return text.charCodeAt(at) === 10 ? at + 1 : at;
}

function countLines(text: string): number {
	let lines = 0;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
	return lines;
}
