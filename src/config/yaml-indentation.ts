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
	/** By how much each line was moved. */
	const shifts = new Map<number, number>();
	for (let attempt = 0; ; attempt++) {
		try {
			return read(text);
		} catch (error) {
			if (!(error instanceof YAMLException) || !error.mark) throw error;
			const { line } = error.mark;
			if (error.reason !== 'deficient indentation' || attempt >= MOST_LINES || attempt * text.length > MOST_CHARACTERS) {
				error.mark.column = Math.max(0, error.mark.column - (shifts.get(line) ?? 0));
				throw error;
			}
			const lines = text.split('\n');
			const own = leadingSpaces(lines[line]!);
			const wanted = 1 + lines.slice(0, line).reduce((most, above) => Math.max(most, leadingSpaces(above)), own);
			lines[line] = ' '.repeat(wanted) + lines[line]!.trimStart();
			shifts.set(line, (shifts.get(line) ?? 0) + wanted - own);
			text = lines.join('\n');
		}
	}
}

function leadingSpaces(line: string): number {
	let count = 0;
	while (line.charCodeAt(count) === 32) count++;
	return count;
}
