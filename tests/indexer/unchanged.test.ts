import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { openForWriting } from '../../src/db/open.ts';
import { createIndexer } from '../../src/indexer/indexer.ts';
import { silentLog } from '../../src/log.ts';
import { siteFolder, writeFile } from '../source/site-folder.ts';
import { dump } from './dump.ts';

const page = (title: string) => `---\ntitle: ${title}\ntags: [t]\n---\nText of ${title}.\n`;

function start(site: string, database: string) {
	const db = openForWriting(database);
	onTestFinished(() => void db.$client.close());
	const indexer = createIndexer({ config: loadConfig(site), db, log: silentLog, now: () => 1_750_000_000_000 });
	const everything = () => ({
		...dump(db.$client),
		problems: db.$client.prepare('select file, code, message from problem order by file, code').all(),
	});
	return { run: indexer.run, everything };
}

/** A site with a bundle, a section's own page, a file that cannot be understood and two files of one page; its index is there. */
async function indexedSite() {
	const site = siteFolder({
		'hugo.yaml': 'title: Site',
		'content/a/_index.md': page('A'),
		'content/a/x.md': page('X'),
		'content/a/broken.md': '---\ntitle: [\n---\n',
		'content/b/index.md': page('B'),
		'content/b/pic.png': '',
		'content/c.md': page('C'),
		'content/c/index.md': page('C as a bundle'),
	});
	const first = start(site, join(site, 'index.db'));
	const { counts } = await first.run();
	return { site, counts, everything: first.everything() };
}

it('a start over files that are as they were reads none, changes nothing and still knows the bundles', async () => {
	const { site, counts, everything } = await indexedSite();
	const next = start(site, join(site, 'index.db'));
	const result = await next.run();
	expect(result).toMatchObject({ changed: false, counts: { read: 0, unchanged: counts.added + counts.failed } });
	expect(next.everything()).toEqual(everything);
	expect(JSON.stringify(everything.problems)).toContain('PATH_TAKEN');

	writeFile(site, 'content/b/more.md', page('Part of a bundle'));
	await next.run([join(site, 'content/b/more.md')]);
	const anew = start(site, join(site, 'anew.db'));
	await anew.run();
	expect(next.everything()).toEqual(anew.everything());
});

it.each<[string, (site: string) => void]>([
	['a new page', (site) => writeFile(site, 'content/a/y.md', page('Y'))],
	['a page that is gone', (site) => rmSync(join(site, 'content/a/x.md'))],
	['a changed page', (site) => writeFile(site, 'content/a/x.md', page('Another X'))],
	['a new file of a bundle', (site) => writeFile(site, 'content/b/second.png', '')],
	['a bundle without its file', (site) => rmSync(join(site, 'content/b/pic.png'))],
	['one of two files of a page less', (site) => rmSync(join(site, 'content/c.md'))],
	[
		'another name',
		(site) => {
			rmSync(join(site, 'content/a/x.md'));
			writeFile(site, 'content/a/z.md', page('X'));
		},
	],
])('a start finds %s that came while nobody looked', async (_, change) => {
	const { site } = await indexedSite();
	change(site);
	const next = start(site, join(site, 'index.db'));
	expect((await next.run()).changed).toBe(true);
	const anew = start(site, join(site, 'anew.db'));
	await anew.run();
	expect(next.everything()).toEqual(anew.everything());
});
