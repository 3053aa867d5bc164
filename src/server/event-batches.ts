import { type DocumentNode, type ExecutionResult, type GraphQLError, type GraphQLSchema, subscribe } from 'graphql';
import type { ChangePart, Context } from '../schema/context.ts';

/** A subscription as a client asked for it. */
export type Subscription = {
	schema: GraphQLSchema;
	document: DocumentNode;
	operationName: string | null;
	variables: Record<string, unknown>;
	/** What the answer depends on beside the operation: whose eyes see it. */
	access: string;
	/** A context of the present for one part of it. */
	createContext(part: ChangePart): Context;
};

/** Some events in a row, as they go over the wire. */
export type EventBatch = {
	/** Empty where nothing happened. */
	bytes: Buffer;
	/** Where to go on. */
	cursor: string;
	/** Why there will be no more; null where there may. */
	failure: ExecutionResult | null;
};

/** Events for any number of subscribers: who stands at the same cursor of the same subscription shares one execution and its bytes. */
export type EventBatches = {
	/**
	 * The events after a cursor, up to the present or up to some 64 kB.
	 *
	 * @param cursor null for none before the present.
	 */
	after(subscription: Subscription, cursor: string | null): Promise<EventBatch>;
	/** Parts that were executed, for the metrics. */
	readonly executed: number;
};

/** Bytes after which a batch ends: what a subscriber that reads slowly holds at most, but for a last event. */
const BATCH_BYTES = 64 * 1024;

/**
 * @param version changes with every change of the index: until then the events after a cursor are the same for everybody.
 * @param mask makes an error fit to be shown.
 */
export function createEventBatches(version: () => string, mask: (error: unknown) => GraphQLError): EventBatches {
	let known = new WeakMap<DocumentNode, Map<string, Promise<EventBatch>>>();
	let knownVersion = '';
	let executed = 0;

	async function execute(subscription: Subscription, after: string | null): Promise<EventBatch> {
		executed++;
		const { schema, document, operationName, variables } = subscription;
		const part: ChangePart = { after, reached: null };
		const contextValue = subscription.createContext(part);
		const chunks: string[] = [];
		let length = 0;
		const batch = (failure: ExecutionResult | null) => ({
			bytes: Buffer.from(chunks.join('')),
			cursor: part.reached ?? after ?? '',
			failure,
		});
		try {
			const stream = await subscribe({ schema, document, operationName, variableValues: variables, contextValue });
			if (!(Symbol.asyncIterator in stream)) return batch(shown(stream, mask));
			for await (const result of stream) {
				const event = eventOf(shown(result, mask), part.reached);
				chunks.push(event);
				length += event.length;
				// Several changes may share the cursor before them: to end there would be to begin there again.
				if (length >= BATCH_BYTES && part.reached !== after) break;
			}
			return batch(null);
		} catch (error) {
			return batch({ errors: [mask(error)] });
		}
	}

	return {
		after(subscription, cursor) {
			const present = version();
			if (present !== knownVersion) {
				known = new WeakMap();
				knownVersion = present;
			}
			const key = JSON.stringify([cursor, subscription.operationName, subscription.access, subscription.variables]);
			let batches = known.get(subscription.document);
			if (!batches) {
				batches = new Map();
				known.set(subscription.document, batches);
			}
			let batch = batches.get(key);
			if (!batch) {
				batch = execute(subscription, cursor);
				batches.set(key, batch);
				// Whoever comes later at an old cursor comes alone.
				if (batches.size > BATCHES) batches.delete(batches.keys().next().value!);
			}
			return batch;
		},
		get executed() {
			return executed;
		},
	};
}

/** Batches that are remembered of one document at one version of the index. */
const BATCHES = 50;

/** The end of a stream (GraphQL over Server-Sent Events, distinct connections mode). */
export const completeEvent = Buffer.from('event: complete\ndata:\n\n');

/** One event; its id is what a browser sends as `Last-Event-ID` when it connects again (HTML, 9.2). */
export function eventOf(result: ExecutionResult, cursor: string | null): string {
	return `event: next\n${cursor ? `id: ${cursor}\n` : ''}data: ${JSON.stringify(result.errors ? withoutStatus(result) : result)}\n\n`;
}

/** In a stream that has begun there is no HTTP status to set any more. */
function withoutStatus(result: ExecutionResult): object {
	const errors = result.errors!.map((error) => {
		const { extensions: { http: _, ...extensions } = {}, ...rest } = error.toJSON();
		return { ...rest, extensions };
	});
	return { ...result, errors };
}

function shown(result: ExecutionResult, mask: (error: unknown) => GraphQLError): ExecutionResult {
	return result.errors ? { ...result, errors: result.errors.map(mask) } : result;
}
