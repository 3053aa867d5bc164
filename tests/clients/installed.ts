import { existsSync, readFileSync } from 'node:fs';
import { describe } from 'vitest';

const here = new URL('./', import.meta.url);
const stamp = new URL('node_modules/.hugoql-lock', here);
const isInstalled = existsSync(stamp) && readFileSync(stamp, 'utf8') === readFileSync(new URL('package-lock.json', here), 'utf8');

/**
 * `describe` for tests of clients. Their packages are a project of their own, installed before `npm test`; where they could not be,
 * the tests are skipped and say why. Where `CI` is set they run in any case, and fail.
 */
export function describeClient(name: string, tests: () => void): void {
	if (isInstalled || process.env.CI) return void describe(name, tests);
	console.warn(`${name}: skipped, since the packages of tests/clients are not installed; run "node .ci/install.mjs tests/clients"`);
	describe.skip(name, tests);
}
