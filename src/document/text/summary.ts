import type { DividedBody } from './divider.ts';
import { endOfOutermostElement } from './outermost-element.ts';
import { plainText } from './plain-text.ts';
import { isSpace, trimSpace } from './space.ts';

/** What {@link summarise} needs to know of a page. */
export type SummaryInput = {
	/** Rendered body; without divider. */
	html: string;
	/** What `splitAtDivider` gave, `null` without a divider. */
	divided: DividedBody | null;
	/** Front matter summary, rendered as Markdown; `""` without. */
	frontMatterSummaryHTML: string;
	/** Least number of words of an automatic summary; 0 or less makes it empty. */
	summaryLength: number;
	isCJK: boolean;
};

/** A page's summary and where it comes from. */
export type Summary = {
	/** Trimmed HTML, `""` when there is nothing to say. */
	summary: string;
	source: 'manual' | 'frontmatter' | 'auto';
	/** Whether the body says more; false for a front matter summary, unless a divider opens the body. */
	isTruncated: boolean;
};

/**
 * Hugo's `.Summary` and `.Truncated`: the divider wins over front matter, front matter over the automatic one (Hugo: hugolib/page__content.go).
 *
 * A divider with nothing before it leaves the summary to front matter, if that has one.
 */
export function summarise({ html, divided, frontMatterSummaryHTML, summaryLength, isCJK }: SummaryInput): Summary {
	const isDividedShort = divided !== null && divided.summary !== divided.html;
	if (divided && (divided.summary !== '' || frontMatterSummaryHTML === '')) {
		return { summary: divided.summary, source: 'manual', isTruncated: isDividedShort };
	}
	if (frontMatterSummaryHTML !== '') {
		return { summary: withoutOnlyParagraph(frontMatterSummaryHTML), source: 'frontmatter', isTruncated: isDividedShort };
	}
	const body = trimSpace(html);
	const summary = summaryLength > 0 ? trimSpace(html.slice(0, endOfSummary(html, summaryLength, isCJK))) : '';
	return { summary, source: 'auto', isTruncated: summary !== body };
}

/** The HTML without the paragraph around it, when that is the only one (Hugo: helpers/content.go, TrimShortHTML). */
function withoutOnlyParagraph(html: string): string {
	const first = html.indexOf('<p>');
	if (first < 0 || html.includes('<p>', first + 1)) return html;
	const text = trimSpace(html);
	return text.startsWith('<p>') && text.endsWith('</p>') ? trimSpace(text.slice('<p>'.length, -'</p>'.length)) : text;
}

/**
 * Offset behind the first `</p>` with which at least `limit` words have been counted, or behind the outermost element around it; the length
 * of the HTML when the limit is never reached.
 *
 * The counting is Hugo's and crude (resources/page/page_markup.go): pieces between white space count, tags and all, but for those that look
 * like a bare tag or an attribute, and the last character of a stretch is never part of a piece.
 */
function endOfSummary(html: string, limit: number, isCJK: boolean): number {
	let count = 0;
	let from = 0;
	for (let closing = html.indexOf('</p>'); closing >= 0; closing = html.indexOf('</p>', from)) {
		let start = from;
		const last = startOfLastCharacter(html, from, closing);
		for (let at = from; at <= last && count < limit; at++) {
			if (at !== last && !isSpace(html.charCodeAt(at))) continue;
			count += weightOfPiece(trimSpace(html.slice(start, at)), isCJK);
			start = at;
		}
		if (count >= limit) return endOfOutermostElement(html, closing + '</p>'.length);
		// The `>` of the tag begins the next stretch.
		from = closing + '</p'.length;
	}
	return html.length;
}

function startOfLastCharacter(html: string, from: number, end: number): number {
	const isPair = end - 2 >= from && (html.charCodeAt(end - 1) & 0xfc00) === 0xdc00 && (html.charCodeAt(end - 2) & 0xfc00) === 0xd800;
	return end - (isPair ? 2 : 1);
}

const bareTag = /^<\/?[A-Za-z]+>?$/;
const attribute = /^[A-Za-z]+=["']/;

function weightOfPiece(piece: string, isCJK: boolean): number {
	if (piece === '' || piece === '>' || bareTag.test(piece) || attribute.test(piece)) return 0;
	if (!isCJK) return 1;
	const text = plainText(piece);
	let points = 0;
	let isPlainASCII = true;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code > 0x7f) isPlainASCII = false;
		if ((code & 0xfc00) !== 0xdc00) points++;
	}
	return isPlainASCII ? 1 : points;
}
