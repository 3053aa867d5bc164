import type { ProblemCode } from '../errors.ts';

/** What a front matter reader throws: one sentence, and where, counted from 1 within the text that it was given. */
export type FrontMatterError = Error & { code: ProblemCode; line: number; column: number };

/** Makes the error that {@link isFrontMatterError} knows; `readFrontMatter` turns it into a problem with the file's line. */
export function frontMatterError(code: ProblemCode, message: string, line: number, column: number): FrontMatterError {
	return Object.assign(new Error(message), { code, line, column });
}

/** Whether a caught value was made by {@link frontMatterError}. */
export function isFrontMatterError(value: unknown): value is FrontMatterError {
	return value instanceof Error && 'code' in value && 'line' in value && 'column' in value;
}
