import { HugoQLError } from '../errors.ts';
import { decodeValues, encodeValues, invalidCursor } from './cursors.ts';
import type { PageRow } from './rows.ts';

/** Where a page stands among the related ones: its weight, how new it is, and what tells apart pages that are equal in both. */
export type RelatedPlace = { weight: number; order: number; title: string; logicalPath: string };

/** The cursor of a place among the pages that are related to `page`. Like other cursors it holds values and no row number. */
export function encodePlace(page: PageRow, { weight, order, title, logicalPath }: RelatedPlace): string {
	return encodeValues([page.logicalPath, weight, order, title, logicalPath]);
}

/** The reverse of {@link encodePlace}; CURSOR_INVALID for what is no such cursor, or one of another page. */
export function decodePlace(page: PageRow, cursor: string): RelatedPlace {
	const [owner, weight, order, title, logicalPath] = decodeValues(cursor, 5);
	if (typeof weight !== 'number' || typeof order !== 'number' || typeof title !== 'string' || typeof logicalPath !== 'string')
		throw invalidCursor();
	if (owner !== page.logicalPath) {
		throw new HugoQLError(
			'CURSOR_INVALID',
			'The cursor comes from what is related to another article. Start again without it, or ask the article that it came from.',
		);
	}
	return { weight, order, title, logicalPath };
}

type Named = { title: string; logicalPath: string };

/** Compares titles byte by byte, as Hugo does, and paths where those are equal, which Hugo leaves to chance. */
export function byTitleAndPath(a: Named, b: Named): number {
	return (
		Buffer.compare(Buffer.from(a.title), Buffer.from(b.title)) || Buffer.compare(Buffer.from(a.logicalPath), Buffer.from(b.logicalPath))
	);
}
