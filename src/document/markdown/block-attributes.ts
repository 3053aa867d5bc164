import { attributeValue, setAttribute } from './attributes.ts';
import { type Block, removeBlock } from './block/block.ts';

/**
 * Gives the attributes of `{…}` lines to the block before them, where it has none of that name, and takes the lines out
 * (Hugo: markup/goldmark/internal/extensions/attributes).
 */
export function applyBlockAttributes(root: Block): void {
	const lines: Block[] = [];
	const solitary: Block[] = [];
	collect(root, lines, solitary);
	for (const line of lines) {
		const target = line.previous!;
		for (const { name, value } of line.attributes ?? []) {
			if (attributeValue(target, name) === undefined) setAttribute(target, name, value);
		}
		removeBlock(line);
	}
	for (const line of solitary) removeBlock(line);
}

/** Tells lines that belong to the block before them from those that stand alone or behind a fence. */
function collect(parent: Block, lines: Block[], solitary: Block[]): void {
	for (let block = parent.first; block !== null; block = block.next) {
		if (block.kind !== 'attributes') collect(block, lines, solitary);
		else if (block.previous !== null && block.previous.kind !== 'fence' && !block.isBlankBefore) lines.push(block);
		else solitary.push(block);
	}
}
