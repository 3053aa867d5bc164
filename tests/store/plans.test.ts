import { describe, expect, it, vi } from 'vitest';
import { createStore, type Reader } from '../../src/store/store.ts';
import { listedWhole, operations } from './operations.ts';
import { createRandom, locales, NOW, randomArticles } from './random-site.ts';
import { fillIndex, type TestArticle, testConfig } from './site.ts';

const articles = listedWhole(randomArticles(createRandom(3), 120)).map(
	(article): TestArticle => ({ ...article, related: (article.terms?.tags ?? []).map((tag) => ['tags', String(tag)]) }),
);
const db = fillIndex({ languages: locales, articles, now: NOW });
const config = testConfig(locales);

/** Runs an operation on a fresh store and gives every statement that it prepared, with SQLite's plan. */
function plansOf(operation: (reader: Reader) => unknown): { sql: string; plan: string[] }[] {
	const prepare = vi.spyOn(db.$client, 'prepare');
	operation(createStore(db, config).reader({ mode: 'live' }));
	const texts = prepare.mock.calls.map(([sql]) => sql);
	prepare.mockRestore();
	return texts.map((sql) => {
		const parameters = Array(sql.split('?').length - 1).fill(1);
		const rows = db.$client.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[];
		return {
			sql: sql
				.replaceAll('+?', '?')
				.replaceAll(/\s+/g, ' ')
				.replace(/select page\.id, page\.language_id as .* page\.changed_at as changedAt/, 'select …'),
			plan: rows.map(({ detail }) => detail),
		};
	});
}

describe('the plan of', () => {
	it.each(Object.entries(operations))('%s reads what it answers and sorts nothing big', async (name, operation) => {
		const plans = plansOf(operation);
		for (const { sql, plan } of plans) {
			for (const step of plan) {
				expect(step, sql).not.toMatch(
					/^SCAN (page|page_term|page_detail|page_body|posting|term_pair|removal|better|use|term)\b(?!.*USING (COVERING )?INDEX)/,
				);
				if (!isSmallSort(sql)) expect(step, sql).not.toMatch(/TEMP B-TREE/);
			}
		}
		// An extra statement, or one that is run another way, shows as a difference in the recorded file.
		const recorded = plans.map(({ sql, plan }) => [sql, ...plan.map((step) => `    ${step}`)].join('\n')).join('\n');
		await expect(`${recorded}\n`).toMatchFileSnapshot(`recorded/${name.replaceAll(/[^a-z]+/g, '-')}.txt`);
	});
});

/** Statements that sort a handful: the articles that a filter leaves few of, the pages of one URL, one slug, one file, a term's unlisted articles, the uses of a batch's terms, the site's languages and sections. */
function isSmallSort(sql: string): boolean {
	return /from json_each|page_term.in_site = 0|where (page\.)?(url|slug|file|translation_key) = \?|from alias|order by page_id, ordinal|from (language|counter)/.test(
		sql,
	);
}
