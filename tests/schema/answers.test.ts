import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IndexedSite, indexSite } from './indexed-site.ts';
import { smallSite } from './small-site.ts';

const folder = new URL('recorded/', import.meta.url);
const questions = readdirSync(folder)
	.filter((name) => name.endsWith('.graphql'))
	.map((name) => name.slice(0, -'.graphql'.length));

/*
 * Each recorded/<question>.graphql has its answer beside it, and what each of its statements reads: what is asked once for each
 * row shows as a difference. "npx vitest run --config tests/vitest.config.ts tests/schema -u" records them anew.
 */
describe('the answer to', () => {
	let site: IndexedSite;
	beforeAll(async () => {
		site = await indexSite(smallSite);
	});
	afterAll(() => site.close());

	it.each(questions)('%s', async (name) => {
		const text = readFileSync(new URL(`${name}.graphql`, folder), 'utf8');
		// The first time reads what the store keeps for as long as the index stays as it is.
		site.ask(text, {}, { canSeeProblems: true });
		const { answer, sql } = site.ask(text, {}, { canSeeProblems: true });
		expect(answer.errors ?? []).toEqual([]);
		await expect(`${JSON.stringify(answer.data, null, '\t')}\n`).toMatchFileSnapshot(`recorded/${name}.answer.json`);
		await expect(`${sql.join('\n')}\n`).toMatchFileSnapshot(`recorded/${name}.sql`);
	});
});
