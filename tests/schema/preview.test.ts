import { afterAll, beforeAll, expect, it } from 'vitest';
import { type IndexedSite, indexSite } from './indexed-site.ts';
import { smallSite } from './small-site.ts';

let site: IndexedSite;
beforeAll(async () => {
	site = await indexSite({
		...smallSite,
		'content/notes/later.md': '---\ntitle: Later\ndate: 2027-01-01\ntags: [Soon]\nmenu: main\n---\nNot before the new year.',
	});
});
afterAll(() => site.close());

const text = `{
	draft: article(by: { slug: "draft" }) { title isDraft }
	later: page(path: "/notes/later/") { title }
	articles(where: { locale: "en" }) { totalCount }
	tag(slug: "soon") { name articleCount articles { nodes { title } } }
	site { menu(name: "main") { name } }
}`;
const menu = [{ name: 'Start' }, { name: 'Care' }, { name: 'About us' }];

it('visitors see neither drafts nor what is yet to come, in no list and no menu', () => {
	const { answer } = site.ask(text);
	expect(answer).toEqual({
		data: { draft: null, later: null, articles: { totalCount: 6 }, tag: null, site: { menu: [...menu, { name: 'nobody' }] } },
	});
});

it('a preview as of a moment sees what is published then', () => {
	const { answer } = site.ask(text, {}, { visibility: { mode: 'preview', at: Date.UTC(2027, 5, 1) / 1000 } });
	expect(answer.data).toEqual({
		draft: null,
		later: { title: 'Later' },
		articles: { totalCount: 7 },
		tag: { name: 'Soon', articleCount: 1, articles: { nodes: [{ title: 'Later' }] } },
		site: { menu: [...menu, { name: 'Later' }, { name: 'nobody' }] },
	});
});

it('a preview of everything sees drafts too', () => {
	const { answer } = site.ask(text, {}, { visibility: { mode: 'preview', at: null } });
	expect(answer.data).toMatchObject({ draft: { title: 'Draft', isDraft: true }, later: { title: 'Later' }, articles: { totalCount: 8 } });
});
