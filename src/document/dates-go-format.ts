import { type CalendarTime, calendarTime, daysSinceEpoch, offsetText, pad } from './dates-calendar.ts';
import type { DateValue } from './document.ts';

const monthNames = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];
const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Month and weekday of a date in English, as Hugo's permalinks spell them, and the day's number in the year, from 1. */
export function dateNames(value: DateValue): { month: string; weekday: string; weekdayNumber: number; yearDay: number } {
	const { time, weekday, yearDay } = shownTime(value);
	return { month: monthNames[time.month - 1]!, weekday: dayNames[weekday]!, weekdayNumber: weekday, yearDay };
}

/** The calendar time that the date's text shows, in its own offset. */
export function shownCalendarTime(value: DateValue): CalendarTime {
	return shownTime(value).time;
}

type Shown = { time: CalendarTime; offset: number; weekday: number; yearDay: number; nanoseconds: number };

function shownTime(value: DateValue): Shown {
	const match = /([+-])(\d\d):(\d\d)$/.exec(value.text);
	const minutes = match === null ? 0 : Number(match[2]) * 60 + Number(match[3]);
	const offset = match?.[1] === '-' ? -minutes * 60 : minutes * 60;
	const time = calendarTime(value.seconds + offset);
	const days = daysSinceEpoch(time.year, time.month, time.day);
	const weekday = (((days + 4) % 7) + 7) % 7;
	return { time, offset, weekday, yearDay: days - daysSinceEpoch(time.year, 1, 1) + 1, nanoseconds: value.nanoseconds };
}

/** The parts of Go's reference time, longest first where one begins another. `_2006` is an underscore and a year. */
const parts =
	/January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|_2006|2006|__2|_2|002|0[1-6]|15|[1-5]|PM|pm|[-Z]07:00:00|[-Z]070000|[-Z]07:00|[-Z]0700|[-Z]07|[.,]0+(?!\d)|[.,]9+(?!\d)/g;

/**
 * Formats a date by a Go layout, such as `2006-01-02` or `Jan _2`, in the date's own offset. A zone's abbreviation is not known, so `MST`
 * gives `UTC` or the offset, as Go does for zones without a name. (Go: time/format.go)
 */
export function formatGoDate(value: DateValue, layout: string): string {
	const shown = shownTime(value);
	return layout.replace(parts, (part) => formatPart(part, shown));
}

function formatPart(part: string, { time, offset, weekday, yearDay, nanoseconds }: Shown): string {
	const hour12 = time.hour % 12 || 12;
	switch (part) {
		case 'January':
			return monthNames[time.month - 1]!;
		case 'Jan':
			return monthNames[time.month - 1]!.slice(0, 3);
		case '01':
			return pad(time.month, 2);
		case '1':
			return String(time.month);
		case 'Monday':
			return dayNames[weekday]!;
		case 'Mon':
			return dayNames[weekday]!.slice(0, 3);
		case '02':
			return pad(time.day, 2);
		case '_2':
			return String(time.day).padStart(2);
		case '2':
			return String(time.day);
		case '002':
			return pad(yearDay, 3);
		case '__2':
			return String(yearDay).padStart(3);
		case '2006':
			return pad(time.year, 4);
		case '_2006':
			return `_${pad(time.year, 4)}`;
		case '06':
			return pad(((time.year % 100) + 100) % 100, 2);
		case '15':
			return pad(time.hour, 2);
		case '03':
			return pad(hour12, 2);
		case '3':
			return String(hour12);
		case '04':
			return pad(time.minute, 2);
		case '4':
			return String(time.minute);
		case '05':
			return pad(time.second, 2);
		case '5':
			return String(time.second);
		case 'PM':
			return time.hour < 12 ? 'AM' : 'PM';
		case 'pm':
			return time.hour < 12 ? 'am' : 'pm';
		case 'MST':
			return offset === 0 ? 'UTC' : zoneText('-0700', offset);
		default:
			return part.startsWith('.') || part.startsWith(',') ? fractionText(part, nanoseconds) : zoneText(part, offset);
	}
}

function fractionText(part: string, nanoseconds: number): string {
	const digits = pad(nanoseconds, 9).slice(0, part.length - 1);
	if (part.charAt(1) === '0') return part.charAt(0) + digits.padEnd(part.length - 1, '0');
	const trimmed = digits.replace(/0+$/, '');
	return trimmed === '' ? '' : part.charAt(0) + trimmed;
}

function zoneText(part: string, offset: number): string {
	if (part.startsWith('Z') && offset === 0) return 'Z';
	const shape = part.slice(1);
	const text = offset === 0 ? (shape.includes(':') ? '+00:00' : '+0000') : offsetText(offset, shape.includes(':') ? ':' : '');
	if (shape === '07') return text.slice(0, 3);
	if (shape === '07:00:00') return `${text}:00`;
	return shape === '070000' ? `${text}00` : text;
}
