import { graphqlError } from './error-response.ts';
import type { ServerContext, ServerPlugin } from './plugin.ts';

/**
 * Ends a query that runs for longer than it may. Fields are resolved without a pause in which a timer could fire, so the
 * executor, which asks its signal at every field, is given one that looks at the clock when asked.
 *
 * @param milliseconds 0 for no limit.
 */
export function useTimeout(milliseconds: number): ServerPlugin {
	if (milliseconds === 0) return {};
	return {
		onExecute({ args }) {
			const controller = new AbortController();
			const { keeping } = args.contextValue as unknown as ServerContext;
			const deadline = keeping.deadline ?? performance.now() + milliseconds;
			const end = () =>
				controller.abort(
					graphqlError('OPERATION_TIMEOUT', `The operation took longer than the ${milliseconds} ms allowed. Ask for less at once.`),
				);
			const timer = setTimeout(end, milliseconds);
			const { signal } = controller;
			signal.throwIfAborted = () => {
				if (!signal.aborted && performance.now() > deadline) end();
				if (signal.aborted) throw signal.reason;
			};
			(args as { signal?: AbortSignal }).signal = signal;
			return { onExecuteDone: () => clearTimeout(timer) };
		},
	};
}
