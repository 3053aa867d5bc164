import { HugoQLError } from '../errors.ts';
import type { PageArguments } from './arguments.ts';

/** A slice as asked for: how many rows from which end, and between which cursors; or a numbered page. */
export type Slice = { size: number; isBackward: boolean; after: string | null; before: string | null; page: number | null };

const MOST = 100;
const USUAL = 10;

/** Checks the arguments of a list; BAD_USER_INPUT says what to change. */
export function sliceOf(args: PageArguments): Slice {
	const { first = null, last = null, after = null, before = null, page = null } = args;
	if (first !== null && last !== null) throw wrong('Give either first or last, not both.');
	const size = first ?? last ?? USUAL;
	if (!Number.isInteger(size) || size < 1 || size > MOST) {
		throw wrong(
			`${first !== null ? 'first' : 'last'} must be a whole number from 1 to ${MOST}; it is ${size}. Read longer lists page by page, with after: pageInfo.endCursor.`,
		);
	}
	if (page !== null) {
		if (!Number.isInteger(page) || page < 1) throw wrong(`page counts from 1; it is ${page}.`);
		if (after !== null || before !== null) throw wrong('Give either page or the cursors after and before, not both.');
		if (last !== null) throw wrong('A numbered page takes its size from first; leave out last.');
	}
	return { size, isBackward: last !== null, after, before, page };
}

function wrong(message: string): HugoQLError {
	return new HugoQLError('BAD_USER_INPUT', message);
}
