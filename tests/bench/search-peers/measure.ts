import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readArticles } from './articles.ts';
import type { Engine } from './engine.ts';
import { engines } from './engines.ts';
import { has, lengths, readQuestions, words } from './questions.ts';

/*
 * One engine, in a process of its own, which does what it is told and tells what it took: measure.ts <engine> <folder> <folder of its own> <minutes> [<index>].
 * Times are milliseconds of processor time, so that what else the machine does is not measured; sizes are bytes.
 */

/** What a process is told to do after it has indexed. */
export type Task = 'answers' | 'round' | 'held' | 'bytes';

/** What it tells. */
export type News =
	/** Articles so far. */
	| { what: 'progress'; articles: number }
	/** Indexing took longer than it may. */
	| { what: 'late'; articles: number }
	| { what: 'indexed'; index: Indexed }
	| { what: 'answers'; answers: Answers[] }
	| { what: 'round'; round: Round }
	| { what: 'held'; held: number }
	| { what: 'bytes'; bytes: number | null };

/** The time of indexing, what the engine holds afterwards and what the whole process had at most. */
export type Indexed = { articles: number; time: number; held: number; most: number };

/** Of the queries of one length: articles that should be found, that were, that were rightly; queries, and those answered exactly. */
export type Answers = { wanted: number; found: number; right: number; queries: number; exact: number };

/** Milliseconds of the first page of each query. */
export type Round = { chinese: number[]; words: number[] };

/** Articles between two signs of life. */
const STRIDE = 250;

const [, , name, source, own, minutes, database] = process.argv;
const file = join(source!, 'articles.ndjson');
const questions = readQuestions(join(source!, 'questions.json'));
const folder = own!;
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('disconnect', () => process.exit());

const empty = await memory();
const engine = await index();
if (engine) {
	const tasks: Record<Task, () => Promise<News>> = {
		answers: async () => ({ what: 'answers', answers: await answers(engine) }),
		round: async () => ({
			what: 'round',
			round: {
				chinese: await times(
					engine,
					questions.map(({ query }) => query),
				),
				words: await times(engine, words),
			},
		}),
		held: async () => ({ what: 'held', held: (await memory()) - empty }),
		bytes: async () => ({ what: 'bytes', bytes: await engine.bytes() }),
	};
	process.on('message', async (task: Task) => tell(await tasks[task]()));
} else process.disconnect();

async function index(): Promise<Engine | null> {
	const builder = await engines[name!]!({ folder, file, database: database ?? null });
	let articles = 0;
	let time = 0;
	for (const { article, line } of readArticles(file)) {
		const started = clock();
		await builder.add(article, line);
		time += clock() - started;
		if (++articles % STRIDE !== 0) continue;
		await tell({ what: 'progress', articles });
		if (time > Number(minutes) * 60_000) {
			await tell({ what: 'late', articles });
			return null;
		}
	}
	const started = clock();
	const finished = await builder.finish();
	time += clock() - started;
	const most = process.resourceUsage().maxRSS * 1024;
	await tell({ what: 'indexed', index: { articles, time, held: (await memory()) - empty, most } });
	return finished;
}

async function answers(engine: Engine): Promise<Answers[]> {
	const found = lengths.map((): Answers => ({ wanted: 0, found: 0, right: 0, queries: 0, exact: 0 }));
	for (const question of questions) {
		const ids = new Set(await engine.all(question.query));
		let right = 0;
		for (const id of ids) if (has(question, id)) right++;
		const own = found[lengths.indexOf(question.length)]!;
		own.wanted += question.count;
		own.found += ids.size;
		own.right += right;
		own.queries++;
		own.exact += Number(right === question.count && right === ids.size);
	}
	return found;
}

async function times(engine: Engine, queries: string[]): Promise<number[]> {
	const taken: number[] = [];
	for (const query of queries) {
		const started = clock();
		await engine.first(query);
		taken.push(clock() - started);
	}
	return taken;
}

function tell(news: News): Promise<void> {
	return new Promise((resolve) => process.send!(news, () => resolve()));
}

function clock(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

async function memory(): Promise<number> {
	// What lies outside the heap goes when what stood for it has gone.
	for (let i = 0; i < 2; i++) {
		globalThis.gc?.();
		await new Promise((resolve) => setImmediate(resolve));
	}
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}
