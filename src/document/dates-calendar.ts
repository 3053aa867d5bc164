import type { DateValue } from './document.ts';

/** A point of the proleptic Gregorian calendar, without a zone. Month and day count from 1; the year may be 0 or negative. */
export type CalendarTime = { year: number; month: number; day: number; hour: number; minute: number; second: number };

/** Hugo's “no date”, midnight UTC of 1 January of the year 1, in seconds since 1970. */
export const noDateSeconds = -62135596800;

/** Days since 1970-01-01. (Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”, days_from_civil) */
export function daysSinceEpoch(year: number, month: number, day: number): number {
	const shifted = month <= 2 ? year - 1 : year;
	const era = Math.floor(shifted / 400);
	const yearOfEra = shifted - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** The inverse of {@link localSeconds}. */
export function calendarTime(seconds: number): CalendarTime {
	const days = Math.floor(seconds / 86400);
	const rest = seconds - days * 86400;
	const shifted = days + 719468;
	const era = Math.floor(shifted / 146097);
	const dayOfEra = shifted - era * 146097;
	const yearOfEra = Math.floor(
		(dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
	const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
	return {
		year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
		month,
		day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
		hour: Math.floor(rest / 3600),
		minute: Math.floor((rest % 3600) / 60),
		second: rest % 60,
	};
}

/** Seconds since 1970 of a calendar time taken as UTC. */
export function localSeconds(time: CalendarTime): number {
	return daysSinceEpoch(time.year, time.month, time.day) * 86400 + time.hour * 3600 + time.minute * 60 + time.second;
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a day and time exist; leap seconds do not, as in Go. */
export function isValidTime(time: CalendarTime): boolean {
	if (time.month < 1 || time.month > 12 || time.day < 1 || time.hour > 23 || time.minute > 59 || time.second > 59) return false;
	const isLeapDay = time.month === 2 && time.year % 4 === 0 && (time.year % 100 !== 0 || time.year % 400 === 0);
	return time.day <= monthDays[time.month - 1]! + (isLeapDay ? 1 : 0);
}

/** Makes a {@link DateValue} of an instant and the offset of its zone, both in seconds. */
export function dateValue(seconds: number, nanoseconds: number, offset: number): DateValue {
	const time = calendarTime(seconds + offset);
	const day = `${pad(time.year, 4)}-${pad(time.month, 2)}-${pad(time.day, 2)}`;
	const fraction = nanoseconds === 0 ? '' : `.${pad(nanoseconds, 9).replace(/0+$/, '')}`;
	const clock = `${pad(time.hour, 2)}:${pad(time.minute, 2)}:${pad(time.second, 2)}${fraction}`;
	return { seconds, nanoseconds, text: `${day}T${clock}${offsetText(offset, ':')}` };
}

/** `+08:00`, or `Z` for UTC. Offsets of a fraction of a minute lose it, as RFC 3339 has no place for it. */
export function offsetText(offset: number, separator: string): string {
	const minutes = Math.trunc(offset / 60);
	if (minutes === 0) return 'Z';
	return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60), 2)}${separator}${pad(Math.abs(minutes) % 60, 2)}`;
}

/** A whole number with leading zeros; a minus sign does not count as a digit. */
export function pad(value: number, width: number): string {
	return value < 0 ? `-${String(-value).padStart(width, '0')}` : String(value).padStart(width, '0');
}
