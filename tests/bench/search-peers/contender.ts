import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answers, Indexed, News, Round, Task } from './measure.ts';

/** What one engine may take. */
export type Limits = { gigabytes: number; minutes: number };

/** An engine in a process of its own that has indexed the articles. */
export type Contender = {
	index: Indexed;
	answers(): Promise<Answers[]>;
	/** Asks every query once. */
	round(): Promise<Round>;
	/** What the engine holds now, in bytes. */
	held(): Promise<number>;
	/** Null where it cannot be told, also for want of memory: the process may be gone then. */
	bytes(): Promise<number | null>;
	end(): void;
};

/** A process that waits longer than this for the processor has other trouble than its engine. */
const WAITING = 4;

/** Memory that the machine keeps for others. */
const LEFT = 1.5e9;

/**
 * Starts the process of an engine and has it index.
 *
 * @param folder of the articles and questions.
 * @throws an error that says how far the engine came, where it took more than it may or broke down.
 */
export async function startContender(
	engine: string,
	folder: string,
	articles: number,
	limits: Limits,
	database: string | null,
): Promise<Contender> {
	const own = mkdtempSync(join(tmpdir(), 'hugoql-peers-'));
	const child = fork(
		join(import.meta.dirname, 'measure.ts'),
		[engine, folder, own, String(limits.minutes), ...(database ? [database] : [])],
		{
			execArgv: ['--expose-gc', `--max-old-space-size=${Math.round(limits.gigabytes * 1024)}`],
			stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
		},
	);
	// Also where it was killed.
	child.once('close', () => rmSync(own, { recursive: true, force: true }));
	const listen = listenTo(child, limits, articles);
	const indexed = await listen('indexed');
	const ask = <What extends Task>(task: What) => {
		child.send(task);
		return listen(task);
	};
	return {
		index: indexed.index,
		answers: async () => (await ask('answers')).answers,
		round: async () => (await ask('round')).round,
		held: async () => (await ask('held')).held,
		bytes: () =>
			ask('bytes').then(
				({ bytes }) => bytes,
				() => null,
			),
		end: () => void child.kill(),
	};
}

/** Waits for one kind of news after the other; anything that ends the process ends the waiting. */
function listenTo(child: ChildProcess, limits: Limits, all: number) {
	let articles = 0;
	let errors = '';
	child.stderr!.setEncoding('utf8').on('data', (text: string) => {
		errors = (errors + text).slice(-20_000);
	});
	const failure = (why: string) => new Error(`${why} at ${articles.toLocaleString('en')} of ${all.toLocaleString('en')} articles`);
	return <What extends News['what']>(what: What): Promise<Extract<News, { what: What }>> =>
		new Promise((resolve, reject) => {
			const end = (error: Error | null) => {
				clearTimeout(timer);
				clearInterval(watch);
				child.off('message', hear).off('close', close);
				if (!error) return;
				child.kill('SIGKILL');
				reject(error);
			};
			const hear = (news: News) => {
				if (news.what === 'progress' || news.what === 'late') articles = news.articles;
				if (news.what === 'late') end(failure(`took more than ${limits.minutes} minutes`));
				if (news.what === 'indexed') articles = news.index.articles;
				if (news.what !== what) return;
				end(null);
				resolve(news as Extract<News, { what: What }>);
			};
			const close = () => end(failure(reasonIn(errors, limits)));
			const timer = setTimeout(() => end(failure(`took more than ${limits.minutes} minutes`)), limits.minutes * WAITING * 60_000);
			const watch = setInterval(() => {
				if (freemem() < LEFT) end(failure("ran out of the machine's memory"));
			}, 500);
			child.on('message', hear).on('close', close);
		});
}

function reasonIn(errors: string, { gigabytes }: Limits): string {
	if (/heap out of memory|heap limit|Allocation failed/.test(errors)) return `ran out of ${gigabytes} GB of memory`;
	return /^\w*Error: .*$/m.exec(errors)?.[0] ?? 'broke down';
}
