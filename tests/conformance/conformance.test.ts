import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBaseline, regressions } from './baseline.ts';
import { compareSite } from './compare.ts';
import { differences } from './report.ts';
import { packagedSites, runsOf, sitesFolder } from './sites.ts';

const small = ['loveit', 'mainroad', 'quirks', 'quirks-norel', 'quirks2', 'quirks3', 'seed', 'stack', 'widgets'];
const sites = process.env.CI === 'true' ? packagedSites() : small;

describe('HugoQL answers what Hugo answers', () => {
	it.skipIf(!existsSync(sitesFolder)).for(sites)('about %s', { timeout: 300_000 }, async (site) => {
		for (const run of runsOf(site)) {
			try {
				const tally = await compareSite(run);
				const worse = regressions(readBaseline(), run.name, tally);
				expect(worse, differences(run.name, tally, 2)).toEqual([]);
			} finally {
				run.close();
			}
		}
	});
});
