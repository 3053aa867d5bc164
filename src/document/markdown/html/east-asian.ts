/** How a line feed between East Asian characters is left out (goldmark: WithEastAsianLineBreaks). */
export type LineJoining = 'simple' | 'css3draft';

const wide = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Lm}\p{Script=Hangul}\u3000-\u303F]/u;
const hangul = /\p{Script=Hangul}/u;
const wideOrHalf =
	/[\u1100-\u115F\u231A\u231B\u2329\u232A\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\uFF61-\uFFDC\uFFE8-\uFFEE\u{1B000}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{1F300}-\u{1F64F}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}\u20A9]/u;
const discarding =
	/[\u2E80-\u2FDF\u2FF0-\u30FF\u3130-\u319F\u31C0-\u31FF\u3300-\u4DBF\u4E00-\uA4CF\uF900-\uFAFF\uFE10-\uFE1F\uFE30-\uFE6F\uFF00-\uFFEF\u{1B000}-\u{1B16F}\u{20000}-\u{2EBEF}\u{2F800}-\u{2FA1F}\u{30000}-\u{3134F}]|\p{P}/u;

/** Whether the line feed between two texts is left out. */
export function joinsLines(style: LineJoining, text: string, next: string): boolean {
	const before = String.fromCodePoint(text.codePointAt(lastIndex(text))!);
	const after = String.fromCodePoint(next.codePointAt(0)!);
	if (style === 'simple') return wide.test(before) && wide.test(after);
	if (before === '\u200B' || after === '\u200B') return true;
	if (wideOrHalf.test(before) && wideOrHalf.test(after)) return !hangul.test(before) && !hangul.test(after);
	return discarding.test(before) || discarding.test(after);
}

function lastIndex(text: string): number {
	const unit = text.charCodeAt(text.length - 1);
	return unit >= 0xdc00 && unit <= 0xdfff && text.length > 1 ? text.length - 2 : text.length - 1;
}
