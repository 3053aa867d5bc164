import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { randomNumbers } from '../search-articles.ts';
import { createStillApp } from '../still-app.ts';
import { operations } from './documents.ts';
import { findFacts } from './facts.ts';

/*
 * Answers operations in a process of its own, over an index that stands still: as told by the parent, which measures several in turn.
 * Each request is computed, whatever was asked before: another query in its address keeps it from the kept answers.
 */

/**
 * What the parent sends: at most so many requests, and none begun after so many milliseconds. It gets the milliseconds of each, those of them in
 * which a processor worked for it, and resident bytes.
 */
export type Ask = { operation: string; requests: number; milliseconds: number };
export type Told = { times: number[]; busy: number[]; bytes: number; resident: number } | { error: string };

const { values } = parseArgs({ options: { root: { type: 'string' }, site: { type: 'string' }, database: { type: 'string' } } });
const app = await createStillApp(values.root!, {
	site: values.site!,
	database: values.database!,
	maxCost: 1_000_000,
	timeout: 300_000,
});
let asked = 0;

async function send(document: string, variables: Record<string, unknown>): Promise<Uint8Array> {
	const response = await app.fetch(
		new Request(`http://127.0.0.1/graphql?n=${asked++}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body: JSON.stringify({ query: document, variables }),
		}),
	);
	return new Uint8Array(await response.arrayBuffer());
}

async function answerOf<Data>(document: string, variables: Record<string, unknown>): Promise<Data> {
	const bytes = await send(document, variables);
	const { data, errors } = JSON.parse(Buffer.from(bytes).toString()) as { data: Data; errors?: { message: string }[] };
	if (errors) throw new Error(errors[0]!.message);
	return data;
}

const database = new Database(values.database!, { readonly: true });
const facts = await findFacts(database, answerOf);
database.close();
const random = randomNumbers(5);
const draw = <Item>(items: Item[]): Item => items[Math.floor(random() * items.length)]!;
const checked = new Set<string>();

async function measure({ operation, requests, milliseconds }: Ask): Promise<Told> {
	const { document, variables } = operations[operation]!;
	if (!checked.has(operation)) await answerOf(document, variables(facts, draw));
	checked.add(operation);
	const times: number[] = [];
	const busy: number[] = [];
	let bytes = 0;
	const ends = performance.now() + milliseconds;
	while (times.length < requests && performance.now() < ends) {
		const drawn = variables(facts, draw);
		const started = performance.now();
		const before = process.cpuUsage();
		bytes += (await send(document, drawn)).length;
		const { user, system } = process.cpuUsage(before);
		times.push(performance.now() - started);
		busy.push((user + system) / 1000);
	}
	return { times, busy, bytes: bytes / times.length, resident: process.memoryUsage().rss };
}

process.on('message', async (ask: Ask) => {
	process.send!(await measure(ask).catch((error: Error): Told => ({ error: error.message })));
});
process.on('disconnect', () => process.exit(0));
process.send!('ready');
