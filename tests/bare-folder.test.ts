import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createApp } from '../src/app.ts';

const folder = mkdtempSync(join(tmpdir(), 'hugoql-bare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

it('takes the languages of a bare folder from front matter, and a new one while it runs', async () => {
	write('hello.md', '---\ntitle: Hello\n---\nOne two.\n');
	write('nihao.md', '---\ntitle: 你好\nlang:\n  - "zh-CN"\n---\n你好世界。\n');
	const app = createApp({ site: folder, database: ':memory:' });
	const ask = async (asked = app) => {
		const query =
			'{ articles(orderBy: { field: TITLE }) { nodes { title locale path wordCount } } site { languages { locale articleCount } } }';
		const response = await asked.fetch(
			new Request('http://localhost/graphql', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ query }),
			}),
		);
		return ((await response.json()) as { data: unknown }).data;
	};
	await app.ready;
	expect(await ask()).toEqual({
		articles: {
			nodes: [
				{ title: 'Hello', locale: 'en', path: '/hello/', wordCount: 2 },
				{ title: '你好', locale: 'zh-CN', path: '/zh-cn/nihao/', wordCount: 5 },
			],
		},
		site: {
			languages: [
				{ locale: 'en', articleCount: 1 },
				{ locale: 'zh-CN', articleCount: 1 },
			],
		},
	});
	write('hello.md', '---\ntitle: Bonjour\nlang: fr\n---\nUn.\n');
	await app.reindex([join(folder, 'hello.md')]);
	const { articles } = (await ask()) as { articles: { nodes: { path: string }[] } };
	expect(articles.nodes.map((article) => article.path)).toEqual(['/fr/hello/', '/zh-cn/nihao/']);
	write('hello.md', '---\ntitle: Salut\nlang: fr\n---\nUn deux.\n');
	write('hallo.md', '---\ntitle: Hallo\nlang: FR\n---\nEins.\n');
	rmSync(join(folder, 'nihao.md'));
	await app.reindex(['hello.md', 'hallo.md', 'nihao.md'].map((name) => join(folder, name)));
	const fresh = createApp({ site: folder, database: ':memory:' });
	await fresh.ready;
	expect(await ask()).toEqual(await ask(fresh));
	await fresh.close();
	await app.close();
});
