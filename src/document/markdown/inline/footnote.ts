import { findClosing } from '../closing.ts';
import { createInline } from './inline.ts';
import type { InlineState } from './state.ts';

/** `[^label]` or `![^label]` of a footnote that exists; the first reference gives it its number. */
export function readFootnote(state: InlineState, isImage: boolean): boolean {
	const { document, text, lineEnd } = state;
	if (document.footnotes.size === 0) return false;
	const start = state.position + (isImage ? 3 : 2);
	if (text.charCodeAt(start - 1) !== 94) return false;
	const end = findClosing(text, start, '[', ']', lineEnd);
	const footnote = end < 0 ? undefined : document.footnotes.get(text.slice(start, end));
	if (footnote === undefined) return false;
	if (footnote.level === 0) {
		document.footnoteCount++;
		footnote.level = document.footnoteCount;
		document.footnoteUses[footnote.level] = 0;
	}
	if (isImage) state.nodes.push(createInline('text', '!'));
	const node = createInline('footnote', '');
	node.number = footnote.level;
	node.occurrence = document.footnoteUses[footnote.level]!++;
	state.nodes.push(node);
	state.position = end + 1;
	return true;
}
