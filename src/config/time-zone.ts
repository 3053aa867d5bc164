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
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
