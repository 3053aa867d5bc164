import { dateValue, isValidTime, localSeconds } from './dates-calendar.ts';
import { instantOfLocalTime } from './dates-zone.ts';
import type { DateValue } from './document.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

// Parts as Go reads them (time.Parse): a space stands for one or more, hours may have one digit, seconds a fraction, names any case.
const day = String.raw`(?<day>\d\d)`;
const spacedDay = String.raw` *(?<day>\d{1,2})`;
const month = `(?<monthName>${months.join('|')})`;
const year = String.raw`(?<year>\d{4})`;
const shortYear = String.raw`(?<shortYear>\d\d)`;
const date = String.raw`(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)`;
const minutes = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)`;
const clock = String.raw`${minutes}:(?<second>\d\d)(?:[.,](?<fraction>\d+))?`;
const weekday = '(?:sun|mon|tue|wed|thu|fri|sat)';
const longWeekday = '(?:sunday|monday|tuesday|wednesday|thursday|friday|saturday)';
const colonOffset = String.raw`(?<offset>[+-]\d\d:\d\d)`;
const plainOffset = String.raw`(?<offset>[+-]\d{4})`;
/** A zone's abbreviation, which says nothing about its offset. */
const zoneName = String.raw`(?:UTC|ChST|MeST|GMT(?<shift>[+-]\d{1,2})?|[+-]\d\d|WITA|[A-Z]{4}T|[A-Z]{3}T|[A-Z]{3})`;

const layouts = [
	`${date}T${clock}(?:(?<utc>Z)|${colonOffset})`,
	`${date}T${clock}`,
	`${weekday}, +${day} +${month} +${year} +${clock} +${plainOffset}`,
	`${weekday}, +${day} +${month} +${year} +${clock} +${zoneName}`,
	`${day} +${month} +${shortYear} +${minutes} +${plainOffset}`,
	`${day} +${month} +${shortYear} +${minutes} +${zoneName}`,
	`${longWeekday}, +${day}-${month}-${shortYear} +${clock} +${zoneName}`,
	`${date} +${clock} +${plainOffset} +${zoneName}`,
	`${date}T${clock}${plainOffset}`,
	`${date} +${clock}(?:(?<utc>Z)|${plainOffset})`,
	`${date} +${clock}`,
	`${weekday} +${month} ${spacedDay} +${clock} +${year}`,
	`${weekday} +${month} ${spacedDay} +${clock} +${zoneName} +${year}`,
	`${weekday} +${month} +${day} +${clock} +${plainOffset} +${year}`,
	`${date} +${clock}${colonOffset}`,
	`${day} +${month} +${year}`,
	`${date} +${clock} +${colonOffset}`,
	`${date} +${clock} +${plainOffset}`,
];
const patterns = layouts.map((layout) => new RegExp(`^${anyCaseNames(layout)}$`));
/** Layouts without a date, in the year 0 and UTC whatever the site's zone. */
const timePatterns = [String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?<half>AM|PM)`, `${month} ${spacedDay} +${clock}`].map(
	(layout) => new RegExp(`^${anyCaseNames(layout)}$`),
);

/** Lets month and weekday names match in any case without letting `T`, `Z` and zone names do so. */
function anyCaseNames(layout: string): string {
	return layout.replace(/[a-z]{3,}(?=[|)])/g, (name) => name.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`));
}

/** Reads the rarer date texts; see `parseDate`. No text of a date is longer than 80 characters, fractions of any length aside. */
export function parseWithLayouts(text: string, timeZone: string): DateValue | null {
	if (text.length > 80) return null;
	for (const pattern of patterns) {
		const parts = pattern.exec(text)?.groups;
		if (parts !== undefined) return fromParts(parts, timeZone);
	}
	for (const pattern of timePatterns) {
		const parts = pattern.exec(text)?.groups;
		if (parts !== undefined) return fromParts(parts, 'UTC');
	}
	return null;
}

function fromParts(parts: Record<string, string | undefined>, timeZone: string): DateValue | null {
	const time = {
		year: yearOf(parts),
		month: parts.monthName === undefined ? Number(parts.month ?? 1) : months.indexOf(parts.monthName.toLowerCase()) + 1,
		day: Number(parts.day ?? 1),
		hour: hourOf(parts),
		minute: Number(parts.minute ?? 0),
		second: Number(parts.second ?? 0),
	};
	if (!isValidTime(time)) return null;
	const nanoseconds = Number((parts.fraction ?? '').slice(0, 9).padEnd(9, '0'));
	// Go shifts the clock by the hours of `GMT+3`, and then forgets the zone.
	const local = localSeconds(time) + Number(parts.shift ?? 0) * 3600;
	if (parts.offset !== undefined) {
		const offset = offsetSeconds(parts.offset);
		return offset === null ? null : dateValue(local - offset, nanoseconds, offset);
	}
	const { seconds, offset } = instantOfLocalTime(local, parts.utc === undefined ? timeZone : 'UTC');
	return dateValue(seconds, nanoseconds, offset);
}

function yearOf(parts: Record<string, string | undefined>): number {
	if (parts.shortYear === undefined) return Number(parts.year ?? 0);
	const short = Number(parts.shortYear);
	return short >= 69 ? 1900 + short : 2000 + short;
}

function hourOf(parts: Record<string, string | undefined>): number {
	const hour = Number(parts.hour ?? 0);
	if (parts.half === undefined) return hour;
	if (hour > 12) return 99;
	return (hour % 12) + (parts.half === 'PM' ? 12 : 0);
}

function offsetSeconds(text: string): number | null {
	const hours = Number(text.slice(1, 3));
	const minutes = Number(text.slice(-2));
	if (hours > 24 || minutes > 60) return null;
	return (text.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}
