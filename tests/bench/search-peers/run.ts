import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensurePackages } from '../ensure-packages.ts';
import { exportDatabase, exportSite } from './articles.ts';
import { type Contender, type Limits, startContender } from './contender.ts';
import { engines } from './engines.ts';
import { chineseQuestions, writeQuestions } from './questions.ts';
import { head, headByLength, type Measures, row, rowByLength } from './report.ts';

/*
 * HugoQL's search beside others that run here, over the articles of a site: npm run bench:search-peers -- <site folder> …
 *
 * Each engine has a process of its own, which takes the articles one by one. One that takes more memory or processor time than it may
 * is told of, with the number of articles that it had by then. Queries are timed in turn: HugoQL, the engine, HugoQL, the engine.
 *
 *   --only <engine>     that engine alone, beside HugoQL; may be given several times
 *   --articles <n>      the first n articles of the site
 *   --database <file>   a finished index of the site, from which the articles are taken; HugoQL searches it as it is
 *   --folder <folder>   where articles and questions are kept, so that a later run with the same ones need not make them
 *   --quick             times alone, in three rounds
 *   --gigabytes <n> --minutes <n>   what an engine may take: 12 GB, and 15 minutes of processor time for indexing
 */

const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: {
		only: { type: 'string', multiple: true },
		articles: { type: 'string' },
		database: { type: 'string' },
		folder: { type: 'string' },
		quick: { type: 'boolean', default: false },
		gigabytes: { type: 'string', default: '12' },
		minutes: { type: 'string', default: '15' },
	},
});
const OURS = 'HugoQL';
const QUESTIONS = 300;
const ROUNDS = values.quick ? 3 : 5;
/** A round that takes longer is not repeated as often. */
const LONG_ROUND = 30_000;
const limits: Limits = { gigabytes: Number(values.gigabytes), minutes: Number(values.minutes) };

const unknown = values.only?.filter((name) => !(name in engines)) ?? [];
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}; there are ${Object.keys(engines).join(', ')}.`);
const names = (values.only ?? Object.keys(engines)).filter((name) => name !== OURS);

ensurePackages(import.meta.dirname);
for (const site of positionals.length > 0 ? positionals : ['.']) await compare(site);

async function compare(site: string): Promise<void> {
	const folder = values.folder ? resolve(values.folder) : mkdtempSync(join(tmpdir(), 'hugoql-peers-'));
	try {
		const articles = await prepare(site, folder);
		const size = statSync(join(folder, 'articles.ndjson')).size;
		console.log(`\n${site}: ${articles.toLocaleString('en')} articles, ${(size / 1e6).toFixed(1)} MB of text\n`);
		await measure(folder, articles);
	} finally {
		if (!values.folder) rmSync(folder, { recursive: true, force: true });
	}
}

/** Writes articles and questions, unless the folder has them; gives the number of articles. */
async function prepare(site: string, folder: string): Promise<number> {
	const count = join(folder, 'count');
	if (existsSync(count)) return Number(readFileSync(count, 'utf8'));
	mkdirSync(folder, { recursive: true });
	const file = join(folder, 'articles.ndjson');
	const most = values.articles ? Number(values.articles) : Number.MAX_SAFE_INTEGER;
	const articles = values.database ? exportDatabase(values.database, file, most) : await exportSite(site, file, most);
	writeQuestions(join(folder, 'questions.json'), chineseQuestions(file, articles, QUESTIONS));
	writeFileSync(count, String(articles));
	return articles;
}

async function measure(folder: string, articles: number): Promise<void> {
	const start = (name: string) => startContender(name, folder, articles, limits, values.database ? resolve(values.database) : null);
	const found: [name: string, answers: string[]][] = [];
	const tell = (name: string, measures: Measures) => {
		console.log(line([name, ...row(measures)]));
		if (measures.answers) found.push([name, rowByLength(measures.answers)]);
	};
	// Who stops it still has what was found by then.
	const stop = () => {
		tellAnswers(found);
		process.exit(1);
	};
	process.once('SIGINT', stop).once('SIGTERM', stop);
	console.log(`${line(head)}\n${line(head.map(() => '---'))}`);
	const ours = await start(OURS).catch((error: Error) => {
		throw new Error(`HugoQL ${error.message}: nothing to compare with.`);
	});
	tell(OURS, await measuresOf(ours, null));
	for (const name of names) {
		try {
			const theirs = await start(name);
			try {
				tell(name, await measuresOf(theirs, ours));
			} finally {
				theirs.end();
			}
		} catch (error) {
			console.log(line([name, (error as Error).message]));
		}
	}
	process.off('SIGINT', stop).off('SIGTERM', stop);
	ours.end();
	tellAnswers(found);
}

/** The table of answers, where any were taken. */
function tellAnswers(found: [name: string, answers: string[]][]): void {
	if (found.length === 0) return;
	console.log(`\nRecall, precision and share of queries answered exactly, by length of query:\n\n${line(headByLength)}`);
	console.log(line(headByLength.map(() => '---')));
	for (const [name, answers] of found) console.log(line([name, ...answers]));
}

/** @param ours what is asked in turn with it; null for ours itself. */
async function measuresOf(contender: Contender, ours: Contender | null): Promise<Measures> {
	const answers = values.quick ? null : await contender.answers();
	const measures: Measures = { index: contender.index, held: 0, bytes: null, answers, rounds: [], against: [] };
	// Once to warm up.
	const first = await contender.round();
	await ours?.round();
	const length = [...first.chinese, ...first.words].reduce((sum, time) => sum + time, 0);
	for (let round = 0; round < (length > LONG_ROUND ? 1 : ROUNDS); round++) {
		if (ours) measures.against.push(await ours.round());
		measures.rounds.push(await contender.round());
	}
	measures.held = await contender.held();
	if (!values.quick) measures.bytes = await contender.bytes();
	return measures;
}

function line(cells: string[]): string {
	return `| ${cells.join(' | ')} |`;
}
