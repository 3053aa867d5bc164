/** One piece of markup in HTML: `<p class="x">`, `</p>`, `<!-- … -->`, `<!DOCTYPE …>`, `<?…?>` or CDATA. */
export type Markup = {
	/** Lower-case name of a tag, `""` for all that is no tag. */
	name: string;
	isEnd: boolean;
	/** `<br/>`: a slash directly before the `>`. */
	isSelfClosing: boolean;
	/** Offset behind the piece; the length of the text when it is never closed. */
	end: number;
};

/**
 * The piece of markup that begins at `start`, or `null` when the `<` there is ordinary text (`a < b`, `<3`, `<é>`).
 *
 * `html[start]` must be `<`. The reading is that of Hugo's `plainify`: quotes protect a `>` only behind `=`, comments end at `-->`,
 * CDATA at `]]>`, other declarations at the next `>`, and whatever is not closed reaches to the end of the text.
 */
export function readMarkup(html: string, start: number): Markup | null {
	const next = html.charCodeAt(start + 1);
	if (isLetter(next)) return readTag(html, start + 1, false);
	if (next === slash) {
		if (isLetter(html.charCodeAt(start + 2))) return readTag(html, start + 2, true);
		return untilClosed(html, '>', start + 2);
	}
	if (next === questionMark) return untilClosed(html, '>', start + 2);
	if (next !== exclamationMark) return null;
	if (html.startsWith('--', start + 2)) return untilClosed(html, '-->', start + 4);
	if (html.startsWith('[CDATA[', start + 2)) return untilClosed(html, ']]>', start + 9);
	return untilClosed(html, '>', start + 2);
}

/** Offset of the end tag of a `script` or `style` whose body begins at `from`; the length of the text without one. */
export function endOfRawText(html: string, from: number, name: string): number {
	for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
		if (html.slice(at + 2, at + 2 + name.length).toLowerCase() !== name) continue;
		const code = html.charCodeAt(at + 2 + name.length);
		if (Number.isNaN(code) || code <= blank || code === slash || code === greaterThan) return at;
	}
	return html.length;
}

const [tab, lineFeed, formFeed, carriageReturn, blank] = [0x09, 0x0a, 0x0c, 0x0d, 0x20];
const [exclamationMark, doubleQuote, singleQuote, slash] = [0x21, 0x22, 0x27, 0x2f];
const [equalsSign, greaterThan, questionMark] = [0x3d, 0x3e, 0x3f];

function isLetter(code: number): boolean {
	return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isTagSpace(code: number): boolean {
	return code === blank || code === lineFeed || code === tab || code === carriageReturn || code === formFeed;
}

function untilClosed(html: string, closing: string, from: number): Markup {
	const at = html.indexOf(closing, from);
	return { name: '', isEnd: false, isSelfClosing: false, end: at < 0 ? html.length : at + closing.length };
}

function readTag(html: string, nameStart: number, isEnd: boolean): Markup {
	let at = nameStart + 1;
	while (at < html.length) {
		const code = html.charCodeAt(at);
		if (code === greaterThan || code === slash || isTagSpace(code)) break;
		at++;
	}
	const name = html.slice(nameStart, at).toLowerCase();
	const end = endOfAttributes(html, at);
	return { name, isEnd, isSelfClosing: html.charCodeAt(end - 1) === greaterThan && html.charCodeAt(end - 2) === slash, end };
}

function endOfAttributes(html: string, from: number): number {
	let isValueDue = false;
	for (let at = from; at < html.length; at++) {
		const code = html.charCodeAt(at);
		if (code === greaterThan) return at + 1;
		if (isTagSpace(code)) continue;
		if (isValueDue && (code === doubleQuote || code === singleQuote)) {
			at = html.indexOf(code === doubleQuote ? '"' : "'", at + 1);
			if (at < 0) return html.length;
			isValueDue = false;
		} else {
			isValueDue = code === equalsSign;
		}
	}
	return html.length;
}
