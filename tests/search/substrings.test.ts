import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IndexedSite, indexSite } from './indexed-site.ts';

const folder = fileURLToPath(new URL('../../../shared/seed-site', import.meta.url));
const character = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function randomNumbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
		return state / 2 ** 32;
	};
}

/** Width, case and Latin accents folded, by other means than the index has. */
function folded(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.normalize('NFD')
		.replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
		.normalize('NFC');
}

describe.skipIf(!existsSync(folder))('pieces of Chinese text', () => {
	let site: IndexedSite;
	beforeAll(async () => {
		site = await indexSite(folder);
	});
	afterAll(() => site.close());

	it('are found in exactly the articles that contain them: 10,000 of any length, letters and digits among them', {
		timeout: 300_000,
	}, () => {
		const texts = site.articles
			.filter(({ inSite }) => inSite)
			.map(({ text }) => [text.title, text.summary, text.body, ...text.terms].map(folded));
		const runs = site.articles
			.flatMap(({ text }) => [text.title, text.summary, text.body].flatMap((field) => field.match(/[\p{L}\p{N}]+/gu) ?? []))
			.filter((run) => character.test(run));
		const random = randomNumbers(5);
		const pick = (below: number) => Math.floor(random() * below);
		const wrong: string[] = [];
		for (let checked = 0; checked < 10_000; ) {
			const run = [...runs[pick(runs.length)]!];
			const start = pick(run.length);
			const query = run.slice(start, start + 1 + pick(Math.min(1 + pick(16), run.length - start))).join('');
			if (!character.test(query)) continue;
			checked++;
			const wanted = folded(query);
			const expected = texts.filter((fields) => fields.some((field) => field.includes(wanted))).length;
			const found = site.search({ query, first: 1 }).totalCount();
			if (found !== expected) wrong.push(`${query}: found ${found}, contained in ${expected}`);
		}
		expect(wrong).toEqual([]);
	});
});
