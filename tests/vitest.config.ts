import { defineConfig } from 'vitest/config';

export default defineConfig({
	// vitest would load graphql twice, once as ESM and once as CommonJS, and graphql refuses types "from another realm".
	ssr: { resolve: { conditions: ['node', 'import', 'module-sync', 'default'] } },
	test: {
		root: new URL('..', import.meta.url).pathname,
		include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
		testTimeout: 60_000,
		hookTimeout: 120_000,
		maxWorkers: 2,
	},
});
