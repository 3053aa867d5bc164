import { nameToEmoji } from 'gemoji';
import { createInline } from './inline.ts';
import type { InlineState } from './state.ts';

const shortName = /:([A-Za-z0-9_+-]+):/y;

/** `:name:` of GitHub's list. */
export function readEmoji(state: InlineState): boolean {
	shortName.lastIndex = state.position;
	const match = shortName.exec(state.text);
	if (match === null || !Object.hasOwn(nameToEmoji, match[1]!)) return false;
	state.nodes.push(createInline('emoji', match[1]!));
	state.position = shortName.lastIndex;
	return true;
}

/** The emoji as character references, as Hugo writes it: `&#x1f602;`. */
export function emojiHTML(name: string): string {
	let html = '';
	for (const character of nameToEmoji[name] ?? '') {
		const point = character.codePointAt(0)!;
		html += point === 0x200d ? '&zwj;' : `&#x${point.toString(16)};`;
	}
	return html;
}
