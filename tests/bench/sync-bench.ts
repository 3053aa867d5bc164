import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measurePaging } from './sync/paging.ts';
import { measurePhone } from './sync/phone.ts';
import { measureSaves } from './sync/saves.ts';
import { startSite } from './sync/site-server.ts';
import { measureSubscribers } from './sync/subscribers.ts';

/*
 * npm run bench:sync -- <site> [--saves 1000] [--subscribers 1000] [--only saves,phone,paging,subscribers] [--json <file>]
 *
 * Copies a site, serves the copy with the command line's own server, watching, and measures from outside, by sockets: the time from a
 * saved file to its event, a phone that syncs, paging while files come and go, and many subscribers. The machine should be quiet.
 */

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		saves: { type: 'string', default: '1000' },
		subscribers: { type: 'string', default: '1000' },
		only: { type: 'string', default: 'saves,phone,paging,subscribers' },
		json: { type: 'string' },
	},
});
const [given] = positionals;
if (!given) throw new Error('Name a site: npm run bench:sync -- <site>');
const only = values.only.split(',');

const folder = mkdtempSync(join(tmpdir(), 'hugoql-sync-bench-'));
try {
	console.error(`copying ${given}`);
	cpSync(resolve(given), folder, { recursive: true, filter: (path) => !/[\\/](\.git|\.hugoql|public|resources)$/.test(path) });
	const site = await startSite(folder);
	const results: Record<string, Record<string, number>> = {};
	try {
		console.error(`${site.articles.length} articles, indexed and served in ${(site.seconds).toFixed(1)} s`);
		if (only.includes('saves')) results.saves = await measureSaves(site, Number(values.saves));
		if (only.includes('phone')) results.phone = await measurePhone(site);
		if (only.includes('paging')) results.paging = await measurePaging(site);
		if (only.includes('subscribers')) results.subscribers = await measureSubscribers(site, Number(values.subscribers));
	} finally {
		await site.stop();
	}
	for (const [part, figures] of Object.entries(results)) {
		console.log(`\n| ${part.padEnd(58)} | ${'figure'.padStart(12)} |\n| ${'-'.repeat(58)} | ${'-'.repeat(11)}: |`);
		for (const [name, figure] of Object.entries(figures))
			console.log(`| ${name.padEnd(58)} | ${String(Math.round(figure * 100) / 100).padStart(12)} |`);
	}
	if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, '\t')}\n`);
	else console.log(`\n${JSON.stringify(results)}`);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
