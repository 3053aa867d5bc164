import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { PageRow, PageTexts, Reader } from '../../src/store/store.ts';
import { openForReading } from '../../src/db/connection.ts';
import { discard, openForWriting } from '../../src/db/open.ts';
import { createSearchWriter } from '../../src/db/search-index.ts';
import { createSearch } from '../../src/search/create-search.ts';
import { createArticles, type BenchArticle } from './search-articles.ts';
import { copySegments } from './search-copies.ts';

/*
 * Times the search index alone: node tests/bench/search-bench.ts --database <file> --articles 100000 [--keep]
 * The articles' own tables are left out; what a search reads of them is made from the article's number. With --copies 10 the
 * index holds every article ten times, as articles of other days. With --only <text> just the queries whose class has it in its name.
 */

const { values } = parseArgs({
	options: {
		database: { type: 'string' },
		articles: { type: 'string', default: '100000' },
		copies: { type: 'string', default: '1' },
		keep: { type: 'boolean' },
		wall: { type: 'boolean' },
		rounds: { type: 'string', default: '20' },
		only: { type: 'string' },
	},
});
const path = values.database ?? 'search-bench.sqlite';
const total = Number(values.articles);
const languages = ['en', 'zh-CN', 'zh-HK'];
const article = createArticles();

if (!values.keep) build();
query();

/** Milliseconds of processor time: what else the machine does is not measured. With --wall those that pass. */
function clock(): number {
	if (values.wall) return performance.now();
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

function build(): void {
	discard(path);
	const db = openForWriting(path);
	const client = db.$client;
	client.exec('begin immediate');
	const writer = createSearchWriter(client);
	let spent = 0;
	let bytes = 0;
	for (let number = 1; number <= total; number++) {
		const { language, text, date, path: identity } = article(number);
		bytes += 700 + Buffer.byteLength(text.body);
		const started = clock();
		writer.write(number, text, { languageId: languages.indexOf(language) + 1, date, identity, inSite: true });
		spent += clock() - started;
		if (number % 100_000 === 0) {
			const paused = clock();
			client.exec('commit');
			client.pragma('wal_checkpoint(truncate)');
			client.exec('begin immediate');
			spent += clock() - paused;
			console.log(`${number}: ${((spent * 1000) / number).toFixed(1)} µs an article, ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
		}
	}
	const started = clock();
	writer.flush();
	client.exec('commit');
	spent += clock() - started;
	const written = spent;
	const slices: number[] = [];
	for (let isLeft = true; isLeft; ) {
		const begun = clock();
		isLeft = writer.tidy(5);
		slices.push(clock() - begun);
	}
	report('slices of merging', slices, `${slices.length}, ${Math.round(slices.reduce((a, b) => a + b, 0))} ms in all`);
	client.pragma('wal_checkpoint(truncate)');
	copySegments(client, Number(values.copies), total);
	const segments = client.prepare('select count(*) as segments from search_segment').get();
	client.close();
	console.log({
		articles: total,
		microseconds: (written * 1000) / total,
		perFourKilobytes: ((written * 1000) / bytes) * 4096,
		contentBytes: bytes,
		indexBytes: statSync(path).size,
		ratio: statSync(path).size / bytes / Number(values.copies),
		...(segments as object),
		rss: Math.round(process.memoryUsage().rss / 1e6),
	});
}

function query(): void {
	const db = openForReading(path);
	const reader = benchReader(db.$client);
	const search = createSearch();
	const queries: Record<string, string[]> = {
		'common word': ['the', 'of', 'market', 'company', 'year', 'said'],
		'rare word': sampleWords(6, 8),
		'two common words': ['the market', 'stock price', 'in the', 'bank trade growth', 'of the world'],
		'common and rare': sampleWords(4, 7).map((word) => `the ${word}`),
		phrase: ['"stock price"', '"the market"', '"new world"', '"there would be"'],
		'phrase of the commonest': ['"of the"', '"in the"'],
		'one character': ['的', '国', '经', '银', '一'],
		'two characters': sampleChinese(8, 2),
		'three characters': sampleChinese(8, 3),
		'four and five characters': [...sampleChinese(4, 4), ...sampleChinese(4, 5)],
		'six characters': sampleChinese(8, 6),
		'two Chinese words': ['国 经', ...sampleChinese(3, 2).map((word) => `${word} 的`)],
		mixed: ['2025年', 'market 国', '12月 的'],
		without: ['market -the', '国 -的'],
		prefix: ['m*', 'ma*', 'mar*', 'compa*'],
		absent: ['qqqqzzzz', '龘龘'],
	};
	const all: number[] = [];
	const kinds: Kind[] = [
		...Object.entries(queries).map(([name, texts]) => ({ name, texts })),
		{ name: 'the page after the 500th hit', texts: ['the', '的', 'market', 'stock price', 'm*', ...sampleChinese(2, 2)], skip: 5 },
	];
	for (const { name, texts, skip = 0 } of kinds) {
		if (values.only && !name.includes(values.only)) continue;
		const times: number[] = [];
		let hits = 0;
		for (let round = 0; round <= Number(values.rounds); round++) {
			for (const text of texts) {
				const after = cursorBehind(text, skip);
				const started = clock();
				const result = search.search(reader, { query: text, first: 10, after });
				const total = result.totalCount();
				for (const edge of result.edges) if (edge.snippetHTML.length + edge.titleHTML.length < 0) throw new Error('no');
				const time = clock() - started;
				if (round > 0) times.push(time);
				hits = Math.max(hits, total);
			}
		}
		all.push(...times);
		report(name, times, `most hits ${hits}`);
	}
	report('all', all, memory());

	/** The cursor behind so many hundreds of hits, null where there are fewer. */
	function cursorBehind(query: string, hundreds: number): string | null {
		let after: string | null = null;
		for (let i = 0; i < hundreds; i++) after = search.search(reader, { query, first: 100, after }).edges.at(-1)?.cursor ?? after;
		return after;
	}
}

type Kind = { name: string; texts: string[]; skip?: number };

/** What the process has of its own, and what it has of the database's file. */
function memory(): string {
	const status = readFileSync('/proc/self/status', 'utf8');
	return [...status.matchAll(/^(VmRSS|RssAnon|RssFile):\s+(\d+)/gm)]
		.map(([, name, size]) => `${name} ${Math.round(Number(size) / 1e3)} MB`)
		.join(', ');
}

function report(name: string, times: number[], note: string): void {
	times.sort((a, b) => a - b);
	const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1).padStart(7);
	console.log(`${name.padEnd(26)} median ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)}  most ${at(1)} ms  ${note}`);
}

function sampleWords(count: number, length: number): string[] {
	const found: string[] = [];
	for (let number = 3; found.length < count && number < total; number += 17) {
		const word = article(number)
			.text.body.split(/\W+/)
			.find((part) => part.length >= length && /^[a-z]+$/.test(part));
		if (word) found.push(word);
	}
	return found;
}

function sampleChinese(count: number, length: number): string[] {
	const found: string[] = [];
	for (let number = 5; found.length < count && number < total; number += 13) {
		const run = article(number).text.body.match(/\p{Script=Han}{8,}/u)?.[0];
		if (run) found.push(run.slice(1, 1 + length));
	}
	return found;
}

/** What a search asks of a reader, with pages made from their numbers. */
function benchReader(client: ReturnType<typeof openForReading>['$client']): Reader {
	const prepared = new Map<string, ReturnType<typeof client.prepare>>();
	const statement = (sql: string) => prepared.get(sql) ?? prepared.set(sql, client.prepare(sql)).get(sql)!;
	const recent = new Map<number, BenchArticle>();
	const known = (id: number) => recent.get(id) ?? recent.set(id, article(((id - 1) % total) + 1)).get(id)!;
	return {
		version: 'bench-1',
		visibility: { mode: 'live' },
		condition: () => ({ sql: '1', parameters: [] }),
		languages: () => languages.map((locale, i) => ({ id: i + 1, key: locale.toLowerCase(), locale, ordinal: i })),
		findLanguage: (locale: string) => ({ id: languages.indexOf(locale) + 1 }),
		pages: (ids: number[]) => ids.map((id) => ({ id, title: known(id).text.title, summary: known(id).text.summary }) as PageRow),
		texts: (page: PageRow) => ({ plain: known(page.id).text.body, html: '', headings: [] }) as unknown as PageTexts,
		all: (sql: string, ...parameters: unknown[]) => statement(sql).all(...parameters),
		get: (sql: string, ...parameters: unknown[]) => statement(sql).get(...parameters),
	} as unknown as Reader;
}
