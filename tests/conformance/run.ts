import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readBaseline, regressions, updateBaseline } from './baseline.ts';
import { compareSite } from './compare.ts';
import { differences, table } from './report.ts';
import { packagedSites, runsOf, sitesFolder } from './sites.ts';
import type { Tally } from './tally.ts';

const usage = `npm run conformance -- [options] [site…]

Compares what HugoQL answers with what Hugo answers. A site is the name of one beside the repository, or a folder that
holds site/ and golden/; without any, all are compared. Leaves with 1 where a field is worse than the baseline.

  --differences <n>    show at most n differences of a field (3)
  --json <file>        write every difference to a file
  --update-baseline    take what differs now as the baseline`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		differences: { type: 'string', default: '3' },
		json: { type: 'string' },
		'update-baseline': { type: 'boolean', default: false },
		help: { type: 'boolean', short: 'h', default: false },
	},
});

if (values.help) {
	console.log(usage);
	process.exit(0);
}
const sites = positionals.length > 0 ? positionals : packagedSites();
if (sites.length === 0) {
	console.error(`No sites to compare: there is no folder ${sitesFolder}.`);
	process.exit(2);
}

const baseline = readBaseline();
const results: { name: string; tally: Tally }[] = [];
const worse: string[] = [];
for (const run of sites.flatMap(runsOf)) {
	try {
		const tally = await compareSite(run, (text) => console.error(text));
		results.push({ name: run.name, tally });
		worse.push(...regressions(baseline, run.name, tally));
	} catch (error) {
		worse.push(`${run.name}: ${error instanceof Error ? error.stack : error}`);
	} finally {
		run.close();
	}
}

for (const { name, tally } of results) {
	const text = differences(name, tally, Number(values.differences));
	if (text) console.log(text);
}
console.log(`\n${table(results)}`);
const tolerated = results.flatMap(({ tally }) => [...tally.tolerated.values()]).reduce((all, count) => all + count, 0);
console.log(`\n${tolerated} of the equal ones are ties or errors of Hugo's own; listed departures:`);
const departures = new Map<string, number>();
for (const { tally } of results)
	for (const [reason, count] of tally.departures) departures.set(reason, (departures.get(reason) ?? 0) + count);
for (const [reason, count] of departures) console.log(`${String(count).padStart(6)}  ${reason}`);
if (values.json) {
	const report = results.map(({ name, tally }) => ({
		name,
		counts: Object.fromEntries(tally.counts),
		tolerated: Object.fromEntries(tally.tolerated),
		differences: tally.differences,
	}));
	writeFileSync(values.json, JSON.stringify(report, null, '\t'));
}
if (values['update-baseline']) updateBaseline(results);
else if (worse.length > 0) {
	console.log(`\nWorse than the baseline:\n${worse.join('\n')}`);
	process.exitCode = 1;
}
