import { resolveNames } from './html/escape.ts';
import type { Inline } from './inline/inline.ts';

/**
 * Inline content without markup, as Hugo's hooks and heading ids see it: source text with its backslashes, named entities
 * resolved, raw HTML gone (Hugo: markup/goldmark/internal/render TextPlain).
 */
export function plainText(nodes: Inline[], start = 0, end = nodes.length): string {
	let text = '';
	for (let index = start; index < end; index++) {
		const node = nodes[index]!;
		switch (node.kind) {
			case 'text':
				text += node.lineBreak === 'none' ? node.text : `${node.text}\n`;
				break;
			case 'raw':
			case 'code':
			case 'run':
			case 'emoji':
				text += node.text;
				break;
		}
	}
	return resolveNames(text);
}
