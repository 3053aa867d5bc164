import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { openForWriting } from '../../src/db/open.ts';
import { createIndexer } from '../../src/indexer/indexer.ts';
import { silentLog } from '../../src/log.ts';
import { siteFolder, writeFile } from '../source/site-folder.ts';

type Use = 'Harbour' | 'harbour' | 'HARBOUR' | 'draft' | 'none';

const page = (use: Use) => {
	if (use === 'draft') return '---\ntitle: A draft\ndraft: true\ntags: [hArbour]\n---\n';
	return `---\ntitle: A page\n${use === 'none' ? '' : `tags: [${use}]\n`}---\n`;
};

/** Names and titles of the terms. */
function termsOf(db: ReturnType<typeof openForWriting>): unknown[] {
	return db.$client
		.prepare('select p.title, l.name from term t join page p on p.id = t.page_id join list_page l on l.page_id = p.id')
		.all();
}

it('a term is named by the last page by path that spells it, however pages come, change and go', async () => {
	const site = siteFolder({ 'hugo.yaml': 'title: Site\ncapitalizeListTitles: false', 'content/p5.md': page('Harbour') });
	const options = { config: loadConfig(site), log: silentLog, now: () => 1_750_000_000_000 };
	const db = openForWriting(':memory:');
	const indexer = createIndexer({ ...options, db });
	await indexer.run();
	const steps: [name: string, use: Use | null][] = [
		['p3', 'harbour'],
		['p7', 'HARBOUR'],
		['p7', 'Harbour'],
		['p9', 'draft'],
		['p8', 'none'],
		['p8', 'harbour'],
		['p8', 'none'],
		['p7', null],
		['p5', 'HARBOUR'],
		['p3', 'HARBOUR'],
		['p6', 'Harbour'],
		['p6', null],
		['p6', 'harbour'],
		['p9', 'Harbour'],
		['p9', null],
		['p4', 'Harbour'],
	];
	for (const [name, use] of steps) {
		const path = join(site, `content/${name}.md`);
		if (use) writeFile(site, `content/${name}.md`, page(use));
		else rmSync(path);
		await indexer.run([path]);
		const anew = openForWriting(':memory:');
		await createIndexer({ ...options, db: anew }).run();
		expect({ name, use, terms: termsOf(db) }).toEqual({ name, use, terms: termsOf(anew) });
		anew.$client.close();
	}
	db.$client.close();
});
