import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { openForWriting } from '../../src/db/open.ts';
import { createIndexer } from '../../src/indexer/indexer.ts';
import { silentLog } from '../../src/log.ts';
import { createSearch } from '../../src/search/create-search.ts';
import { createStore } from '../../src/store/store.ts';
import { dump } from './dump.ts';

/** Enough files for threads to be worth it, with list pages to inherit from, a file that cannot be read, and two of one address. */
function writeSite(site: string): void {
	const write = (path: string, text: string | Buffer) => {
		mkdirSync(join(site, path, '..'), { recursive: true });
		writeFileSync(join(site, path), text);
	};
	write('hugo.yaml', 'title: Site\nlanguages: { en: { weight: 1 }, de: { weight: 2 } }\ndefaultContentLanguage: en\n');
	write('content/a/_index.md', '---\ntitle: A\ncascade: { type: special }\n---\n');
	write('content/b/broken.md', '---\ntitle: [\n---\n');
	write('content/b/binary.md', Buffer.from([0, 1, 2]));
	write('content/c/index.md', '---\ntitle: Bundle\n---\n![map](map.png)\n');
	write('content/c/map.png', '');
	for (let i = 0; i < 700; i++) {
		const folder = ['a', 'b', 'd/e', 'tags'][i % 4];
		const tags = `[t${i % 7}, x/y${i % 3}${i % 50 === 0 ? ', x' : ''}]`;
		const more = i % 11 === 0 ? 'slug: same\n' : i % 13 === 0 ? 'draft: true\n' : i % 17 === 0 ? 'aliases: [/old]\nmenu: main\n' : '';
		const body = `Word${i % 20} harbour 港口${i} [next](p${i + 1}.md).\n`;
		write(
			`content/${folder}/p${i}${i % 5 === 0 ? '.de' : ''}.md`,
			`---\ntitle: Page ${i % 90}\ndate: 2025-01-${10 + (i % 9)}\ntags: ${tags}\n${more}---\n${body}`,
		);
	}
}

it('an index whose first run was cut short is made from nothing by the next one', async () => {
	const site = mkdtempSync(join(tmpdir(), 'hugoql-cut-'));
	try {
		writeSite(site);
		const options = { config: loadConfig(site), log: silentLog, now: () => 1_750_000_000_000, threads: 0 };
		const indexed = async (path: string, isCut: boolean) => {
			const db = openForWriting(path);
			const cut = () => {
				throw new Error('cut');
			};
			if (isCut) await expect(createIndexer({ ...options, db, onProgress: cut }).run()).rejects.toThrow('cut');
			await createIndexer({ ...options, db }).run();
			const indexes = db.$client.prepare("select name from sqlite_master where type = 'index' order by name").pluck().all();
			const everything = dump(db.$client);
			db.$client.close();
			return { ...everything, indexes };
		};
		expect(await indexed(join(site, 'cut.db'), true)).toEqual(await indexed(join(site, 'whole.db'), false));
	} finally {
		rmSync(site, { recursive: true, force: true });
	}
});

it('an index that threads read says what one says that was read without them, and finds the same', { timeout: 60_000 }, async () => {
	const site = mkdtempSync(join(tmpdir(), 'hugoql-threads-'));
	try {
		writeSite(site);
		// More than one message's files are read at a time.
		for (const name of ['a', 'b', 'c'])
			writeFileSync(join(site, `content/large-${name}.md`), `# ${name}\n\n${`${name}word `.repeat(90_000)}\n`);
		const config = loadConfig(site);
		const results = await Promise.all(
			[0, 2].map(async (threads) => {
				const db = openForWriting(':memory:');
				const { counts } = await createIndexer({ config, db, log: silentLog, now: () => 1_750_000_000_000, threads }).run();
				const search = createSearch();
				const found = ['harbour', '港口4', 'word1*', '"word3 harbour"', 'bundle'].map((query) => {
					const { totalCount, edges } = search.search(createStore(db, config).reader({ mode: 'live' }), { query, first: 100 });
					return { count: totalCount(), best: edges.map(({ node }) => node.logicalPath) };
				});
				const everything = dump(db.$client);
				db.$client.close();
				return { counts, found, everything };
			}),
		);
		const [without, threaded] = results.map(({ everything, ...rest }) => ({ ...everything, ...rest })) as unknown as [
			Record<string, unknown>,
			Record<string, unknown>,
		];
		for (const part of Object.keys(without)) expect(threaded[part], part).toEqual(without[part]);
		expect(results[0]!.counts).toMatchObject({ failed: 2, added: 705 });
		expect(results[0]!.found[0]!.count).toBeGreaterThan(500);
	} finally {
		rmSync(site, { recursive: true, force: true });
	}
});
