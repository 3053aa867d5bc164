import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile } from '../figures.ts';
import { readArticles } from './articles.ts';
import type { Engine } from './engine.ts';
import { engines } from './engines.ts';
import { chineseQuestions, words } from './questions.ts';

/* Measures one engine, in a process of its own: node --expose-gc measure.ts <engine> <file of articles>. Writes a line of JSON. */

/** What one engine does with one site. Times are in milliseconds of processor time, sizes in bytes. */
export type Measures = {
	articles: number;
	index: number;
	memory: number;
	bytes: number | null;
	/** Shares of the Chinese articles: found of those to be found, right of those found, and queries answered exactly. */
	recall: number;
	precision: number;
	exact: number;
	/** First page of a Chinese query, and of words. */
	chinese: { median: number; p99: number };
	words: { median: number; p99: number };
};

const QUESTIONS = 300;
const ROUNDS = 5;

const [, , name, file] = process.argv;
const articles = readArticles(file!);
const questions = chineseQuestions(articles, QUESTIONS);
const folder = mkdtempSync(join(tmpdir(), 'hugoql-peers-'));
try {
	const before = memory();
	const started = clock();
	const engine = await engines[name!]!(articles, folder);
	const index = clock() - started;
	const used = memory() - before;
	const measures: Measures = {
		articles: articles.length,
		index,
		memory: used,
		bytes: engine.bytes(),
		...(await correctness(engine)),
		chinese: await times(
			engine,
			questions.map(({ query }) => query),
		),
		words: await times(engine, words),
	};
	console.log(JSON.stringify(measures));
} finally {
	rmSync(folder, { recursive: true, force: true });
}

async function correctness(engine: Engine): Promise<Pick<Measures, 'recall' | 'precision' | 'exact'>> {
	let wanted = 0;
	let found = 0;
	let right = 0;
	let exact = 0;
	for (const { query, answer } of questions) {
		const ids = new Set(await engine.all(query));
		const hits = [...ids].filter((id) => answer.has(id)).length;
		wanted += answer.size;
		found += ids.size;
		right += hits;
		if (hits === answer.size && hits === ids.size) exact++;
	}
	return { recall: right / wanted, precision: found === 0 ? 0 : right / found, exact: exact / questions.length };
}

async function times(engine: Engine, queries: string[]): Promise<{ median: number; p99: number }> {
	const taken: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		for (const query of queries) {
			const started = clock();
			await engine.first(query);
			if (round > 0) taken.push(clock() - started);
		}
	}
	return { median: percentile(taken, 0.5), p99: percentile(taken, 0.99) };
}

/** Of the processor, so that what else the machine does is not measured. */
function clock(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

function memory(): number {
	globalThis.gc?.();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}
