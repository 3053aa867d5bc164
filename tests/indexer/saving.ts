import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../src/config/load.ts';
import { openForWriting } from '../../src/db/open.ts';
import { createIndexer } from '../../src/indexer/indexer.ts';
import { silentLog } from '../../src/log.ts';

/*
 * Saves files of a site for ever, some at a time, and indexes them, until it is killed: node saving.ts <site> <database>. Prints a
 * line after every run.
 */

const [site, database] = process.argv.slice(2) as [string, string];
const indexer = createIndexer({ config: loadConfig(site), db: openForWriting(database), log: silentLog, now: () => 1_750_000_000_000 });
await indexer.run();
for (let round = 0; ; round++) {
	const paths = Array.from({ length: 5 }, (_, i) => join(site, `content/a/p${(round * 3 + i) % 20}.md`));
	for (const path of paths) {
		writeFileSync(path, `---\ntitle: Round ${round}\ntags: [t${round % 4}, other]\n---\nWord${round} ${'harbour '.repeat(500)}\n`);
	}
	await indexer.run(paths);
	console.log(round);
}
