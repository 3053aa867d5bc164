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
 * npm run bench:sync -- <site> [--saves 1000] [--subscribers 1000] [--only saves,phone,paging,subscribers] [--json <file>] [--in-place]
 *
 * Copies a site, serves the copy with the command line's own server, watching, and measures from outside, by sockets: the time from a
 * saved file to its event, a phone that syncs, paging while files come and go, and many subscribers. The machine should be quiet.
 * With --in-place the site is not copied: its files are changed, and its finished index is used.
 */

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		saves: { type: 'string', default: '1000' },
		subscribers: { type: 'string', default: '1000' },
		only: { type: 'string', default: 'saves,phone,paging,subscribers' },
		json: { type: 'string' },
		'in-place': { type: 'boolean', default: false },
	},
});
const [given] = positionals;
if (!given) throw new Error('Name a site: npm run bench:sync -- <site>');
const only = values.only.split(',');

const folder = values['in-place'] ? resolve(given) : mkdtempSync(join(tmpdir(), 'hugoql-sync-bench-'));
try {
	if (!values['in-place']) {
		console.error(`copying ${given}`);
		cpSync(resolve(given), folder, { recursive: true, filter: (path) => !/[\\/](\.git|\.hugoql|public|resources)$/.test(path) });
	}
	const site = await startSite(folder);
	const results: Record<string, Record<string, number>> = {};
	const measure = async (part: string, take: () => Promise<Record<string, number>>) => {
		if (!only.includes(part)) return;
		const figures = await take();
		results[part] = figures;
		console.log(table(part, figures));
	};
	try {
		console.error(`${site.articles.length} articles, indexed and served in ${site.seconds.toFixed(1)} s`);
		await measure('phone', () => measurePhone(site));
		await measure('paging', () => measurePaging(site));
		await measure('subscribers', () => measureSubscribers(site, Number(values.subscribers)));
		await measure('saves', () => measureSaves(site, Number(values.saves)));
	} finally {
		await site.stop();
	}
	if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, '\t')}\n`);
	else console.log(`\n${JSON.stringify(results)}`);
} finally {
	if (!values['in-place']) rmSync(folder, { recursive: true, force: true });
}

function table(part: string, figures: Record<string, number>): string {
	const line = (name: string, figure: string) => `| ${name.padEnd(56)} | ${figure.padStart(12)} |`;
	const rows = Object.entries(figures).map(([name, figure]) => line(name, String(Math.round(figure * 100) / 100)));
	return ['', line(part, 'figure'), line('-'.repeat(56), `${'-'.repeat(11)}:`), ...rows].join('\n');
}
