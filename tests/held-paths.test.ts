import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
afterEach(() => site.close());

const query = `{
	articles(orderBy: { field: TITLE }) { nodes { title path section { path } tags { path } } }
	site { sections { path } }
	tags { nodes { path } }
}`;
const article = (title: string, more = '') => `---\ntitle: ${title}\n${more}---\n`;
const ask = () => site.ask(query) as Promise<Answer>;
/** Writes files, or with null removes them, as a watcher would report it. */
const save = async (files: Record<string, string | null>) => {
	site.write(files);
	await site.app.reindex(Object.keys(files).map((file) => join(site.folder, file)));
};
type Answer = { articles: { nodes: { title: string; tags: unknown }[] }; tags: { nodes: { path: string }[] } };

describe('an article at the path of a list page', () => {
	const alone = { title: 'Blog', path: '/blog/', section: null, tags: [] };
	const below = { title: 'Post', path: '/blog/post/', section: null, tags: [] };

	it.each(['', 'draft: true\n'])('keeps its path, and Hugo makes no section (%j)', async (draft) => {
		site = await createTestSite({
			'hugo.yaml': 'title: Site',
			'content/blog.md': article('Blog', draft),
			'content/blog/post.md': article('Post'),
		});
		expect(await ask()).toEqual({ articles: { nodes: draft ? [below] : [alone, below] }, site: { sections: [] }, tags: { nodes: [] } });
	});

	it('keeps it when the folder comes later, takes it when the section was there before, and gives it back', async () => {
		site = await createTestSite({ 'hugo.yaml': 'title: Site', 'content/blog.md': article('Blog') });
		await save({ 'content/blog/post.md': article('Post') });
		expect(await ask()).toMatchObject({ articles: { nodes: [alone, below] }, site: { sections: [] } });
		await save({ 'content/blog.md': null });
		expect(await ask()).toMatchObject({
			articles: { nodes: [{ ...below, section: { path: '/blog/' } }] },
			site: { sections: [{ path: '/blog/' }] },
		});
		await save({ 'content/blog.md': article('Blog') });
		expect(await ask()).toMatchObject({ articles: { nodes: [alone, below] }, site: { sections: [] } });
	});

	it('keeps a term from being made, and lets it come when it leaves', async () => {
		site = await createTestSite({ 'hugo.yaml': 'title: Site', 'content/tags/go.md': article('Go') });
		await save({ 'content/post.md': article('Post', 'tags: [go, x]\n') });
		const paths = async () => {
			const { articles, tags } = await ask();
			return {
				titles: articles.nodes.map((node) => node.title),
				used: articles.nodes.at(-1)!.tags,
				all: tags.nodes.map((node) => node.path),
			};
		};
		expect(await paths()).toEqual({ titles: ['Go', 'Post'], used: [{ path: '/tags/x/' }], all: ['/tags/x/'] });
		await save({ 'content/tags/go.md': null });
		expect(await paths()).toEqual({
			titles: ['Post'],
			used: [{ path: '/tags/go/' }, { path: '/tags/x/' }],
			all: ['/tags/go/', '/tags/x/'],
		});
	});
});
