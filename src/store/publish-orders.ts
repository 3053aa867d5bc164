import { eachId, type PageSet } from '../db/page-set.ts';
import { emptyOrders, IDS_TOGETHER, orderBlockOf, unpackOrders } from '../db/publish-orders.ts';
import type { Context } from './context.ts';

/** Blocks that are remembered for a generation, of 2 kB each: those of a site of more than a million pages are read again now and then. */
const MOST_KEPT = 5000;

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
	const { orders } = context.index;
	const known = orders.blocks[number];
	if (known) return known;
	const row = context.get<{ orders: Uint8Array }>('select orders from publish_block where block = ?', [number]);
	const block = row ? unpackOrders(row.orders) : emptyOrders();
	if (orders.kept >= MOST_KEPT) {
		orders.blocks = [];
		orders.kept = 0;
	}
	orders.blocks[number] = block;
	orders.kept++;
	return block;
}
