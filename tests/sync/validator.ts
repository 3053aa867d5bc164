import { expect } from 'vitest';
import type { Service } from '../conformance/ask.ts';

/** Asks the same questions again and again with the validator of the last answer, as a browser's cache does. */
export type Validator = {
	/** Asks one of them, and compares with the answer as it is made anew. */
	check(service: Service, question: number, where: string): Promise<void>;
	readonly counts: { notModified: number; modified: number };
};

/** Checks that 304 is answered only where the whole answer is what it was. */
export function createValidator(questions: string[]): Validator {
	const kept = new Map<string, { etag: string; body: string }>();
	const counts = { notModified: 0, modified: 0 };
	let unique = 0;
	const get = (service: Service, query: string, headers: Record<string, string> = {}) =>
		service.fetch(new Request(`http://site.test/graphql?query=${encodeURIComponent(query)}`, { headers }));
	return {
		counts,
		async check(service, question, where) {
			const query = questions[question]!;
			const known = kept.get(query);
			const answer = await get(service, query, known ? { 'if-none-match': known.etag } : {});
			// Another text has no kept answer: this one is computed.
			const anew = await get(service, `${query} # ${unique++}`);
			const body = await anew.text();
			if (answer.status === 304) {
				counts.notModified++;
				expect(known?.body, `${where}: not modified: ${query}`).toBe(body);
				expect(answer.headers.get('etag')).toBe(known?.etag);
			} else {
				counts.modified++;
				expect(await answer.text(), `${where}: ${query}`).toBe(body);
				if (known) expect(known.body === body, `${where}: the same answer was sent again: ${query}`).toBe(false);
			}
			kept.set(query, { etag: answer.headers.get('etag')!, body });
		},
	};
}
