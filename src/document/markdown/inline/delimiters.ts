import type { MarkupConfig } from '../../../config/config.ts';
import { characterBefore, pushRun, scanRun } from './emphasis.ts';
import type { InlineState } from './state.ts';

/** A mark of one or two characters around text, such as `~~`: the least number of them, and the element. */
export type DelimiterKind = { minimum: number; tag: string; isSuperscript: boolean };

/** The delimiters that a configuration knows beside emphasis, by character code, in order of precedence. */
export function delimiterKinds(config: MarkupConfig): Map<number, DelimiterKind[]> {
	const kinds = new Map<number, DelimiterKind[]>();
	const add = (isEnabled: boolean, character: string, minimum: number, tag: string) => {
		if (!isEnabled) return;
		const code = character.charCodeAt(0);
		kinds.set(code, [...(kinds.get(code) ?? []), { minimum, tag, isSuperscript: tag === 'sup' }]);
	};
	const { extras } = config;
	add(extras.delete, '~', 2, 'del');
	add(config.strikethrough, '~', 1, 'del');
	add(extras.insert, '+', 2, 'ins');
	add(extras.mark, '=', 2, 'mark');
	add(extras.superscript, '^', 1, 'sup');
	add(extras.subscript, '~', 1, 'sub');
	return kinds;
}

/** Signs that begin a superscript as if they were letters (hugo-goldmark-extensions: extras/inline.go). */
const superscriptSigns = "+-'";

/** A run of one or two marks. */
export function readDelimiters(state: InlineState, kinds: DelimiterKind[]): boolean {
	const { text, position } = state;
	for (const { minimum, tag, isSuperscript } of kinds) {
		const next = text[position + minimum] ?? '';
		const isSign = isSuperscript && next !== '' && superscriptSigns.includes(next);
		const scan = scanRun(state, position, isSign ? 122 : undefined);
		if (scan.length < minimum || scan.length > 2 || characterBefore(state, position) === text.charCodeAt(position)) continue;
		pushRun(state, scan, tag, tag);
		return true;
	}
	return false;
}
