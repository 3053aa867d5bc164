import { statSync } from 'node:fs';
import { loadConfig } from '../../../src/config/load.ts';
import { discard, openForWriting } from '../../../src/db/open.ts';
import { createIndexer } from '../../../src/indexer/indexer.ts';
import { silentLog } from '../../../src/log.ts';

/*
 * One first run in a process of its own: node first.ts <site> <database>. Prints JSON: files, bytes of the index, and the most
 * memory that the process held, in bytes.
 */

const [site, database] = process.argv.slice(2) as [string, string];
discard(database);
const db = openForWriting(database);
const indexer = createIndexer({ config: loadConfig(site), db, log: silentLog, now: Date.now });
const { counts } = await indexer.run();
await indexer.close();
db.$client.close();
const { maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ files: counts.read, bytes: statSync(database).size, memory: maxRSS * 1024 }));
