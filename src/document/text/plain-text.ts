import { endOfRawText, readMarkup } from './markup.ts';
import { isSpace } from './space.ts';

/** Elements whose tags part two words (observed of Hugo 0.169, `plainify`). */
const blocks = new Set(
	(
		'address article aside blockquote caption dd details dialog div dl dt fieldset figcaption figure footer form ' +
		'h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
	).split(' '),
);

const lineFeed = 0x0a;

/**
 * Hugo's `.Plain` and `plainify`: the text of rendered HTML.
 *
 * Without any `<` the text itself. Else tags, comments, declarations and the bodies of `script` and `style` go; `</p>` and `<br>`
 * become a line break, tags of other block elements a space where two words would touch; line breaks of the source become spaces, and
 * a run of white space keeps only its first character. Entities stay as they are. An unclosed tag swallows the rest. One pass.
 */
export function plainText(html: string): string {
	if (!html.includes('<')) return html;
	let plain = '';
	let isAfterSpace = false;
	let isSpaceDue = false;
	let at = 0;
	while (at < html.length) {
		const open = html.indexOf('<', at);
		const markup = open < 0 ? null : readMarkup(html, open);
		const end = markup ? open : open < 0 ? html.length : open + 1;

		let from = at;
		for (; at < end; at++) {
			const code = html.charCodeAt(at);
			if ((code > 0x20 && code < 0x85) || !isSpace(code)) {
				if (isSpaceDue && !isAfterSpace && plain !== '') plain += ' ';
				isSpaceDue = false;
				isAfterSpace = false;
				continue;
			}
			isSpaceDue = false;
			if (isAfterSpace || code === lineFeed) {
				plain += html.slice(from, at);
				if (!isAfterSpace) plain += ' ';
				from = at + 1;
			}
			isAfterSpace = true;
		}
		if (from < end) plain += html.slice(from, end);

		if (markup === null) continue;
		at = markup.end;
		const { name, isEnd } = markup;
		if ((name === 'p' && isEnd) || (name === 'br' && !isEnd)) {
			if (!isAfterSpace) plain += '\n';
			isAfterSpace = true;
			isSpaceDue = false;
		} else if (blocks.has(name)) isSpaceDue = true;
		else if ((name === 'script' || name === 'style') && !isEnd && !markup.isSelfClosing) at = endOfRawText(html, at, name);
	}
	return plain;
}
