import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A build by Hugo of the same content with one template, `{{ .Content }}`. */
export type HugoBuild = {
	/** Builds once; gives the seconds from start to exit. */
	run(isToDisk: boolean): number;
	version: string;
};

/**
 * Hugo as it is fastest: no theme, no highlighting, no feeds, no sitemap. Null where there is no Hugo.
 *
 * @param command `hugo`, or a path.
 * @param site with a `hugo.toml`; only read.
 * @param folder takes the build's own configuration and what it writes.
 */
export function hugoBuild(command: string, site: string, folder: string): HugoBuild | null {
	const found = spawnSync(command, ['version'], { encoding: 'utf8' });
	if (found.status !== 0) return null;
	const project = join(folder, 'hugo');
	const output = join(folder, 'hugo-output');
	rmSync(project, { recursive: true, force: true });
	mkdirSync(join(project, 'layouts'), { recursive: true });
	writeFileSync(join(project, 'layouts', 'all.html'), '{{ .Content }}\n');
	writeFileSync(join(project, 'hugo.toml'), withoutTheme(readFileSync(join(site, 'hugo.toml'), 'utf8')));
	symlinkSync(join(site, 'content'), join(project, 'content'));
	return {
		version: found.stdout.trim().split(' ')[1] ?? '',
		run(isToDisk) {
			rmSync(output, { recursive: true, force: true });
			const started = performance.now();
			execFileSync(command, ['--source', project, ...(isToDisk ? ['--destination', output] : ['--renderToMemory'])], {
				stdio: ['ignore', 'ignore', 'pipe'],
				env: { ...process.env, HUGO_MARKUP_HIGHLIGHT_CODEFENCES: 'false' },
			});
			const seconds = (performance.now() - started) / 1000;
			if (isToDisk && !existsSync(join(output, 'index.html'))) throw new Error('Hugo has written nothing.');
			rmSync(output, { recursive: true, force: true });
			return seconds;
		},
	};
}

/** A configuration whose theme is the one template. */
function withoutTheme(config: string): string {
	const own = config.split('\n').filter((line) => !/^(theme|disableKinds)\s*=/i.test(line));
	return ['disableKinds = ["RSS", "sitemap", "robotsTXT", "404"]', ...own].join('\n');
}
