import type { DateSources, Json, Params } from '../config/config.ts';
import { parseDate } from './dates.ts';
import { dateValue, noDateSeconds } from './dates-calendar.ts';
import type { DateValue } from './document.ts';

/** The four dates of a page, each null where no source gives one. */
export type Dates = {
	date: DateValue | null;
	lastmod: DateValue | null;
	publishDate: DateValue | null;
	expiryDate: DateValue | null;
	/** Slug that a file name gave along with a date; null where none did. It counts only where the page has no slug of its own. */
	fileNameSlug: string | null;
	/** Keys whose value is no date. */
	invalidKeys: string[];
};

/** What dates may come from besides front matter. */
export type DateFile = {
	/** File name without language and extension; of a leaf bundle, the folder's name. */
	contentBaseName: string;
	/** When the file was last changed, in milliseconds since 1970; 0 when unknown. */
	fileModTime: number;
	/** JSON knows no whole numbers, and so Hugo takes none of its numbers for seconds. */
	isJson: boolean;
};

const aliases: Record<string, string[]> = {
	lastmod: ['modified'],
	publishdate: ['pubdate', 'published'],
	expirydate: ['unpublishdate'],
};
const defaults: DateSources = {
	date: ['date', 'publishdate', 'lastmod'],
	lastmod: [':git', 'lastmod', 'date', 'publishdate'],
	publishDate: ['publishdate', 'date'],
	expiryDate: ['expirydate'],
};

/**
 * Finds the four dates of a page, in the order date, lastmod, publishDate, expiryDate, and writes them to `params` as RFC 3339 text:
 * a key that gave a date holds it from then on, and the date's own key is filled where it was absent, so that later lists see it.
 * `own` is the page's own front matter, `params` that with the cascade. `:git` never gives a date.
 * (Hugo: resources/page/pagemeta/page_frontmatter.go)
 */
export function resolveDates(own: Params, params: Params, sources: DateSources, timeZone: string, file: DateFile): Dates {
	const lists = expandSources(sources);
	const invalid = new Set<string>();
	let fileNameSlug: string | null = null;

	const fromKey = (key: string): DateValue | null => {
		const value = (own[key] !== undefined ? own[key] : params[key]) as Json | undefined;
		if (value === undefined || value === null || value === '') return null;
		const date = file.isJson && typeof value === 'number' ? null : parseDate(value, timeZone);
		if (date !== null) params[key] = date.text;
		// `published: false` is the older way to write a draft.
		else if (!(key === 'published' && typeof value === 'boolean')) invalid.add(key);
		return date;
	};
	const fromFileName = (): DateValue | null => {
		const found = dateOfFileName(file.contentBaseName, timeZone);
		if (found === null) return null;
		if (own.slug === undefined) fileNameSlug = found.slug;
		return found.date;
	};
	const fromSource = (source: string): DateValue | null => {
		if (source === ':filename') return fromFileName();
		if (source === ':filemodtime') return file.fileModTime === 0 ? null : dateOfModTime(file.fileModTime);
		return source.startsWith(':') ? null : fromKey(source);
	};
	const resolve = (list: string[], key: string): DateValue | null => {
		for (const source of list) {
			const date = fromSource(source);
			if (date === null) continue;
			if (params[key] === undefined) params[key] = date.text;
			return date.seconds === noDateSeconds && date.nanoseconds === 0 ? null : date;
		}
		return null;
	};
	const date = resolve(lists.date, 'date');
	const lastmod = resolve(lists.lastmod, 'lastmod');
	const publishDate = resolve(lists.publishDate, 'publishdate');
	const expiryDate = resolve(lists.expiryDate, 'expirydate');
	return { date, lastmod, publishDate, expiryDate, fileNameSlug, invalidKeys: [...invalid] };
}

const expanded = new WeakMap<DateSources, DateSources>();

/** Lists in lower case, with `:default` replaced and other names of a key behind it; made once for each configuration. */
function expandSources(sources: DateSources): DateSources {
	const known = expanded.get(sources);
	if (known !== undefined) return known;
	const expand = (kind: keyof DateSources): string[] => {
		const names = sources[kind].flatMap((name) => (name.toLowerCase() === ':default' ? defaults[kind] : name.toLowerCase()));
		return [...new Set(names.flatMap((name) => [name, ...(aliases[name] ?? [])]))];
	};
	const lists = {
		date: expand('date'),
		lastmod: expand('lastmod'),
		publishDate: expand('publishDate'),
		expiryDate: expand('expiryDate'),
	};
	expanded.set(sources, lists);
	return lists;
}

/**
 * Date and slug of a name that begins `YYYY-MM-DD` or `YYYY-MM-DD-HH-MM-SS` (any one character between day and time); null for any
 * other. The slug is the rest without spaces, `-` and `_` at its ends, "" when nothing is left.
 */
export function dateOfFileName(name: string, timeZone: string): { date: DateValue; slug: string } | null {
	// Hugo takes off what looks like an extension; names such as `2024-05-06-v1.2` lose their last part.
	const dot = name.lastIndexOf('.');
	const base = dot > 0 ? name.slice(0, dot) : name;
	if (!/^\d{4}-\d\d-\d\d/.test(base)) return null;
	const trim = (rest: string) => rest.replace(/^[-_ ]+/, '').replace(/(?<![-_ ])[-_ ]+$/, '');
	const time = /^.(\d\d-\d\d-\d\d)/s.exec(base.slice(10))?.[1];
	const timed = time === undefined ? null : parseDate(`${base.slice(0, 10)}T${time.replaceAll('-', ':')}`, timeZone);
	if (timed !== null) return { date: timed, slug: trim(base.slice(19)) };
	const date = parseDate(base.slice(0, 10), timeZone);
	return date === null ? null : { date, slug: trim(base.slice(10)) };
}

function dateOfModTime(milliseconds: number): DateValue {
	const seconds = Math.floor(milliseconds / 1000);
	return dateValue(seconds, Math.floor((milliseconds - seconds * 1000) * 1e6), 0);
}
