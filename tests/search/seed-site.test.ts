import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readableText } from '../../src/db/search-text.ts';
import type { SearchArguments, SearchEdge } from '../../src/search/search.ts';
import { anyPiece, containing, runsOf, type Texts, textsOf, withWord } from './brute-force.ts';
import { type IndexedSite, indexSite } from './indexed-site.ts';
import { createDraw } from './random-numbers.ts';

const folder = fileURLToPath(new URL('../../../shared/seed-site', import.meta.url));

describe.skipIf(!existsSync(folder))('searches of a news site', () => {
	let site: IndexedSite;
	let texts: Texts;
	let runs: string[];
	beforeAll(async () => {
		site = await indexSite(folder);
		texts = textsOf(site.articles);
		runs = runsOf(site.articles);
	});
	afterAll(() => site.close());

	/** All hits, a page after the other. */
	const idsOf = (query: string, more: Partial<SearchArguments> = {}): number[] => {
		const ids: number[] = [];
		for (let after: string | null = null; ; ) {
			const { edges, pageInfo } = site.search({ query, first: 100, ...more, after });
			ids.push(...edges.map(({ node }) => node.id));
			if (!pageInfo.hasNextPage) return ids;
			after = edges.at(-1)!.cursor;
		}
	};
	const draw = createDraw(5);
	const pieceOf = (run: string, most: number): string => {
		const characters = [...run];
		const start = draw.below(characters.length);
		return characters.slice(start, start + 1 + draw.below(Math.min(1 + draw.below(most), characters.length - start))).join('');
	};
	/** A word and a piece of Chinese text of the same article. */
	const pair = (): { word: string; piece: string } => {
		for (;;) {
			const { text } = draw.of(site.articles);
			const words = text.body.match(/(?<!\p{M}|\p{L}|\p{N})[A-Za-zÀ-ÿ]{2,}(?![\p{L}\p{N}\p{M}])/gu);
			const pieces = text.body.match(/\p{Script=Han}+/gu);
			if (words && pieces) return { word: draw.of(words), piece: pieceOf(draw.of(pieces), 4) };
		}
	};

	it('find 10,000 pieces of text, letters and digits among them, in exactly the articles that contain them', {
		timeout: 300_000,
	}, () => {
		const wrong: string[] = [];
		for (let checked = 0; checked < 10_000; ) {
			const query = pieceOf(draw.of(runs), 8);
			if (!anyPiece.test(query)) continue;
			checked++;
			const expected = containing(texts, query);
			// Numbers of hits for all; which they are where they are few, and for some that are many.
			const count = site.search({ query, first: 1 }).totalCount();
			const isSame = count === expected.size && (count > 20 && checked % 25 > 0 ? true : idsOf(query).every((id) => expected.has(id)));
			if (!isSame) wrong.push(`${query}: found ${count}, contained in ${expected.size}`);
		}
		expect(wrong).toEqual([]);
	});

	it('find words with pieces of text, and either without the other', () => {
		for (let checked = 0; checked < 300; checked++) {
			const { word, piece } = pair();
			const [words, pieces] = [withWord(texts, word), containing(texts, piece)];
			const sorted = (ids: Iterable<number>) => [...ids].sort((a, b) => a - b);
			expect([word, piece, sorted(idsOf(`${word.toUpperCase()} ${piece}`))]).toEqual([
				word,
				piece,
				sorted([...words].filter((id) => pieces.has(id))),
			]);
			expect([word, piece, sorted(idsOf(`${piece} -${word}`))]).toEqual([word, piece, sorted([...pieces].filter((id) => !words.has(id)))]);
		}
	});

	const queries = (count: number): string[] =>
		Array.from({ length: count }, (_, i) => {
			const { word, piece } = pair();
			const line = draw.of(site.articles).text.body;
			const at = draw.below(line.length);
			const phrase = line.slice(at, at + 5 + draw.below(30)).replaceAll('"', ' ');
			return [piece, word, `"${phrase}"`, `${word} ${piece}`, `${word.slice(0, 3)}*`, `${pieceOf(draw.of(runs), 3)} the`][i % 6]!;
		});

	it('show titles and snippets escaped, marked and cut between characters, and headings that are there', () => {
		let headings = 0;
		for (const query of queries(120)) {
			for (const edge of site.search({ query, first: 5 }).edges) {
				expect(textIn(edge.titleHTML)).toBe(edge.node.title);
				expectSnippet(site, query, edge);
				if (!edge.heading) continue;
				headings++;
				const { level, id } = edge.heading;
				expect(site.reader().texts(edge.node).html).toContain(`<h${level} id="${id.replaceAll('&', '&amp;')}"`);
			}
		}
		expect(headings).toBeGreaterThan(0);
	});

	it('give every hit once, page after page, and count them and what they have exactly', () => {
		for (const query of queries(60)) {
			const whole = site.search({ query, first: 100 });
			const ids = idsOf(query, { first: 1 + draw.below(20) });
			expect([query, new Set(ids).size, ids.length]).toEqual([query, ids.length, whole.totalCount()]);
			expect(whole.edges.map(({ node }) => node.id)).toEqual(ids.slice(0, 100));
			const reader = site.reader();
			const counts = new Map<string, number>();
			const locales = new Map<string, number>();
			for (const page of reader.pages(ids)) {
				for (const slug of new Set(reader.terms(page!, 'tags').map((term) => term.slug))) counts.set(slug, (counts.get(slug) ?? 0) + 1);
				const { locale } = reader.languageOf(page!);
				locales.set(locale, (locales.get(locale) ?? 0) + 1);
			}
			const facets = whole.facets();
			expect(new Map(facets.terms('tags', 100).map(({ term, count }) => [term.slug, count]))).toEqual(
				counts.size <= 100 ? counts : expect.anything(),
			);
			expect(new Map(facets.locales().map(({ language, count }) => [language.locale, count]))).toEqual(locales);
			const tag = [...counts.keys()][0];
			if (tag) expect(idsOf(query, { where: { tags: { any: [tag] } } })).toHaveLength(counts.get(tag)!);
			for (const [locale, count] of locales) expect(idsOf(query, { locales: [locale] })).toHaveLength(count);
		}
	});
});

const entity = /&(?:amp|lt|gt|#34|#39);/g;
const characters: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#34;': '"', '&#39;': "'" };

/** The text that escaped HTML with marks shows; anything else in it fails. */
function textIn(html: string): string {
	expect(html.replaceAll(/<mark>[^<>]+<\/mark>/g, '').replaceAll(entity, '')).not.toMatch(/[<>&"']/);
	return html.replaceAll(/<\/?mark>/g, '').replaceAll(entity, (reference) => characters[reference]!);
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A snippet is a piece of the text or the summary, at most 200 characters long, that begins and ends between characters as people see them. */
function expectSnippet(site: IndexedSite, query: string, { node, snippetHTML }: SearchEdge): void {
	const shown = textIn(snippetHTML);
	expect(shown.length).toBeLessThanOrEqual(200);
	const piece = shown.replace(/^…/, '').replace(/…$/, '');
	const sources = [site.reader().texts(node).plain, node.summary].map((text) => readableText(text).replace(/\s+/g, ' ').trim());
	const isPiece = sources.some((source) => {
		const borders = new Set([...graphemes.segment(source)].map(({ index }) => index)).add(source.length);
		for (let at = source.indexOf(piece); at >= 0; at = source.indexOf(piece, at + 1)) {
			if (borders.has(at) && borders.has(at + piece.length)) return true;
		}
		return false;
	});
	expect([query, piece, isPiece]).toEqual([query, piece, true]);
}
