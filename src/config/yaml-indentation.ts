import { YAMLException } from 'js-yaml';

/** Lines that are moved to the right at most, and characters that are read again for them. */
const MOST_LINES = 500;
const MOST_CHARACTERS = 4_000_000;

/**
 * Reads YAML whose lists in brackets, maps in braces and quoted texts go on at the left margin, as Hugo's parser (goccy/go-yaml) allows and
 * the specification does not: what js-yaml finds too far left is moved to the right, which changes no value there.
 *
 * @throws what `read` throws for everything else
 */
export function readIndented<Value>(source: string, read: (source: string) => Value): Value {
	let text = source;
	for (let attempt = 0; ; attempt++) {
		try {
			return read(text);
		} catch (error) {
			const isLeft = error instanceof YAMLException && error.reason === 'deficient indentation' && error.mark;
			if (!isLeft || attempt >= MOST_LINES || attempt * text.length > MOST_CHARACTERS) throw error;
			text = moved(text, error.mark!.line);
		}
	}
}

/** The text with one line farther right than any before it. */
function moved(text: string, line: number): string {
	const lines = text.split('\n');
	let indentation = 0;
	for (let above = 0; above < line; above++) indentation = Math.max(indentation, /^ */.exec(lines[above]!)![0].length);
	lines[line] = ' '.repeat(indentation + 1) + lines[line]!.trimStart();
	return lines.join('\n');
}
