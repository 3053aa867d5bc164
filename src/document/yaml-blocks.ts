/** The first line of a block text (`|`, `>`) that keeps no line feed at its end. */
const header = /(?:^|[\s:-])[|>](?:-[1-9]?|[1-9]-)[ \t]*(?:#.*)?$/;

/**
 * YAML whose block texts with the sign `-` end without spaces, as Hugo's parser reads them (goccy/go-yaml: scanner/context.go,
 * bufferedSrc); the specification keeps spaces at the end of their last line.
 */
export function withTrimmedBlocks(text: string): string {
	if (!/[|>][1-9]?-/.test(text)) return text;
	const lines = text.split('\n');
	for (let index = 0; index < lines.length; index++) {
		if (!header.test(lines[index]!)) continue;
		const last = lastLineOfBlock(lines, index);
		lines[last] = lines[last]!.replace(/ +$/, '');
		index = last;
	}
	return lines.join('\n');
}

/** Index of the last line with text of the block that begins below `start`; `start` itself where it has none. */
function lastLineOfBlock(lines: string[], start: number): number {
	let indentation = 0;
	let last = start;
	for (let index = start + 1; index < lines.length; index++) {
		const own = lines[index]!.search(/[^ ]/);
		if (own < 0) continue;
		if (indentation === 0) indentation = own > Math.max(0, lines[start]!.search(/[^ ]/)) ? own : Number.POSITIVE_INFINITY;
		if (own < indentation) break;
		last = index;
	}
	return last;
}
