import { isSpace, trimSpace } from './space.ts';

/** Stands for the divider while the text is rendered; private-use characters, so that no author writes it by chance. */
const marker = '\uf8ffMORE\uf8ff';

const divider = '<!--more-->';

/** What a manual summary divider makes of a rendered body. */
export type DividedBody = {
	/** HTML before the divider, its paragraph closed; `""` when the divider comes first. */
	summary: string;
	/** The body without a trace of the divider, trimmed at both ends. */
	html: string;
};

/**
 * The source with its first `<!--more-->` replaced by a paragraph of its own that survives rendering; the very same source without one.
 *
 * Exactly this spelling counts, even inside code. ASCII white space behind it is taken along (Hugo: parser/pageparser/pagelexer.go). Org files
 * spell it `# more`: pass that as `spelling`.
 */
export function markDivider(source: string, spelling: '<!--more-->' | '# more' = divider): string {
	const start = source.indexOf(spelling);
	if (start < 0) return source;
	let end = start + spelling.length;
	while (end < source.length && isASCIISpace(source.charCodeAt(end))) end++;
	return `${source.slice(0, start)}\n\n${marker}\n\n${source.slice(end)}`;
}

/**
 * Splits a rendered body at the marker that {@link markDivider} left; `null` when there is none.
 *
 * A marker that stands alone in its paragraph goes with that paragraph. One within other text (a code block, raw HTML) leaves the text up
 * to the next `</p>` to the summary, as Hugo does. `isHTMLFile`: content that is HTML to begin with is simply cut
 * (Hugo: resources/page/page_markup.go).
 */
export function splitAtDivider(html: string, isHTMLFile = false): DividedBody | null {
	const at = html.indexOf(marker);
	if (at < 0) return null;
	const behind = at + marker.length;
	if (isHTMLFile) return { summary: trimSpace(html.slice(0, at)), html: trimSpace(html.slice(0, at) + html.slice(behind)) };

	const { start, isAlone } = paragraphStart(html, at);
	const closing = html.indexOf('</p>', behind);
	const paragraphEnd = closing < 0 ? html.length : closing + '</p>'.length;
	let end = isAlone ? paragraphEnd : behind;
	if (html[end] === '\n') end++;
	return {
		summary: trimSpace(html.slice(0, start) + (isAlone ? '' : html.slice(behind, paragraphEnd))),
		html: trimSpace(html.slice(0, start) + html.slice(end)),
	};
}

/** Where the paragraph begins that has nothing but the marker at `at`; `at` itself when other text precedes. */
function paragraphStart(html: string, at: number): { start: number; isAlone: boolean } {
	let before = at;
	while (before > 0 && isASCIISpace(html.charCodeAt(before - 1))) before--;
	if (before === 0) return { start: at, isAlone: true };
	const open = html.lastIndexOf('<p', before);
	const isParagraph = html[before - 1] === '>' && open >= 0 && html.indexOf('>', open) === before - 1;
	return isParagraph ? { start: open, isAlone: true } : { start: at, isAlone: false };
}

function isASCIISpace(code: number): boolean {
	return code <= 0x20 && isSpace(code);
}
