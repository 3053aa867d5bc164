import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Config, ContentMount } from '../../src/config/config.ts';

/** A scratch folder that goes away with the test, holding `files`: path → text. */
export function siteFolder(files: Record<string, string | Uint8Array> = {}): string {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hugoql-test-')));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	for (const [path, text] of Object.entries(files)) writeFile(folder, path, text);
	return folder;
}

export function writeFile(folder: string, path: string, text: string | Uint8Array): void {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), text);
}

/** As much of a configuration as the source room reads. */
export function sourceConfig(
	folder: string,
	options: { mounts?: Partial<ContentMount>[]; ignoreFiles?: string[]; files?: string[] } = {},
): Config {
	const mounts = (options.mounts ?? [{}]).map((mount) => ({ folder: join(folder, 'content'), prefix: '', language: null, ...mount }));
	return {
		siteFolder: folder,
		mounts,
		ignoreFiles: options.ignoreFiles ?? [],
		files: options.files ?? [join(folder, 'hugo.yaml')],
	} as unknown as Config;
}
