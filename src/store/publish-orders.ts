import { emptyOrders, IDS_TOGETHER, orderBlockOf, unpackOrders } from '../db/publish-orders.ts';
import type { Context } from './context.ts';

/** Tells the order of articles by publish date, newest first, for ids that best ascend: neighbours are found at once. Of the site's lists only. */
export function publishOrders(context: Context): (id: number) => number {
	let number = -1;
	let block = emptyOrders();
	return (id) => {
		const own = orderBlockOf(id);
		if (own !== number) {
			block = orderBlock(context, own);
			number = own;
		}
		return block[id % IDS_TOGETHER]!;
	};
}

function orderBlock(context: Context, number: number): Float64Array {
	return context.index.orders.through(number, () => {
		const row = context.get<{ orders: Uint8Array }>('select orders from publish_block where block = ?', [number]);
		return row ? unpackOrders(row.orders) : emptyOrders();
	});
}
