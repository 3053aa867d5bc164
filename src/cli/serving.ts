import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OptionValues } from '../config/options.ts';
import type { IndexResult } from '../indexer/indexer.ts';
import type { App } from '../served-app.ts';
import { plural } from './check.ts';
import { type Listening, listen } from './listen.ts';

/** Milliseconds that running requests, and then a run of the indexer, have left after a signal. */
export const GRACE = { requests: 10_000, index: 2000 };

/** Takes the port and hands requests to the app; until there is one, clients are asked to come again. */
export function listenFor(values: OptionValues, app: () => App | null): Promise<Listening> {
	const handle = (request: IncomingMessage, response: ServerResponse): void => {
		const present = app();
		if (present) present.handle(request, response).catch(() => response.destroy());
		else response.writeHead(503, { 'retry-after': '1' }).end();
	};
	return listen(values.port, values.host, handle, (socket, keepAlive) => app()?.accept(socket, keepAlive));
}

/** Lets running requests end, then the run of the indexer; one that is cut short leaves the index as it was before. */
export async function stopServing(listening: Listening, app: App | null): Promise<void> {
	const stopping = listening.stop(GRACE.requests);
	const closing = app?.close();
	await stopping;
	await Promise.race([closing, pause(GRACE.index)]);
}

/** What is said once the index is in line: how much there is, what is wrong with it, and where to ask. */
export function startMessage(site: string, values: OptionValues, version: string, port: number, result: IndexResult): string {
	const { counts, problems, milliseconds } = result;
	const files = plural(counts.unchanged + counts.added + counts.changed, 'file');
	const address = `http://${values.host.includes(':') ? `[${values.host}]` : values.host}:${port}`;
	const problemText =
		problems.errors + problems.warnings === 0
			? ''
			: `, ${plural(problems.errors, 'error')}, ${plural(problems.warnings, 'warning')} (hugoql check lists them)`;
	return (
		`HugoQL ${version} serves ${site}: ${files} in ${(milliseconds / 1000).toFixed(1)} s${problemText}\n` +
		`${values.graphiql ? 'GraphiQL' : 'GraphQL'} is at ${address}/graphql\n`
	);
}

/** Milliseconds within which a second signal is the first one again: npm, `timeout` and others pass on what the whole process group got. */
const ECHO = 500;

/** Resolves with null at the first signal; another one ends the process at once. */
export function untilSignal(): Promise<null> {
	return new Promise((resolve) => {
		let first: number | null = null;
		for (const signal of ['SIGTERM', 'SIGINT'] as const) {
			process.on(signal, () => {
				if (first !== null && performance.now() - first > ECHO) process.exit(130);
				first ??= performance.now();
				resolve(null);
			});
		}
	});
}

/** Resolves after so many milliseconds; holds up no exit. */
export function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
