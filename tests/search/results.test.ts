import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IndexedSite, indexFiles } from './indexed-site.ts';

const page = (title: string, date: string, body: string, extra = '') => `---\ntitle: "${title}"\ndate: ${date}\n${extra}---\n${body}\n`;

describe('the answer of a search', () => {
	let site: IndexedSite;
	const files: Record<string, string> = {
		'content/news/title.md': page('Harbour opens', '2025-01-01', 'Nothing else.', 'tags: [ships]\ncategories: [port]\n'),
		'content/news/summary.md': page('Two', '2025-01-02', 'About it.', 'summary: The harbour at dawn\ntags: [ships]\n'),
		'content/news/term.md': page('Three', '2025-01-03', 'About it.', 'tags: [harbour]\n'),
		'content/news/old.md': page('Four', '2025-01-04', `${'word '.repeat(100)}\n\nThe harbour master spoke.`),
		'content/news/new.md': page('Five', '2025-01-05', `${'word '.repeat(100)}\n\nA master of no harbour.`),
		'content/docs/where.md': page(
			'Six',
			'2025-01-06',
			`${'word '.repeat(100)}\n\n## The *old* quay & "more" {#quay}\n\nAt the quay <i>x</i> lies a buoy & a rope.\n\n## Next\n\nAnother quay.`,
		),
		'content/docs/where.zh.md': page('六', '2025-01-06', '这里有一座码头，𠝹傷的水手在码头等船。'),
		'content/docs/escape.md': page('<script>alert(1)</script> & lanterns', '2025-01-07', 'A `<lantern>` &amp; "lanterns" &rsquo;x&rsquo;.'),
		'content/docs/bare.md': page('Nothing but a cove', '2025-01-07', '', 'summary: A cove & no text\n'),
		'content/docs/marks.md': page(
			'ABC公司 & ﾃﾞｰﾀの話：大 型与大型',
			'2025-01-07',
			'Tide after tide.\n\n- & one, two\n- three!\n\n## Ebb & flow\n\nFlow.',
		),
		'content/docs/whale.md': page('Whale', '2025-01-07', `${'👨‍👩‍👧‍👦'.repeat(60)}鲸${'👨‍👩‍👧‍👦'.repeat(60)}`),
		'content/docs/sea.md': page('Sea', '2025-01-07', `${'海'.repeat(500)}鲨${'海'.repeat(500)}`),
		'content/docs/lamps.md': page(
			'Lamps',
			'2025-01-07',
			`A first lamp. ${'word '.repeat(100)} A second lamp, a lens & a wick. ${'word '.repeat(100)} A third lamp and lens.`,
		),
		'content/docs/family.md': page('Family', '2025-01-08', `${'👨‍👩‍👧‍👦'.repeat(300)} kin ${'👨‍👩‍👧‍👦'.repeat(300)}`),
	};
	beforeAll(async () => {
		for (let i = 0; i < 25; i++) files[`content/ties/t${i}.md`] = page(`Tie ${i}`, '2025-02-01', 'lighthouse');
		site = await indexFiles(files);
	});
	afterAll(() => site.close());

	it('has title before terms, these before summary, that before text, and the newer of equals first', () => {
		expect(site.paths('harbour')).toEqual(['/news/title', '/news/term', '/news/summary', '/news/new', '/news/old']);
	});

	it('has a phrase before scattered words', () => {
		expect(site.paths('harbour master')).toEqual(['/news/old', '/news/new']);
		expect(site.paths('master harbour')).toEqual(['/news/new', '/news/old']);
	});

	it('marks the title', () => {
		expect(site.search('LANTERNS').edges[0]!.titleHTML).toBe('&lt;script&gt;alert(1)&lt;/script&gt; &amp; <mark>lanterns</mark>');
	});

	it('marks and escapes the snippet', () => {
		expect(site.search('lantern').edges[0]!.snippetHTML).toBe('A &lt;<mark>lantern</mark>&gt; &amp; “lanterns” ’x’.');
	});

	it.each([
		['bc公', '<mark>BC公</mark>司'],
		['データ', '&amp; <mark>ﾃﾞｰﾀ</mark>の話'],
		['話：大', 'の<mark>話：大</mark> 型'],
		['大型', '大 型与<mark>大型</mark>'],
		['"大 型"', '<mark>大 型</mark>与<mark>大型</mark>'],
	])('marks %s where it is', (query, expected) => {
		const title = site.search(query).edges[0]!.titleHTML;
		expect(title).toContain(expected);
		expect(title.replace(/<\/?mark>/g, '')).toBe('ABC公司 &amp; ﾃﾞｰﾀの話：大 型与大型');
	});

	it('marks every place, and words by their beginning', () => {
		expect(site.search('tide').edges[0]!.snippetHTML).toMatch(/^<mark>Tide<\/mark> after <mark>tide<\/mark>/);
		expect(site.search('lant*').edges[0]!.titleHTML).toContain('<mark>lanterns</mark>');
	});

	it('shows the summary where the text has no match, or there is none', () => {
		expect(site.search('dawn').edges[0]!.snippetHTML).toBe('The harbour at <mark>dawn</mark>');
		expect(site.search('nothing cove').edges.find(({ node }) => node.logicalPath === '/docs/bare')!.snippetHTML).toBe(
			'A <mark>cove</mark> &amp; no text',
		);
		expect(site.search('but').edges[0]!.snippetHTML).toBe('A cove &amp; no text');
	});

	it('names the section that the snippet is from', () => {
		const [edge] = site.search('buoy').edges;
		expect(edge!.heading).toMatchObject({ level: 2, id: 'quay' });
		expect(edge!.snippetHTML).toContain('lies a <mark>buoy</mark> &amp; a rope');
		expect(site.search('word').edges.find(({ node }) => node.logicalPath === '/docs/where')!.heading).toBeNull();
		expect(site.search('"another quay"').edges[0]!.heading).toMatchObject({ id: 'next' });
		expect(site.search('ebb').edges[0]!.heading).toMatchObject({ id: 'ebb--flow' });
		expect(site.search('three').edges[0]!.heading).toBeNull();
	});

	it('cuts snippets between characters, to at most 200', () => {
		for (const { snippetHTML } of [...site.search('kin').edges, ...site.search('harbour').edges]) {
			const text = snippetHTML.replace(/<\/?mark>/g, '').replace(/&[^;]+;/g, '.');
			expect(text.length).toBeLessThanOrEqual(200);
			expect(text.replaceAll('👨‍👩‍👧‍👦', '')).toMatch(/^[\w\s….’,“”-]*$/);
		}
	});

	it('makes snippets as long as they may be, and none with pieces of characters', () => {
		const [whale, sea] = ['鲸', '鲨'].map((query) => site.search(query).edges[0]!.snippetHTML.replace(/<\/?mark>/g, ''));
		expect(whale!.replaceAll('👨‍👩‍👧‍👦', '')).toBe('…鲸…');
		expect(sea).toMatch(/^…海{40}鲨海{157}…$/);
	});

	it('makes snippets of the first place that has the most parts', () => {
		expect(site.search('lamp').edges[0]!.snippetHTML).toMatch(/^A first <mark>lamp<\/mark>/);
		expect(site.search('lamp lens').edges[0]!.snippetHTML).toContain('second <mark>lamp</mark>, a <mark>lens</mark>');
	});

	it('marks what is between words of a phrase too, escaped, and places that touch as one', () => {
		expect(site.search('"lens & a"').edges[0]!.snippetHTML).toContain('<mark>lens &amp; a</mark> wick');
		expect(site.search('型 与').edges[0]!.titleHTML).toContain('大 <mark>型与</mark>大<mark>型</mark>');
	});

	it('counts all, filters and says what there is', () => {
		const all = site.search({ query: 'harbour', first: 1 });
		expect(all.totalCount()).toBe(5);
		expect(
			all
				.facets()
				.terms('tags', 10)
				.map(({ term, count }) => [term.slug, count]),
		).toEqual([
			['ships', 2],
			['harbour', 1],
		]);
		expect(all.facets().years()).toEqual([{ year: 2025, count: 5 }]);
		const filtered = site.search({ query: 'harbour', where: { tags: { any: ['ships'] } } });
		expect([filtered.totalCount(), filtered.edges.length]).toEqual([2, 2]);
		expect(filtered.facets().years()).toEqual([{ year: 2025, count: 2 }]);
		// A preview sees other articles than those that sets are kept for.
		const preview = site.search({ query: 'harbour', where: { tags: { any: ['ships'] } } }, { mode: 'preview', at: null });
		expect(preview.totalCount()).toBe(2);
		expect(preview.facets().years()).toEqual([{ year: 2025, count: 2 }]);
		expect(site.search({ query: 'quay', where: { section: 'news' } }).totalCount()).toBe(0);
		expect(site.search({ query: 'harbour', where: { date: { from: Date.UTC(2025, 0, 4) / 1000 } } }).totalCount()).toBe(2);
	});

	it('keeps to the languages that are asked for', () => {
		expect(site.paths({ query: '码头', locales: ['zh'] })).toEqual(['/docs/where']);
		expect(site.search({ query: '码头', locales: ['en'] }).totalCount()).toBe(0);
		// The other language has the article too, and is preferred.
		expect(site.search({ query: '码头', locales: ['en', 'zh'] }).totalCount()).toBe(0);
		expect(site.search({ query: '码头', locales: ['zh', 'en'] }).totalCount()).toBe(1);
		expect(() => site.search({ query: 'x', locales: ['fr'] })).toThrow(/fr/);
	});

	it('is read on with cursors, also after the page of the cursor has gone', () => {
		const whole = site.paths({ query: 'lighthouse', first: 100 });
		expect(whole).toHaveLength(25);
		expect([24, 25].map((first) => site.search({ query: 'lighthouse', first }).pageInfo.hasNextPage)).toEqual([true, false]);
		const first = site.search({ query: 'lighthouse', first: 10 });
		expect(first.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false });
		const after = first.edges.at(-1)!.cursor;
		const second = site.search({ query: 'lighthouse', first: 10, after });
		expect(second.edges.map(({ node }) => node.logicalPath)).toEqual(whole.slice(10, 20));
		expect(second.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: true });
		const last = site.search({ query: 'lighthouse', first: 10, after: second.edges.at(-1)!.cursor });
		expect(last.edges.map(({ node }) => node.logicalPath)).toEqual(whole.slice(20));
		expect(last.pageInfo.hasNextPage).toBe(false);
	});

	it('gives the same order and cursors for an index made anew', async () => {
		const again = await indexFiles(Object.fromEntries(Object.entries(files).reverse()));
		const after = site.search({ query: 'lighthouse', first: 10 }).edges.at(-1)!.cursor;
		expect(again.paths({ query: 'lighthouse', first: 100, after })).toEqual(site.paths({ query: 'lighthouse', first: 100 }).slice(10));
		again.close();
	});

	it('refuses what is no cursor or one of another search, and wrong sizes', () => {
		const { cursor } = site.search('lighthouse').edges[0]!;
		expect(() => site.search({ query: 'harbour', after: cursor })).toThrow(/another|something else/);
		expect(() => site.search({ query: 'lighthouse -tie', after: cursor })).toThrow(/another|something else/);
		expect(() => site.search({ query: 'harbour', after: 'nonsense' })).toThrow(/cursor/i);
		expect(() => site.search({ query: 'harbour', first: 101 })).toThrow(/100/);
	});
});
