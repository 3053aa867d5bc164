import { localSeconds } from './dates-calendar.ts';

type Zone = {
	formatter: Intl.DateTimeFormat;
	/** Offset at midnight UTC, by day since 1970. */
	offsets: Map<number, number>;
};

const zones = new Map<string, Zone | null>();

/** Before this every zone has its local mean time, and the formatter would need eras: 1800-01-01. */
const earliest = -5364662400;

/**
 * Seconds that a time zone is ahead of UTC at an instant, day-light saving included. An unknown zone counts as UTC. Offsets are kept
 * by day, so that a site asks the formatter once for each day that its dates name.
 */
export function zoneOffset(seconds: number, timeZone: string): number {
	const zone = zoneOf(timeZone);
	if (zone === null) return 0;
	const at = Math.max(seconds, earliest);
	const day = Math.floor(at / 86400);
	const morning = offsetAtMidnight(day, zone);
	return morning === offsetAtMidnight(day + 1, zone) ? morning : askFormatter(at, zone);
}

/**
 * The instant of a local time, given as the seconds it would be in UTC, and the offset that holds then. Of the two readings of a time that
 * an ending summer repeats, and for one that a beginning summer leaves out, it chooses as Go does (time.Date).
 */
export function instantOfLocalTime(local: number, timeZone: string): { seconds: number; offset: number } {
	const first = zoneOffset(local, timeZone);
	if (first === 0) return { seconds: local, offset: 0 };
	const seconds = local - zoneOffset(local - first, timeZone);
	return { seconds, offset: zoneOffset(seconds, timeZone) };
}

function zoneOf(timeZone: string): Zone | null {
	const known = zones.get(timeZone);
	if (known !== undefined) return known;
	const zone = openZone(timeZone);
	zones.set(timeZone, zone);
	return zone;
}

function openZone(timeZone: string): Zone | null {
	if (timeZone === '' || /^(?:Etc\/)?(?:UTC|GMT)$/i.test(timeZone)) return null;
	try {
		const formatter = new Intl.DateTimeFormat('en-US', {
			timeZone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
		return { formatter, offsets: new Map() };
	} catch {
		return null;
	}
}

function offsetAtMidnight(day: number, zone: Zone): number {
	let offset = zone.offsets.get(day);
	if (offset === undefined) {
		offset = askFormatter(day * 86400, zone);
		zone.offsets.set(day, offset);
	}
	return offset;
}

function askFormatter(seconds: number, zone: Zone): number {
	// Dates beyond what the platform can name have no day-light saving to speak of.
	const asked = Math.min(seconds, 8_640_000_000_000);
	const [month, day, year, hour, minute, second] = zone.formatter
		.format(asked * 1000)
		.match(/\d+/g)!
		.map(Number);
	const local = { year: year!, month: month!, day: day!, hour: hour!, minute: minute!, second: second! };
	return localSeconds(local) - asked;
}
