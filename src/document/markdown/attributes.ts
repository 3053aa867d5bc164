import { isDigit, isLetter, isPunctuation, isSpace, isBlank } from './characters.ts';

/** A value as an attribute list gives it; strings are unescaped. */
export type AttributeValue = string | number | boolean | null | AttributeValue[] | Attribute[];

/** One attribute of a block or heading. */
export type Attribute = { name: string; value: AttributeValue };

/** Deepest nesting of lists and maps within an attribute list. */
const MAXIMUM_DEPTH = 8;

type Reader = { text: string; position: number };

/**
 * Reads `{#id .class key=value}` at `start`, white space before it allowed; null where there is none. `end` is the index after
 * the brace (goldmark: parser/attribute.go).
 */
export function readAttributes(text: string, start: number): { attributes: Attribute[]; end: number } | null {
	const reader = { text, position: start };
	const attributes = readList(reader, 0);
	return attributes === null ? null : { attributes, end: reader.position };
}

/** The attribute list that a heading's title ends with, and where it begins. */
export function findTrailingAttributes(title: string): { attributes: Attribute[]; start: number } | null {
	if (!title.includes('{')) return null;
	for (let index = 0; index < title.length; index++) {
		const code = title.charCodeAt(index);
		if (code === 92 && isPunctuation(title.charCodeAt(index + 1))) index++;
		else if (code === 123) {
			const found = readAttributes(title, index);
			if (found !== null && isBlank(title, found.end)) return { attributes: found.attributes, start: index };
		}
	}
	return null;
}

/** Sets attributes on a block, replacing those of the same name. */
export function setAttributes(block: { attributes: Attribute[] | null }, attributes: Attribute[]): void {
	for (const { name, value } of attributes) setAttribute(block, name, value);
}

/** Sets one attribute on a block. */
export function setAttribute(block: { attributes: Attribute[] | null }, name: string, value: AttributeValue): void {
	block.attributes ??= [];
	const existing = block.attributes.find((attribute) => attribute.name === name);
	if (existing === undefined) block.attributes.push({ name, value });
	else existing.value = value;
}

/** Value of an attribute, undefined where the block has none of that name. */
export function attributeValue(block: { attributes: Attribute[] | null }, name: string): AttributeValue | undefined {
	return block.attributes?.find((attribute) => attribute.name === name)?.value;
}

function peek(reader: Reader): number {
	return reader.text.charCodeAt(reader.position);
}

function skipSpaces(reader: Reader): void {
	while (isSpace(peek(reader))) reader.position++;
}

function readList(reader: Reader, depth: number): Attribute[] | null {
	skipSpaces(reader);
	if (peek(reader) !== 123 || depth > MAXIMUM_DEPTH) return null;
	reader.position++;
	const attributes: Attribute[] = [];
	while (peek(reader) !== 125) {
		const attribute = readAttribute(reader, depth);
		if (attribute === null) return null;
		const known = attribute.name === 'class' ? attributes.find(({ name }) => name === 'class') : undefined;
		if (known === undefined) attributes.push(attribute);
		else known.value = `${known.value} ${attribute.value}`;
		skipSpaces(reader);
		if (peek(reader) === 44) {
			reader.position++;
			skipSpaces(reader);
		}
	}
	reader.position++;
	return attributes;
}

function readAttribute(reader: Reader, depth: number): Attribute | null {
	skipSpaces(reader);
	const code = peek(reader);
	if (code === 35 || code === 46) {
		reader.position++;
		return { name: code === 35 ? 'id' : 'class', value: readWhile(reader, isShortCharacter) };
	}
	if (!isNameStart(code)) return null;
	const name = readWhile(reader, isNameCharacter);
	skipSpaces(reader);
	if (peek(reader) !== 61) return null;
	reader.position++;
	skipSpaces(reader);
	const value = readValue(reader, depth);
	if (value === undefined || (name === 'class' && typeof value !== 'string')) return null;
	return { name, value };
}

function readValue(reader: Reader, depth: number): AttributeValue | undefined {
	const code = peek(reader);
	if (code === 123) return readList(reader, depth + 1) ?? undefined;
	if (code === 91) return readArray(reader, depth + 1);
	if (code === 34) return readString(reader);
	if (code === 45 || code === 43 || isDigit(code)) return readNumber(reader);
	if (!isNameStart(code)) return undefined;
	const word = readWhile(reader, isNameCharacter);
	return word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : word;
}

function readArray(reader: Reader, depth: number): AttributeValue[] | undefined {
	if (depth > MAXIMUM_DEPTH) return undefined;
	reader.position++;
	const values: AttributeValue[] = [];
	for (;;) {
		if (peek(reader) === 93) {
			reader.position++;
			return values;
		}
		if (values.length > 0 && peek(reader) === 44) reader.position++;
		skipSpaces(reader);
		const value = readValue(reader, depth);
		if (value === undefined) return undefined;
		values.push(value);
		skipSpaces(reader);
	}
}

const escapes: Record<string, string> = { '"': '"', '/': '/', '\\': '\\', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function readString(reader: Reader): string | undefined {
	let value = '';
	for (let index = reader.position + 1; index < reader.text.length; index++) {
		const character = reader.text[index]!;
		if (character === '\n') return undefined;
		if (character === '"') {
			reader.position = index + 1;
			return value;
		}
		const escaped = character === '\\' ? escapes[reader.text[index + 1] ?? ''] : undefined;
		if (escaped !== undefined) index++;
		value += escaped ?? character;
	}
	return undefined;
}

const numberPattern = /[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d*)?/y;

function readNumber(reader: Reader): number | undefined {
	numberPattern.lastIndex = reader.position;
	const match = numberPattern.exec(reader.text);
	if (match === null) return undefined;
	reader.position = numberPattern.lastIndex;
	const value = Number(match[0]);
	return Number.isNaN(value) ? undefined : value;
}

function readWhile(reader: Reader, accepts: (code: number) => boolean): string {
	const start = reader.position;
	while (reader.position < reader.text.length && accepts(peek(reader))) reader.position++;
	return reader.text.slice(start, reader.position);
}

function isNameStart(code: number): boolean {
	return isLetter(code) || code === 95 || code === 58;
}

function isNameCharacter(code: number): boolean {
	return isNameStart(code) || isDigit(code) || code === 46 || code === 45;
}

/** What may follow `#` and `.`: anything but white space and punctuation other than `_-:.`. */
function isShortCharacter(code: number): boolean {
	if (isSpace(code)) return false;
	return !isPunctuation(code) || code === 95 || code === 45 || code === 58 || code === 46;
}
