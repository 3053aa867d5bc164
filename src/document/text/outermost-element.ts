import { endOfRawText, readMarkup } from './markup.ts';

const voidElements = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** The elements that are open at some point of a text. Counted by name too, so that an end tag without a start costs nothing however deep they nest. */
type OpenElements = { names: string[]; countByName: Map<string, number> };

/**
 * `cut`, or the offset behind the outermost element that is open there and gets closed later.
 *
 * Where an automatic summary ends (observed of Hugo 0.169). An end tag closes the nearest element of its name and all within; markup that
 * is not closed before `cut` ends there.
 */
export function endOfOutermostElement(html: string, cut: number): number {
	const open: OpenElements = { names: [], countByName: new Map() };
	readUntilAllClosed(html.slice(0, cut), open, false);
	if (open.names.length === 0) return cut;
	const rest = html.slice(cut);
	const length = readUntilAllClosed(rest, open, true);
	return open.names.length === 0 ? cut + length : cut;
}

/** Keeps `open` up to date through `html`; `isEager` stops behind the tag that leaves nothing open. Answers the offset reached. */
function readUntilAllClosed(html: string, open: OpenElements, isEager: boolean): number {
	let start = html.indexOf('<');
	while (start >= 0) {
		const markup = readMarkup(html, start);
		let end = markup?.end ?? start + 1;
		if (markup && markup.name !== '' && !voidElements.has(markup.name)) {
			if (markup.isEnd) close(markup.name, open);
			else if (!markup.isSelfClosing) {
				openElement(markup.name, open);
				if (markup.name === 'script' || markup.name === 'style') end = endOfRawText(html, end, markup.name);
			}
		}
		if (isEager && open.names.length === 0) return end;
		start = html.indexOf('<', end);
	}
	return html.length;
}

function openElement(name: string, { names, countByName }: OpenElements) {
	names.push(name);
	countByName.set(name, (countByName.get(name) ?? 0) + 1);
}

function close(name: string, { names, countByName }: OpenElements) {
	if (!countByName.get(name)) return;
	for (let closed: string | undefined; closed !== name; ) {
		closed = names.pop()!;
		countByName.set(closed, countByName.get(closed)! - 1);
	}
}
