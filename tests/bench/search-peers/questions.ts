import { readFileSync, writeFileSync } from 'node:fs';
import { folded } from '../../search/brute-force.ts';
import { createDraw } from '../../search/random-numbers.ts';
import { type PeerArticle, readArticles } from './articles.ts';

/** How long queries are, in characters; the last stands for four to six. */
export const lengths = [1, 2, 3, 4] as const;

/** The longest query. */
const LONGEST = 6;

/** A query with the set of the articles that contain it, a bit each. */
export type Question = { query: string; length: (typeof lengths)[number]; count: number; answer: Uint8Array };

/** A piece of Chinese text that is asked for. */
type Piece = Pick<Question, 'query' | 'length'>;

/** Draws queries from the articles of a file, as many of each length, and says what a look through all texts finds for them. */
export function chineseQuestions(file: string, articles: number, count: number): Question[] {
	const questions = pieces(file, count).map((piece): Question => ({ ...piece, count: 0, answer: new Uint8Array(Math.ceil(articles / 8)) }));
	const wanted = Map.groupBy(
		questions.map((question) => ({ question, text: folded(question.query) })),
		({ text }) => text.charCodeAt(0),
	);
	for (const { article } of readArticles(file)) {
		const text = textOf(article);
		for (let at = 0; at < text.length; at++) {
			for (const { question, text: piece } of wanted.get(text.charCodeAt(at)) ?? []) {
				if (has(question, article.id) || !text.startsWith(piece, at)) continue;
				question.answer[article.id >> 3]! |= 1 << (article.id & 7);
				question.count++;
			}
		}
	}
	return questions;
}

/** Whether an article contains the query. */
export function has({ answer }: Question, id: number): boolean {
	return (answer[id >> 3]! & (1 << (id & 7))) !== 0;
}

/** All that is searched, with something between fields that no query has. */
function textOf({ title, summary, body, terms }: PeerArticle): string {
	return folded([title, summary, body, ...terms].join('\n\0\n'));
}

/** Pieces of runs of Chinese text; every run that is long enough has the same chance (Vitter, 1985: algorithm R). */
function pieces(file: string, count: number): Piece[] {
	const draw = createDraw(9);
	const drawn = lengths.map((length) => ({ length, seen: 0, runs: [] as string[] }));
	const most = Math.ceil(count / lengths.length);
	for (const { article } of readArticles(file)) {
		for (const [run] of article.body.matchAll(/\p{Script=Han}+/gu)) {
			for (const sample of drawn) {
				if (run.length < sample.length) continue;
				const place = sample.runs.length < most ? sample.runs.length : draw.below(sample.seen);
				sample.seen++;
				if (place < most) sample.runs[place] = run;
			}
		}
	}
	return drawn.flatMap(({ length, runs }) =>
		runs.map((run) => {
			const characters = [...run];
			const longest = length < 4 ? length : Math.min(LONGEST, characters.length);
			const own = length + draw.below(longest - length + 1);
			const start = draw.below(Math.max(1, characters.length - own + 1));
			return { length, query: characters.slice(start, start + own).join('') };
		}),
	);
}

/** Keeps questions for the processes that ask them. */
export function writeQuestions(file: string, questions: Question[]): void {
	writeFileSync(file, JSON.stringify(questions.map((one) => ({ ...one, answer: Buffer.from(one.answer).toString('base64') }))));
}

/** The reverse of {@link writeQuestions}. */
export function readQuestions(file: string): Question[] {
	const questions = JSON.parse(readFileSync(file, 'utf8')) as (Omit<Question, 'answer'> & { answer: string })[];
	return questions.map((one) => ({ ...one, answer: Buffer.from(one.answer, 'base64') }));
}

/** Words that people look for on a news site, common and rare. */
export const words = ['market', 'the', 'bitcoin', 'interest rates', 'dividend', 'tesla', 'inflation data', 'deepseek'];
