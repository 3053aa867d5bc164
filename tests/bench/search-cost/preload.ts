import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

/*
 * Loaded before everything else into a process that indexes a site: says at its end how much processor time it took, and where SEARCH is
 * `without` puts a builder that gathers nothing in place of the one for segments of the search index, in every thread.
 */

if (process.env.SEARCH === 'without') {
	const nothing = new URL('nothing.ts', import.meta.url).href;
	registerHooks({
		resolve(specifier, context, next) {
			const found = next(specifier, context);
			return found.url.endsWith('/src/db/search-segment.ts') ? { ...found, url: nothing, shortCircuit: true } : found;
		},
	});
}

if (isMainThread) {
	process.on('exit', () => {
		const { user, system } = process.cpuUsage();
		process.stdout.write(`\nprocessor seconds ${(user + system) / 1e6}\n`);
	});
}
