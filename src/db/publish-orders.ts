/*
 * When articles were published, by their ids: which of any articles are the newest is found without reading their rows. Many ids lie
 * together in one row, of which an article takes eight bytes.
 */

/** Ids that lie together; a row of them fits into a half of SQLite's page. */
export const IDS_TOGETHER = 250;

/** The order of articles without publish date, after all others. */
export const UNSET_LAST = Number.MAX_SAFE_INTEGER;

/** Newest first, unset last: the date negated (Hugo: related/inverted_index.go). */
export function publishOrder(publishDate: number | null): number {
	return publishDate === null ? UNSET_LAST : -publishDate;
}

/** Number of the row that holds an id. */
export function orderBlockOf(id: number): number {
	return Math.floor(id / IDS_TOGETHER);
}

/** Orders of a row by id; NaN where no article of the site's lists has the id. */
export function emptyOrders(): Float64Array {
	return new Float64Array(IDS_TOGETHER).fill(Number.NaN);
}

/** The bytes that orders are kept as. */
export function packOrders(orders: Float64Array): Uint8Array {
	return new Uint8Array(orders.buffer, orders.byteOffset, orders.byteLength);
}

/** The reverse of {@link packOrders}, as a copy. */
export function unpackOrders(bytes: Uint8Array): Float64Array {
	return new Float64Array(bytes.slice().buffer);
}
