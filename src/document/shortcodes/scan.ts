import { readTag, type Shown, type Tag } from './tag.ts';

/** A piece of a source that is no plain text: a tag, an escaped tag that is only shown, or one that is broken. */
export type Piece =
	| { kind: 'tag'; start: number; end: number; tag: Tag /** Index of the closing tag among the pieces, -1 without. */; closing: number }
	| { kind: 'closing'; start: number; end: number; tag: Tag; isMatched: boolean }
	| { kind: 'shown'; start: number; end: number; text: string }
	| { kind: 'broken'; start: number; end: number; reason: string };

/** Finds every shortcode tag of a source, and which closing tag belongs to which opening one: the last open one of its name. */
export function scanShortcodes(source: string): Piece[] {
	const pieces: Piece[] = [];
	const open: number[] = [];
	const openByName = new Map<string, number[]>();
	const hasComments = source.includes('*/');
	for (let start = nextTag(source, 0); start >= 0; ) {
		const read = readPiece(source, start, hasComments);
		const end = typeof read === 'string' ? start + 3 : read.end;
		if (typeof read === 'string') pieces.push({ kind: 'broken', start, end, reason: read });
		else if ('text' in read) pieces.push({ kind: 'shown', start, end, text: read.text });
		else if (read.isClosing) {
			const index = openByName.get(read.name)?.pop() ?? -1;
			while (index >= 0 && open[open.length - 1]! > index) openByName.get(nameOf(pieces, open.pop()!))!.pop();
			if (index >= 0) {
				open.pop();
				(pieces[index] as { closing: number }).closing = pieces.length;
			}
			pieces.push({ kind: 'closing', start, end, tag: read, isMatched: index >= 0 });
		} else {
			if (!read.isSelfClosing) {
				open.push(pieces.length);
				const indices = openByName.get(read.name);
				if (indices === undefined) openByName.set(read.name, [pieces.length]);
				else indices.push(pieces.length);
			}
			pieces.push({ kind: 'tag', start, end, tag: read, closing: -1 });
		}
		start = nextTag(source, end);
	}
	return pieces;
}

function readPiece(source: string, start: number, hasComments: boolean): Tag | Shown | string {
	if (!hasComments && source.startsWith('/*', start + 3)) return 'the comment in the shortcode is not closed';
	return readTag(source, start);
}

function nameOf(pieces: Piece[], index: number): string {
	return (pieces[index] as { tag: Tag }).tag.name;
}

/** Index of the next `{{<` or `{{%`, -1 where there is none. */
function nextTag(source: string, from: number): number {
	for (let index = source.indexOf('{{', from); index >= 0; index = source.indexOf('{{', index + 1)) {
		const mark = source.charCodeAt(index + 2);
		if (mark === 60 || mark === 37) return index;
	}
	return -1;
}
