import { folded } from '../../search/brute-force.ts';
import { createDraw } from '../../search/random-numbers.ts';
import type { PeerArticle } from './articles.ts';

/** A query and the articles that contain it. */
export type Question = { query: string; answer: Set<number> };

/** Pieces of Chinese text of one to six characters from the articles, with what a look through all of them finds. */
export function chineseQuestions(articles: PeerArticle[], count: number): Question[] {
	const texts = articles.map(({ title, summary, body, terms }) => [title, summary, body, ...terms].map(folded));
	const draw = createDraw(9);
	const runs = articles.flatMap(({ body }) => body.match(/\p{Script=Han}+/gu) ?? []);
	return Array.from({ length: count }, () => {
		const run = [...draw.of(runs)];
		const start = draw.below(run.length);
		const query = run.slice(start, start + 1 + draw.below(Math.min(6, run.length - start))).join('');
		const wanted = folded(query);
		const answer = new Set<number>();
		for (const [id, fields] of texts.entries()) if (fields.some((field) => field.includes(wanted))) answer.add(id);
		return { query, answer };
	});
}

/** Words that people look for on a news site, common and rare. */
export const words = ['market', 'the', 'bitcoin', 'interest rates', 'dividend', 'tesla', 'inflation data', 'deepseek'];
