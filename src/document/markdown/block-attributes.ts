import { attributeValue, setAttribute } from './attributes.ts';
import { type Block, removeBlock } from './block/block.ts';

/**
 * Gives the attributes of `{…}` lines to the block before them, where it has none of that name, and takes the lines out
 * (Hugo: markup/goldmark/internal/extensions/attributes).
 */
export function applyBlockAttributes(parent: Block): void {
	let block = parent.first;
	while (block !== null) {
		const next: Block | null = block.next;
		applyBlockAttributes(block);
		if (block.kind === 'attributes') {
			const target = block.previous;
			if (target !== null && target.kind !== 'fence' && !block.isBlankBefore) {
				for (const { name, value } of block.attributes ?? []) {
					if (attributeValue(target, name) === undefined) setAttribute(target, name, value);
				}
			}
			removeBlock(block);
		}
		block = next;
	}
}
