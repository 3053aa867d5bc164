import { expect, it } from 'vitest';
import { choicesByWeight } from '../../src/related/choices.ts';
import { isRelated } from '../../src/related/score.ts';
import { createRandom } from '../store/random-site.ts';

const scale = { threshold: 80, lowest: 0, highest: 100 };
const everything = { scale, lightest: Number.NEGATIVE_INFINITY, heaviest: Number.POSITIVE_INFINITY };

it('every related page is met first in the choice of all that it shares, the heaviest first', () => {
	const random = createRandom(5);
	for (let site = 0; site < 200; site++) {
		const keywords = Array.from({ length: 1 + random.below(6) }, () => ({
			weight: random.pick([10, 30, 80, 100]),
			times: 1 + random.below(2),
		}));
		const pages = Array.from({ length: 30 }, () => keywords.flatMap((_, place) => (random.chance(3) ? [place] : [])));
		const all = new Set(pages.keys());
		const meet = (some: Set<number> | null, place: number) => {
			const met = new Set([...(some ?? all)].filter((page) => pages[page]!.includes(place)));
			return { pages: met.size > 0 ? met : null, isLess: met.size < (some ?? all).size };
		};
		const found = new Map<number, number>();
		let last = Number.POSITIVE_INFINITY;
		for (const level of choicesByWeight<Set<number>>(keywords, everything, meet)) {
			expect(level!.weight).toBeLessThan(last);
			last = level!.weight;
			for (const page of level!.choices.flatMap((choice) => [...choice.pages])) if (!found.has(page)) found.set(page, level!.weight);
		}
		const expected = pages.flatMap((held, page): [number, number][] => {
			const weight = held.reduce((sum, place) => sum + keywords[place]!.weight * keywords[place]!.times, 0);
			const matches = held.reduce((sum, place) => sum + keywords[place]!.times, 0);
			return isRelated(weight, matches, scale) ? [[page, weight]] : [];
		});
		expect([...found].sort(([a], [b]) => a - b)).toEqual(expected);
	}
});

it('of too many choices the rest is left to another way', () => {
	const keywords = Array.from({ length: 16 }, () => ({ weight: 100, times: 1 }));
	const meet = () => ({ pages: [1], isLess: true });
	expect([...choicesByWeight<number[]>(keywords, everything, meet)].at(-1)).toBeNull();
});
