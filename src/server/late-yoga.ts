import { setImmediate } from 'node:timers/promises';
import type { YogaHandler } from './yoga.ts';

/** Milliseconds after the start at which Yoga is loaded if nobody needed it until then. */
const PATIENCE = 1000;

/** What Yoga is made of, the innermost first. Loaded one by one, so that requests get their turn in between; whatever is elsewhere comes with Yoga itself. */
const PIECES: (() => Promise<unknown>)[] = [
	() => import('@whatwg-node/fetch'),
	() => import('@whatwg-node/server'),
	() => import('@envelop/core'),
	() => import('@graphql-yoga/subscription'),
	() => import('@graphql-tools/utils'),
	() => import('@graphql-tools/executor'),
	() => import('@graphql-tools/merge'),
	() => import('@graphql-tools/schema'),
];

/**
 * Yoga, loaded when a request needs it or a moment after the start: most of what a start loads is Yoga's, and the first answers can do
 * without it.
 *
 * @param load makes it; called once.
 */
export function createLateYoga(load: () => Promise<YogaHandler>): YogaHandler {
	let loading: Promise<YogaHandler> | null = null;
	let yoga: YogaHandler | null = null;
	let isClosed = false;
	const loaded = () => {
		loading ??= load().then((made) => {
			yoga = made;
			if (isClosed) made.close();
			return made;
		});
		return loading;
	};
	const timer = setTimeout(() => {
		// A request that needs it meets the same failure and reports it.
		const ahead = loadPieces().then(() => (isClosed ? undefined : loaded()));
		ahead.catch(() => {});
	}, PATIENCE);
	timer.unref();
	return {
		answer: async (incoming, keeping) => (yoga ?? (await loaded())).answer(incoming, keeping),
		get counts() {
			return yoga?.counts ?? { executions: 0 };
		},
		close() {
			isClosed = true;
			clearTimeout(timer);
			yoga?.close();
		},
	};
}

async function loadPieces(): Promise<void> {
	for (const load of PIECES) {
		await load().catch(() => {});
		await setImmediate();
	}
}
