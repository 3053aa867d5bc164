import { readAttributes, setAttributes } from '../attributes.ts';
import { createBlock } from './block.ts';
import { endLine } from './cursor.ts';
import type { BlockRule } from './rule.ts';

/** `{.class #id key=value}` on a line of its own: attributes of the block before it. */
export const attributesRule: BlockRule = {
	triggers: '{',
	interruptsParagraph: true,
	acceptsIndent: false,
	open(state) {
		const { cursor } = state;
		const found = readAttributes(cursor.source, cursor.position);
		if (found === null) return null;
		const block = createBlock('attributes');
		setAttributes(block, found.attributes);
		while (cursor.lineEnd < found.end) {
			cursor.lineStart = cursor.lineEnd;
			cursor.lineEnd = cursor.source.indexOf('\n', cursor.lineEnd) + 1;
		}
		endLine(cursor);
		return block;
	},
	resume: () => 'close',
};
