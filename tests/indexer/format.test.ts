import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { openForWriting } from '../../src/db/open.ts';
import { siteFolder } from '../source/site-folder.ts';

async function titlesFound(site: string, database: string): Promise<unknown> {
	const app = createApp({ site, database });
	await app.ready;
	const query = '{ search(query: "harbour") { nodes { title } } articles { totalCount } }';
	const response = await app.fetch(new Request(`http://api.test/graphql?query=${encodeURIComponent(query)}`));
	const { data } = (await response.json()) as { data: unknown };
	await app.close();
	return data;
}

test.each([null, '1'])('an index of another format (%s) is made anew, also where no file has changed', async (format) => {
	const site = siteFolder({ 'hugo.yaml': 'title: Site', 'content/a.md': '---\ntitle: A\n---\nA harbour.\n' });
	const database = join(site, 'index.db');
	const whole = { search: { nodes: [{ title: 'A' }] }, articles: { totalCount: 1 } };
	expect(await titlesFound(site, database)).toEqual(whole);

	const client = openForWriting(database).$client;
	client.exec("delete from search_segment; delete from page_set; update meta set value = 'other' where key = 'fingerprint'");
	if (format === null) client.exec("delete from meta where key = 'format'");
	else client.prepare("update meta set value = ? where key = 'format'").run(format);
	client.close();

	expect(await titlesFound(site, database)).toEqual(whole);
});
