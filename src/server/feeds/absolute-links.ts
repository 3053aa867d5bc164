import { decodeHTMLAttribute } from 'entities';

/** Attributes that hold one address (HTML Living Standard, Attributes). */
const single = new Set(['href', 'src', 'poster', 'cite', 'action', 'formaction', 'data', 'background', 'longdesc']);
/** Attributes that hold a list of images with their sizes. */
const sets = new Set(['srcset', 'imagesrcset']);
/** Elements whose content is text up to their end tag. */
const raw = /^(script|style|textarea|title|xmp|iframe|noembed|noframes)$/;

/**
 * HTML with every relative address made absolute: a feed is read where the page's own address is not known. Everything else stays as
 * it is, byte by byte; so does what stands after a tag that does not end. Takes time in proportion to the text.
 *
 * @param base address of the page.
 */
export function absoluteLinks(html: string, base: string): string {
	let result = '';
	let copied = 0;
	let at = html.indexOf('<');
	while (at !== -1) {
		if (html.startsWith('<!--', at)) at = html.indexOf('-->', at + 4);
		else if (/[A-Za-z]/.test(html[at + 1] ?? '')) {
			const tag = readTag(html, at);
			if (!tag) break;
			for (const { from, to, name, value } of tag.attributes) {
				const changed = absoluteAttribute(tag.name, name, value, base);
				if (changed === null) continue;
				result += `${html.slice(copied, from)}"${changed.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
				copied = to;
			}
			at = raw.test(tag.name) ? endOf(html, tag.name, tag.end) : tag.end;
		} else at++;
		if (at !== -1) at = html.indexOf('<', at);
	}
	return result + html.slice(copied);
}

/** One address made absolute; itself where it is absolute, empty or none. */
export function absoluteAddress(address: string, base: string): string {
	return URL.parse(address, base)?.href ?? address;
}

type Attribute = { name: string; value: string /** Where the value begins and ends, quotes among it. */; from: number; to: number };
type Tag = { name: string; attributes: Attribute[]; end: number };

/** Reads a start tag as browsers do (HTML Living Standard, Tokenization); null where it does not end. */
function readTag(html: string, start: number): Tag | null {
	const name = match(/[^\s/>]+/y, html, start + 1)!;
	const attributes: Attribute[] = [];
	let at = start + 1 + name.length;
	while (at < html.length) {
		at += match(/[\s/]*/y, html, at)!.length;
		if (html[at] === '>') return { name: name.toLowerCase(), attributes, end: at + 1 };
		const key = match(/=?[^\s/>=]*/y, html, at)!;
		at += key.length;
		const equals = match(/\s*=\s*/y, html, at);
		if (equals === null) continue;
		const from = at + equals.length;
		const quote = html[from] === '"' || html[from] === "'" ? html[from]! : null;
		const end = quote ? html.indexOf(quote, from + 1) : from + match(/[^\s>]*/y, html, from)!.length;
		if (end === -1) return null;
		at = quote ? end + 1 : end;
		attributes.push({ name: key.toLowerCase(), value: html.slice(quote ? from + 1 : from, end), from, to: at });
	}
	return null;
}

function match(pattern: RegExp, text: string, at: number): string | null {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0] ?? null;
}

function endOf(html: string, name: string, from: number): number {
	const end = new RegExp(`</${name}[\\s/>]`, 'gi');
	end.lastIndex = from;
	return end.exec(html)?.index ?? -1;
}

/** The new value; null where it stays. */
function absoluteAttribute(tag: string, name: string, written: string, base: string): string | null {
	const value = decodeHTMLAttribute(written);
	if (single.has(name)) {
		// Within a drawing a fragment is the name of a part of it.
		if (value.startsWith('#') && tag !== 'a' && tag !== 'area') return null;
		const absolute = resolved(value, base);
		return absolute === value ? null : absolute;
	}
	if (!sets.has(name)) return null;
	const absolute = absoluteSet(value, base);
	return absolute === value ? null : absolute;
}

/** A list of images: each an address and, up to the next comma, its size (HTML Living Standard, Srcset attributes). */
function absoluteSet(value: string, base: string): string {
	let result = '';
	let at = 0;
	while (at < value.length) {
		const space = match(/[\s,]*/y, value, at)!;
		const written = match(/\S*/y, value, at + space.length)!;
		const address = written.replace(/,+$/, '');
		at += space.length + written.length;
		const size = address === written ? match(/[^,]*/y, value, at)! : written.slice(address.length);
		if (address === written) at += size.length;
		result += space + resolved(address, base) + size;
	}
	return result;
}

function resolved(value: string, base: string): string {
	const trimmed = value.trim();
	return trimmed === '' || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(trimmed) ? value : absoluteAddress(trimmed, base);
}
