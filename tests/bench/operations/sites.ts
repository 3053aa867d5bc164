import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeCorpus } from '../corpus.ts';
import type { BenchOptions } from '../part.ts';

/** The work tree. */
export const root = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '');

/** A generated site, made where there is none: `corpus-<articles>` in the bench's folder. */
export function generatedSite({ folder, log }: Pick<BenchOptions, 'folder' | 'log'>, articles: number): string {
	const site = join(folder, `corpus-${articles}`);
	if (existsSync(join(site, 'hugo.toml'))) return site;
	log(`writing ${articles.toLocaleString('en')} articles to ${site}`);
	rmSync(site, { recursive: true, force: true });
	writeCorpus(site, articles);
	return site;
}

/** A finished index with the settings of generated sites: it is answered from, so the content is not needed. */
export function finishedIndex({ folder }: BenchOptions, database: string): { site: string; database: string } {
	const site = join(folder, 'corpus-settings');
	mkdirSync(site, { recursive: true });
	copyFileSync(join(root, 'tests/bench/corpus.toml'), join(site, 'hugo.toml'));
	return { site, database };
}

/**
 * A generated site with its index, made where there is none: `corpus-<articles>` and `corpus-<articles>.db` in the bench's folder.
 * Another checkout has an index of its own; one whose database has changed makes it anew.
 */
export function preparedSite({ folder, log }: BenchOptions, articles: number, checkout = root): { site: string; database: string } {
	const site = generatedSite({ folder, log }, articles);
	const database = join(folder, `corpus-${articles}${checkout === root ? '' : '-ref'}.db`);
	const started = performance.now();
	log(`bringing ${database} in line with ${site}`);
	execFileSync(process.execPath, [join(checkout, 'src/cli.ts'), 'index', site, '--database', database], {
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	log(`${((performance.now() - started) / 1000).toFixed(0)} s`);
	return { site, database };
}
