import { type Reference, refOf } from './answers.ts';
import { everyNode, type Connection } from './ask.ts';
import type { Scene } from './check-pages.ts';
import type { GoldenRelated, Ref } from './golden.ts';
import { relatedQuestion } from './questions.ts';

type Related = { totalCount: number; edges: { score: number; node: Reference; matches: unknown[] }[] };
type Answer = Reference & { related: Related };
type Ranked = { ref: Ref; score: number; matches: number };

/** Compares what is related to every article: how many, in what order, with what weight and how many matches. */
export async function checkRelated(scene: Scene, related: Record<Ref, GoldenRelated> | null): Promise<void> {
	const { ask, tally, ties, locale } = scene;
	for await (const page of everyNode<{ pages: Connection<Answer> }, Answer>(ask, relatedQuestion, { locale }, (data) => data.pages)) {
		const ref = refOf(page);
		const actual = page.related.edges.map(({ node, score, matches }) => ({ ref: refOf(node), score, matches: matches.length }));
		const ranking = related?.[ref];
		const golden = ties.pages.get(ref);
		if (ranking) {
			tally.check('related.total', ref, ranking.total, page.related.totalCount);
			tally.record('related.top', ref, isSameRanking(scene, ranking, actual), ranking.top.slice(0, 6), actual.slice(0, 6));
		} else if (!related && golden?.related) {
			tally.check('related.total', ref, golden.relatedTotal, page.related.totalCount);
			tally.record('related.first', ref, isSameStart(scene, golden.related, actual), golden.related, actual.slice(0, 6));
		}
	}
}

/** The same by names alone: those that change places, also across the end of the list, have the same score and publish date here. */
function isSameStart({ ties }: Scene, expected: Ref[], actual: Ranked[]): boolean {
	const scores = new Map(expected.map((ref) => [ref, actual.at(-1)?.score]));
	for (const { ref, score } of actual) scores.set(ref, score);
	const dateOf = (ref: Ref) => Date.parse(ties.pages.get(ref)?.publishDate ?? '') || null;
	return expected.every((ref, place) => {
		const other = actual[place];
		return other !== undefined && (other.ref === ref || (scores.get(ref) === other.score && dateOf(ref) === dateOf(other.ref)));
	});
}

/** Neighbours of equal weight and publish date may change places, also across the end of the list. */
function isSameRanking({ ties }: Scene, golden: GoldenRelated, actual: Ranked[]): boolean {
	const { top, total } = golden;
	if (actual.length !== top.length) return false;
	const entryOf = new Map(top.map((entry) => [entry[0], entry]));
	return actual.every(({ ref, score, matches }, place) => {
		const [, weight, , date] = top[place]!;
		if (score !== weight) return false;
		const entry = entryOf.get(ref);
		if (entry) return entry[2] === matches && entry[3] === date;
		const isCut = total > top.length && weight === top.at(-1)![1] && date === top.at(-1)![3];
		const published = ties.pages.get(ref)?.publishDate;
		return isCut && (published ? Date.parse(published) / 1000 : null) === date;
	});
}
