import { eachId, type PageSet } from '../db/page-set.ts';
import { emptyOrders, IDS_TOGETHER, orderBlockOf, unpackOrders } from '../db/publish-orders.ts';
import type { Context } from './context.ts';

/** Calls `found` for articles of a set and their order by publish date, newest first; of the site's lists only. Ids ascend. */
export function eachPublishOrder(context: Context, pages: PageSet, found: (order: number, id: number) => void): void {
	let number = -1;
	let block: Float64Array;
	eachId(pages, (id) => {
		const own = orderBlockOf(id);
		if (own !== number) {
			block = orderBlock(context, own);
			number = own;
		}
		found(block[id - own * IDS_TOGETHER]!, id);
	});
}

function orderBlock(context: Context, number: number): Float64Array {
	return context.index.orders.through(number, () => {
		const row = context.get<{ orders: Uint8Array }>('select orders from publish_block where block = ?', [number]);
		return row ? unpackOrders(row.orders) : emptyOrders();
	});
}
