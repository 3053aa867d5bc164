import type { App, AppOptions } from '../../src/app.ts';

/** A checkout's app over a finished index, of which nothing changes while it is measured. */
export async function createStillApp(root: string, options: AppOptions): Promise<App> {
	const { createApp } = (await import(`${root}/src/app.ts`)) as typeof import('../../src/app.ts');
	const result = { generation: 0, changed: false, nextMoment: null, milliseconds: 0 };
	const still = { ready: Promise.resolve(result), reindex: () => Promise.resolve(result), close: () => Promise.resolve() };
	const app = createApp({ ...options, indexing: (() => still) as never });
	await app.ready;
	return app;
}
