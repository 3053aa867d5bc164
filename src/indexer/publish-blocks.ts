import type Database from 'better-sqlite3';
import { emptyOrders, IDS_TOGETHER, orderBlockOf, packOrders, publishOrder, unpackOrders } from '../db/publish-orders.ts';

/** Keeps the publish dates of articles by their ids; what is noted is written at the end. */
export type PublishBlocks = {
	/** Notes that an article of the site's lists comes (1) or leaves (-1). */
	note(row: { id: number; publishDate: number | null }, sign: 1 | -1): void;
	flush(): void;
};

/** Keeps publish dates over one connection. */
export function createPublishBlocks(client: Database.Database): PublishBlocks {
	const read = client.prepare<[number], Uint8Array>('select orders from publish_block where block = ?').pluck();
	const write = client.prepare('insert or replace into publish_block (block, orders) values (?, ?)');
	const remove = client.prepare('delete from publish_block where block = ?');
	let changed = new Map<number, Float64Array>();

	function blockOf(id: number): Float64Array {
		const number = orderBlockOf(id);
		let block = changed.get(number);
		if (!block) {
			const kept = read.get(number);
			block = kept ? unpackOrders(kept) : emptyOrders();
			changed.set(number, block);
		}
		return block;
	}

	return {
		note({ id, publishDate }, sign) {
			blockOf(id)[id % IDS_TOGETHER] = sign === 1 ? publishOrder(publishDate) : Number.NaN;
		},
		flush() {
			for (const [number, block] of changed) {
				if (block.every(Number.isNaN)) remove.run(number);
				else write.run(number, packOrders(block));
			}
			changed = new Map();
		},
	};
}
