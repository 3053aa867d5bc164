import type { Context } from '../schema/context.ts';
import { keep } from './answers-kept.ts';
import type { Answer, Incoming } from './exchange.ts';
import type { KnownOperations } from './known-documents.ts';
import type { Keeping } from './lane.ts';
import { operationRequestOf } from './operation-request.ts';
import type { ServerSettings } from './settings.ts';

/** Answers operations that were answered before, without Yoga and graphql-js. */
export type Direct = {
	/** Null for whatever is not common, known and without fault: Yoga is asked, which answers as if nothing had been tried. */
	answer(incoming: Incoming, keeping: Keeping): Answer | null;
	/** Remembers with what headers Yoga answers a client who accepts the same. */
	learn(incoming: Incoming, answer: Answer): void;
};

/** Objects that are answered between two looks at the clock. */
const OBJECTS = 20;
/** Different values of `Accept` that are remembered. */
const MOST_ACCEPTED = 100;

/**
 * @param known operations that Yoga has answered.
 * @param createContext the context of a request with everybody's eyes; null before the index can answer.
 */
export function createDirect(known: KnownOperations, { maxCost, timeout }: ServerSettings, createContext: () => Context | null): Direct {
	const accepted = new Map<string, Record<string, string>>();
	return {
		answer(incoming, keeping) {
			const headers = accepted.get(incoming.header('accept') ?? '');
			const request = headers && operationRequestOf(incoming);
			const operation = request && known.find(request.name, request.operationName);
			if (!operation || (maxCost > 0 && operation.cost(request.variables) > maxCost)) return null;
			const compiled = operation.compiled();
			const context = compiled && createContext();
			if (!context) return null;
			const deadline = timeout > 0 ? performance.now() + timeout : Number.POSITIVE_INFINITY;
			let objects = 0;
			const text = compiled.answer(context, request.variables, () => {
				if (++objects % OBJECTS === 0 && performance.now() > deadline) throw new Error('too long');
			});
			if (text === null) {
				// What has been tried counts: nobody gets twice the time.
				keeping.deadline = deadline;
				return null;
			}
			keep(keeping, operation.tags(context));
			return { status: 200, headers: { ...headers }, body: Buffer.from(text) };
		},
		learn(incoming, { headers }) {
			const accept = incoming.header('accept') ?? '';
			if (accepted.has(accept) || accepted.size >= MOST_ACCEPTED || accept.length > 500) return;
			const { 'content-length': _, ...others } = headers;
			accepted.set(accept, others);
		},
	};
}
