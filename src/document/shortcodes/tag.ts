/** A shortcode tag as written. */
export type Tag = {
	/** Whether it stands in `{{% %}}`: what it gives is Markdown. */
	isMarkdown: boolean;
	isClosing: boolean;
	/** Ends with `/`: has no closing tag. */
	isSelfClosing: boolean;
	name: string;
	/** Arguments without a name, in order. */
	positional: string[];
	/** Arguments with a name. */
	named: Map<string, string>;
	/** Index after the tag. */
	end: number;
};

/** A tag that is only shown: the text without its comment marks, and the index after it. */
export type Shown = { text: string; end: number };

const namePattern = /[\p{L}\p{Nd}_][\p{L}\p{Nd}_\-/]*(?:\.inline(?= ))?/uy;
const bareArgument = /[\p{L}\p{Nd}_\-.]+/uy;
const bareValue = /[^ \t\r\n]+/y;
const spaces = /[ \t\r\n]*/y;

/**
 * Reads the tag that begins at `start` with `{{<` or `{{%`; a string says what is wrong with it
 * (Hugo: parser/pageparser/pagelexer_shortcode.go).
 */
export function readTag(source: string, start: number): Tag | Shown | string {
	const isMarkdown = source[start + 2] === '%';
	const close = isMarkdown ? '%}}' : '>}}';
	if (source.startsWith('/*', start + 3)) return readShown(source, start, close);
	let position = skip(spaces, source, start + 3);
	const isClosing = source[position] === '/';
	if (isClosing) position = skip(spaces, source, position + 1);
	const name = take(namePattern, source, position);
	if (name === '') return 'a shortcode needs a name';
	const tag: Tag = { isMarkdown, isClosing, isSelfClosing: false, name, positional: [], named: new Map(), end: 0 };
	position += name.length;
	for (;;) {
		position = skip(spaces, source, position);
		if (source.startsWith(close, position)) return { ...tag, end: position + 3 };
		if (position >= source.length) return 'the shortcode is not closed';
		if (source[position] === '/') {
			tag.isSelfClosing = true;
			position++;
			continue;
		}
		const argument = readArgument(source, position);
		if (typeof argument === 'string') return argument;
		const isMixed = argument.name === '' ? tag.named.size > 0 : tag.positional.length > 0;
		if (isMixed) return 'named and positional arguments cannot be mixed';
		if (argument.name === '') tag.positional.push(argument.value);
		else tag.named.set(argument.name, argument.value);
		position = argument.end;
	}
}

function readShown(source: string, start: number, close: string): Shown | string {
	const end = source.indexOf(`*/${close}`, start + 5);
	if (end < 0) return 'the comment in the shortcode is not closed';
	return { text: source.slice(start, start + 3) + source.slice(start + 5, end) + close, end: end + 5 };
}

type Argument = { name: string; value: string; end: number };

function readArgument(source: string, start: number): Argument | string {
	const first = source[start];
	if (first === '"' || first === '`' || first === '\\') {
		const quoted = readQuoted(source, start);
		return typeof quoted === 'string' ? quoted : { name: '', ...quoted };
	}
	const word = take(bareArgument, source, start);
	if (word === '') return `the character ${JSON.stringify(first)} must be quoted`;
	const end = start + word.length;
	if (source[end] !== '=') return { name: '', value: word, end };
	const valueStart = skip(spaces, source, end + 1);
	const opener = source[valueStart];
	if (opener === '"' || opener === '`' || opener === '\\') {
		const quoted = readQuoted(source, valueStart);
		return typeof quoted === 'string' ? quoted : { name: word, ...quoted };
	}
	const value = take(bareValue, source, valueStart);
	return { name: word, value, end: valueStart + value.length };
}

/** `"…"` with `\"` inside, the same with escaped quotes around it, or a raw string in backticks. */
function readQuoted(source: string, start: number): { value: string; end: number } | string {
	if (source[start] === '`') {
		const end = source.indexOf('`', start + 1);
		return end < 0 ? 'a raw string is not closed' : { value: source.slice(start + 1, end), end: end + 1 };
	}
	const isEscaped = source[start] === '\\';
	const open = isEscaped ? start + 1 : start;
	if (source[open] !== '"') return 'unrecognized escape character';
	let value = '';
	for (let index = open + 1; index < source.length && source[index] !== '\n'; index++) {
		const isQuote = source[index] === '"' || (source[index] === '\\' && source[index + 1] === '"');
		if (!isQuote) value += source[index];
		else if (isEscaped || source[index] === '"') return { value, end: source[index] === '"' ? index + 1 : index + 2 };
		else {
			value += '"';
			index++;
		}
	}
	return 'a quoted string is not closed';
}

function take(pattern: RegExp, source: string, start: number): string {
	pattern.lastIndex = start;
	return pattern.exec(source)?.[0] ?? '';
}

function skip(pattern: RegExp, source: string, start: number): number {
	return start + take(pattern, source, start).length;
}
