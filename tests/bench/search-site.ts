import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import type { SearchArguments, SearchResult } from '../../src/search/search.ts';

/*
 * Times searches of a finished index, as requests make them, in an order of chance:
 * node tests/bench/search-site.ts --site <folder> --database <file> [--rounds 5] [--root <checkout to measure>]
 * Milliseconds of processor time, since what else the machine does is not to be measured; with --wall those that pass.
 */

const { values } = parseArgs({
	options: {
		site: { type: 'string' },
		database: { type: 'string' },
		root: { type: 'string', default: join(import.meta.dirname, '../..') },
		rounds: { type: 'string', default: '5' },
		wall: { type: 'boolean' },
	},
});
if (!values.site || !values.database) throw new Error('Say what to search: --site <folder> --database <its index>.');

const part = <Module>(path: string): Promise<Module> => import(join(resolve(values.root), 'src', path));
const { loadConfig } = await part<typeof import('../../src/config/load.ts')>('config/load.ts');
const { createStore } = await part<typeof import('../../src/store/store.ts')>('store/store.ts');
const { createSearch } = await part<typeof import('../../src/search/create-search.ts')>('search/create-search.ts');

// As the server opens it: this way for any version of it.
const $client = new Database(values.database, { readonly: true, fileMustExist: true });
$client.pragma('cache_size = -16384');
const store = createStore({ $client } as Parameters<typeof createStore>[0], loadConfig(values.site));
let search = createSearch();

type Asked = Partial<SearchArguments> & { query: string };
type Class = { name: string; asked: Asked[]; read?: (result: SearchResult) => unknown; isAlone?: boolean };

function clock(): number {
	if (values.wall) return performance.now();
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

function texts(): { english: string[]; chinese: string[] } {
	const reader = store.reader({ mode: 'live' });
	const last = reader.get<{ id: number }>('select max(id) as id from page')!.id;
	const english: string[] = [];
	const chinese: string[] = [];
	for (let i = 1; i <= 60; i++) {
		const row = reader.get<{ id: number }>(
			"select id from page where id >= ? and kind = 'page' and in_site = 1 limit 1",
			Math.floor((last * i) / 61),
		);
		const page = row && reader.page(row.id);
		if (!page) continue;
		const { plain } = reader.texts(page);
		(/\p{Script=Han}/u.test(plain) ? chinese : english).push(plain);
	}
	return { english, chinese };
}

function sampled(from: string[], pattern: RegExp, count: number): string[] {
	return from
		.flatMap((text) => text.match(pattern)?.[0] ?? [])
		.filter((piece) => piece !== '')
		.slice(0, count);
}

function classes(): Class[] {
	const { english, chinese } = texts();
	const han = (length: number, count: number) => sampled(chinese, new RegExp(`(?<=\\p{Script=Han})\\p{Script=Han}{${length}}`, 'u'), count);
	const rare = sampled(english, /(?<![\w])[a-z]{9,}(?!\w)/, 12);
	const asked = (queries: string[], more: Partial<SearchArguments> = {}): Asked[] => queries.map((query) => ({ query, ...more }));
	const hot = ['the', 'market', '国'];
	const reader = store.reader({ mode: 'live' });
	const slug = (taxonomy: string, place: number) =>
		reader.get<{ slug: string }>('select slug from term where taxonomy = ? order by count desc limit 1 offset ?', taxonomy, place)?.slug ??
		'';
	const tagged = { tags: { any: [slug('tags', 0)] } };
	const categorised = { categories: { any: [slug('categories', 3)] } };
	const locale = reader.languages().at(-1)!.locale;
	const facets = (result: SearchResult) => {
		const { terms, locales, years } = result.facets();
		return [terms('tags', 20), locales(), years()];
	};
	return [
		{ name: 'common word', asked: asked(['the', 'of', 'market', 'company', 'year', 'said']) },
		{ name: 'rare word', asked: asked(rare) },
		{ name: 'two common words', asked: asked(['the market', 'stock price', 'in the', 'bank trade growth', 'of the world']) },
		{ name: 'common and rare', asked: asked(rare.slice(0, 5).map((word) => `the ${word}`)) },
		{ name: 'phrase', asked: asked(['"stock price"', '"the market"', '"new world"', '"of the"', '"there would be"']) },
		{ name: 'one character', asked: asked(['的', '国', '经', '银', '一']) },
		{ name: 'two characters', asked: asked(han(2, 10)) },
		{ name: 'three characters', asked: asked(han(3, 10)) },
		{ name: 'four characters and more', asked: asked([...han(4, 5), ...han(5, 5), ...han(6, 5)]) },
		{ name: 'two Chinese words', asked: asked(['国 经', ...han(2, 4).map((word) => `${word} 的`)]) },
		{ name: 'without', asked: asked(['market -the', '国 -的']) },
		{ name: 'prefix', asked: asked(['m*', 'ma*', 'mar*', 'compa*']) },
		{ name: 'absent', asked: asked(['qqqqzzzz', '龘龘']) },
		{ name: 'behind the 1,000th hit', asked: hot.map((query) => ({ query, after: cursorBehind(query, 10) })) },
		{ name: 'of a locale', asked: asked(hot, { locales: [locale] }), isAlone: true },
		{ name: 'with a tag', asked: asked(hot, { where: tagged }), isAlone: true },
		{ name: 'in a category', asked: asked(hot, { where: categorised }), isAlone: true },
		{ name: 'facets', asked: asked([...hot, ...rare.slice(0, 3)]), read: facets, isAlone: true },
	];
}

/** The cursor behind so many hundreds of hits, null where there are fewer. */
function cursorBehind(query: string, hundreds: number): string | null {
	let after: string | null = null;
	for (let i = 0; i < hundreds; i++) after = ask({ query, first: 100, after }).edges.at(-1)?.cursor ?? after;
	return after;
}

function ask(asked: Asked): SearchResult {
	return search.search(store.reader({ mode: 'live' }), { first: 10, ...asked });
}

function timed(asked: Asked, read?: (result: SearchResult) => unknown): { time: number; hits: number } {
	const started = clock();
	const result = ask(asked);
	for (const edge of result.edges) if (edge.snippetHTML.length + edge.titleHTML.length < 0) throw new Error('no');
	read?.(result);
	return { time: clock() - started, hits: result.totalCount() };
}

const all = classes();
const firsts = all.flatMap(({ asked }) => asked[0]!).slice(0, 8);
const times = firsts.map((asked) => {
	search = createSearch();
	return timed(asked).time;
});
report('first after a start', times, '');
const measured = new Map(all.map(({ name }) => [name, { times: [] as number[], hits: 0 }]));
for (let round = 0; round <= Number(values.rounds); round++) {
	const questions = all.flatMap(({ name, asked, read }) => asked.map((one) => ({ name, one, read })));
	for (const { name, one, read } of questions.sort(() => Math.random() - 0.5)) {
		const { time, hits } = timed(one, read);
		const own = measured.get(name)!;
		if (round > 0) own.times.push(time);
		own.hits = Math.max(own.hits, hits);
	}
}
for (const [name, own] of measured) report(name, own.times, `most hits ${own.hits}`);
const mix = all.filter(({ isAlone }) => !isAlone).flatMap(({ name }) => measured.get(name)!.times);
report('all but filters and facets', mix, memory());

function memory(): string {
	const status = readFileSync('/proc/self/status', 'utf8');
	return [...status.matchAll(/^(VmRSS|RssAnon):\s+(\d+)/gm)]
		.map(([, name, size]) => `${name} ${Math.round(Number(size) / 1e3)} MB`)
		.join(', ');
}

function report(name: string, found: number[], note: string): void {
	const sorted = found.toSorted((a, b) => a - b);
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1).padStart(7);
	console.log(`${name.padEnd(28)} median ${at(0.5)}  p90 ${at(0.9)}  p99 ${at(0.99)}  most ${at(1)} ms  ${note}`);
}
