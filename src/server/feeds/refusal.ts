import { type ErrorCode, errorStatus } from '../../errors.ts';
import { errorAnswer } from '../error-response.ts';
import type { Answer } from '../exchange.ts';

/** A refusal in one line, as text, or for a path that answers JSON in the form of all errors. Kept by no cache. */
export function refusal(path: string, code: ErrorCode, message: string, headers: Record<string, string> = {}): Answer {
	const answer = errorAnswer(code, message, headers);
	// Codes of GraphQL answers that succeed as HTTP: a bad cursor, a bad argument.
	const status = errorStatus[code] === 200 ? 400 : errorStatus[code];
	if (path.endsWith('.json')) return { ...answer, status };
	return {
		status,
		headers: { ...answer.headers, 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
		body: Buffer.from(`${message}\n`),
	};
}
