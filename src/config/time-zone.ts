import type { Complain } from './settings.ts';

const known = new Map<string, boolean>();

/** The IANA name of a time zone, `UTC` for none and for one that does not exist, which is reported. */
export function knownTimeZone(name: string, complain: Complain): string {
	if (name === '') return 'UTC';
	let exists = known.get(name);
	if (exists === undefined) {
		exists = isTimeZone(name);
		known.set(name, exists);
	}
	if (exists) return name;
	complain('timeZone', `is ${JSON.stringify(name)}, which is no time zone; UTC is used`);
	return 'UTC';
}

function isTimeZone(name: string): boolean {
	// Formatting is ten times as long in loading as the list, which lacks former names.
	if (Intl.supportedValuesOf('timeZone').includes(name)) return true;
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
