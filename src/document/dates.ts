import type { Json } from '../config/config.ts';
import { dateValue, isValidTime, localSeconds } from './dates-calendar.ts';
import { parseWithLayouts } from './dates-layouts.ts';
import { instantOfLocalTime } from './dates-zone.ts';
import type { DateValue } from './document.ts';

/**
 * Reads a date from a front matter value, in any form that Hugo 0.169 accepts (spf13/cast: internal/time.go). Texts without an offset,
 * or with only a zone name, are in `timeZone`, an IANA name. A whole number counts seconds since 1970. Null for everything else, the
 * empty string and null among it: whether that is a mistake is the caller's question.
 */
export function parseDate(value: Json, timeZone: string): DateValue | null {
	if (typeof value === 'string') return parsePlainDate(value, timeZone) ?? parseWithLayouts(value, timeZone);
	if (typeof value !== 'number' || !Number.isSafeInteger(value)) return null;
	return Math.abs(value) < 1e14 ? dateValue(value, 0, 0) : null;
}

/** `YYYY-MM-DD`, alone or followed by ` HH:MM:SS` or `THH:MM:SS`: nearly every date of nearly every site. */
function parsePlainDate(text: string, timeZone: string): DateValue | null {
	if (text.length !== 10 && text.length !== 19) return null;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (at === 4 || at === 7) {
			if (code !== 45) return null;
		} else if (at === 10) {
			if (code !== 32 && code !== 84) return null;
		} else if (at === 13 || at === 16) {
			if (code !== 58) return null;
		} else if (code < 48 || code > 57) return null;
	}
	const digits = (from: number) => (text.charCodeAt(from) - 48) * 10 + text.charCodeAt(from + 1) - 48;
	const isDay = text.length === 10;
	const time = {
		year: digits(0) * 100 + digits(2),
		month: digits(5),
		day: digits(8),
		hour: isDay ? 0 : digits(11),
		minute: isDay ? 0 : digits(14),
		second: isDay ? 0 : digits(17),
	};
	if (!isValidTime(time)) return null;
	const { seconds, offset } = instantOfLocalTime(localSeconds(time), timeZone);
	return dateValue(seconds, 0, offset);
}
