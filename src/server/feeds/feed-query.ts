import { HugoQLError } from '../../errors.ts';

/** What a feed is asked for; null where it is not said. */
export type FeedQuery = {
	/** A language by key or locale. */
	locale: string | null;
	/** Slugs. */
	tag: string | null;
	category: string | null;
	/** Name of a section, or path of a nested one: `news/harbour`. */
	section: string | null;
	/** Articles in one answer: 1 to {@link MOST}. */
	first: number | null;
	/** Cursor of the page before. */
	after: string | null;
};

/** Articles in one answer where neither the request nor the site says how many. */
export const USUAL = 20;
/** Articles in one answer at most. */
export const MOST = 100;

const names = ['locale', 'tag', 'category', 'section', 'first', 'after'] as const;

/**
 * Reads the parameters of a feed's address. Empty ones are as good as none; others than a feed's own are passed over, because readers add
 * theirs.
 *
 * @throws HugoQLError BAD_REQUEST for a parameter that is given twice or has no possible value
 */
export function readFeedQuery(parameters: URLSearchParams): FeedQuery {
	const given = Object.fromEntries(names.map((name) => [name, parameterOf(parameters, name)])) as Record<keyof FeedQuery, string | null>;
	return { ...given, first: given.first === null ? null : numberOf(given.first) };
}

/** The query as one text, the same for every spelling of it: `?locale=en&tag=ferry`. "" where nothing is asked for. */
export function writeFeedQuery(query: Partial<FeedQuery>): string {
	const parameters = new URLSearchParams();
	for (const name of names) {
		const value = query[name] ?? null;
		if (value !== null) parameters.set(name, String(value));
	}
	return parameters.size === 0 ? '' : `?${parameters}`;
}

/** A value as a message can repeat it: quoted, on one line, not too long. */
export function quoted(value: string): string {
	return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}

function parameterOf(parameters: URLSearchParams, name: string): string | null {
	const values = parameters.getAll(name);
	if (values.length > 1) throw new HugoQLError('BAD_REQUEST', `The parameter ${name} is given ${values.length} times; give it once.`);
	return values[0] || null;
}

function numberOf(text: string): number {
	const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
	if (number >= 1 && number <= MOST) return number;
	throw new HugoQLError('BAD_REQUEST', `first is ${quoted(text)}; it has to be a whole number from 1 to ${MOST}.`);
}
