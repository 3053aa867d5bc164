import type { IndexResult } from '../indexer/indexer.ts';
import type { Ingest, IngestListener } from './ingest.ts';
import type { Channel, Told } from './messages.ts';

type Waiting = { resolve(result: IndexResult): void; reject(error: Error): void };

/** An ingest that runs elsewhere, as if it were here. Questions that are open when it goes away are rejected. */
export function createRemoteIngest(channel: Channel, listener: IngestListener): Ingest {
	const open = new Map<number, Waiting>();
	let nextId = 1;
	let isGone = false;
	let closing: { promise: Promise<void>; end(): void } | null = null;
	const first = Promise.withResolvers<IndexResult>();
	first.promise.catch(() => {});

	function hear(message: Told): void {
		switch (message.type) {
			case 'settled':
				listener.onSettled(message.settled);
				first.resolve(message.settled.result);
				break;
			case 'failed':
				first.reject(new Error(message.reason));
				break;
			case 'progress':
				listener.onProgress(message.progress);
				break;
			case 'log':
				if (message.level === 'error') listener.log.error(message.message, message.reason);
				else listener.log[message.level](message.message, message.fields);
				break;
			case 'done':
				take(message.id)?.resolve(message.result);
				break;
			case 'refused':
				take(message.id)?.reject(new Error(message.reason));
				break;
			case 'closed':
				closing?.end();
		}
	}

	function take(id: number): Waiting | undefined {
		const waiting = open.get(id);
		open.delete(id);
		return waiting;
	}

	function leave(reason: string): void {
		isGone = true;
		first.reject(new Error(reason));
		for (const { reject } of open.values()) reject(new Error(reason));
		open.clear();
		closing?.end();
	}

	channel.listen(hear, leave);
	return {
		ready: first.promise,
		reindex(scope = 'everything') {
			if (closing || isGone) return Promise.reject(new Error('the app is closed'));
			const id = nextId++;
			return new Promise<IndexResult>((resolve, reject) => {
				open.set(id, { resolve, reject });
				channel.send({ type: 'reindex', id, paths: typeof scope === 'string' ? 'everything' : [...scope] });
			});
		},
		close() {
			if (closing) return closing.promise;
			const { promise, resolve } = Promise.withResolvers<void>();
			closing = { promise, end: resolve };
			if (isGone) resolve();
			else channel.send({ type: 'close' });
			return promise;
		},
	};
}
