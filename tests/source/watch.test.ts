import { closeSync, mkdirSync, openSync, renameSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { listFiles, statFile } from '../../src/source/list.ts';
import { type Changes, watch } from '../../src/source/watch.ts';
import { siteFolder, sourceConfig, writeFile } from './site-folder.ts';

/** A watch whose reports are kept, and a copy of the listing that follows them alone. */
async function follow(config: Config) {
	const reports: Changes[] = [];
	let files = new Map<string, number>();
	const list = () => new Map(listFiles(config).files.map((file) => [file.absolutePath, file.size]));
	const watching = watch(config, (changes) => {
		reports.push(changes);
		if (changes === 'everything') files = list();
		else
			for (const path of changes) {
				const file = statFile(config, path);
				if (file && 'size' in file) files.set(path, file.size);
				else files.delete(path);
			}
	});
	onTestFinished(() => watching.close());
	await watching.ready;
	files = list();
	const sorted = (map: Map<string, number>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
	return {
		reports,
		/** Waits until the copy equals the disk. */
		settled: () => expect.poll(() => sorted(files), { timeout: 5000, interval: 5 }).toEqual(sorted(list())),
		nextReport: async () => {
			const before = reports.length;
			await expect.poll(() => reports.length, { timeout: 5000, interval: 2 }).toBeGreaterThan(before);
			return reports.at(-1);
		},
	};
}

describe('watch', () => {
	test('reports one saved file alone, also when it is saved by renaming', async () => {
		const folder = siteFolder({ 'content/post/a.md': 'one', 'content/post/b.md': '' });
		const path = join(folder, 'content/post/a.md');
		const { nextReport } = await follow(sourceConfig(folder));
		let next = nextReport();
		writeFileSync(path, 'two');
		expect(await next).toEqual(new Set([path]));
		next = nextReport();
		writeFileSync(join(folder, 'content/post/.a.md.swp'), 'three');
		renameSync(join(folder, 'content/post/.a.md.swp'), path);
		expect(await next).toEqual(new Set([path]));
		next = nextReport();
		rmSync(path);
		expect(await next).toEqual(new Set([path]));
	});

	test('says nothing of hidden and ignored files', async () => {
		const folder = siteFolder({ 'content/a.md': '' });
		const { reports, nextReport } = await follow(sourceConfig(folder, { ignoreFiles: ['\\.tmp$'] }));
		for (const name of ['.a.md.swp', 'a.md~', 'x.tmp']) writeFile(folder, `content/${name}`, 'x');
		writeFile(folder, '.hugoql/index.db', 'x');
		await sleep(50);
		expect(reports).toEqual([]);
		const next = nextReport();
		writeFile(folder, 'content/a.md', 'x');
		expect(await next).toEqual(new Set([join(folder, 'content/a.md')]));
	});

	test('gives a burst of 500 files in few batches', async () => {
		const folder = siteFolder({ 'content/post/a.md': '' });
		const { reports, settled } = await follow(sourceConfig(folder));
		for (let number = 0; number < 500; number++) writeFile(folder, `content/post/${number}.md`, 'x'.repeat(number));
		await settled();
		expect(reports.length).toBeLessThanOrEqual(10);
	});

	test('answers a flood that may overrun the queue of the system with a listing', async () => {
		const folder = siteFolder({ 'content/a.md': '', 'content/b.md': '' });
		const { reports, settled } = await follow(sourceConfig(folder));
		const [a, b] = ['a.md', 'b.md'].map((name) => openSync(join(folder, 'content', name), 'w'));
		for (let number = 0; number < 10_000; number++) for (const descriptor of [a!, b!]) writeSync(descriptor, 'x');
		for (const descriptor of [a!, b!]) closeSync(descriptor);
		for (let number = 0; number < 100; number++) writeFile(folder, `content/late-${number}.md`, 'x');
		await settled();
		expect(reports).toContain('everything');
	});

	test('finds what was put into a new folder before anyone could watch it, and follows renames of folders', async () => {
		const folder = siteFolder({ 'content/a.md': '' });
		const { settled } = await follow(sourceConfig(folder));
		writeFile(folder, 'content/new/deep/er/1.md', '1');
		await settled();
		writeFile(folder, 'content/new/deep/er/2.md', '22');
		await settled();
		renameSync(join(folder, 'content/new'), join(folder, 'content/old'));
		await settled();
		writeFile(folder, 'content/old/deep/er/3.md', '333');
		await settled();
		rmSync(join(folder, 'content/old/deep'), { recursive: true });
		mkdirSync(join(folder, 'content/old/deep'));
		await settled();
		writeFile(folder, 'content/old/deep/4.md', '4444');
		await settled();
	});

	test('a changed, new or removed configuration is everything, and so is a content folder that comes back', async () => {
		const folder = siteFolder({ 'hugo.yaml': '', 'content/a.md': '' });
		const files = ['hugo.yaml', 'config/_default/menus.toml'].map((name) => join(folder, name));
		const { nextReport, settled } = await follow(sourceConfig(folder, { files }));
		const changes = [
			() => writeFile(folder, 'hugo.yaml', 'title: x'),
			() => writeFile(folder, 'config/_default/menus.toml', ''),
			() => rmSync(join(folder, 'hugo.yaml')),
			() => renameSync(join(folder, 'content'), join(folder, 'elsewhere')),
			() => renameSync(join(folder, 'elsewhere'), join(folder, 'content')),
		];
		for (const change of changes) {
			const next = nextReport();
			change();
			expect(await next).toBe('everything');
			await sleep(30);
		}
		writeFile(folder, 'content/a.md', 'again');
		await settled();
	});

	test('notices a change behind a link', async () => {
		const folder = siteFolder({ 'content/a.md': '', 'shared/b.md': '', 'single/c.md': '' });
		symlinkSync('../shared', join(folder, 'content/shared'));
		symlinkSync('../single/c.md', join(folder, 'content/c.md'));
		const { nextReport, settled } = await follow(sourceConfig(folder));
		let next = nextReport();
		writeFile(folder, 'shared/b.md', 'changed');
		expect(await next).toEqual(new Set([join(folder, 'content/shared/b.md')]));
		next = nextReport();
		writeFile(folder, 'single/c.md', 'changed');
		expect(await next).toBe('everything');
		await settled();
	});

	test('follows the site when its own folder is swapped', async () => {
		const base = siteFolder({ 'one/content/a.md': '1', 'two/content/b.md': '22' });
		symlinkSync('one', join(base, 'current'));
		const { settled } = await follow(sourceConfig(join(base, 'current')));
		symlinkSync('two', join(base, 'next'));
		renameSync(join(base, 'next'), join(base, 'current'));
		await settled();
		writeFile(base, 'two/content/c.md', '333');
		await settled();
	});

	test('never loses sight in a storm of writes, renames and removals', async () => {
		const folder = siteFolder({ 'content/seed.md': '' });
		const { settled } = await follow(sourceConfig(folder));
		let seed = 7;
		const random = (below: number) => {
			seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
			return Math.floor((seed / 2_147_483_648) * below);
		};
		const place = () => join(folder, 'content', ...['a', 'b', 'c', 'd'].slice(0, random(4)).map((name) => name + random(3)));
		for (let round = 0; round < 20; round++) {
			for (let step = 0; step < 40; step++) {
				const [from, to] = [place(), place()];
				try {
					if (random(10) < 6) {
						mkdirSync(from, { recursive: true });
						writeFileSync(join(from, `${random(9)}.md`), 'x'.repeat(random(99)));
					} else if (random(2) === 0) rmSync(join(from, `${random(9)}.md`));
					else if (random(3) === 0) rmSync(from, { recursive: true });
					else renameSync(from, to);
				} catch {
					// What a step names may not exist.
				}
				if (random(4) === 0) await sleep(random(12));
			}
			mkdirSync(join(folder, 'content'), { recursive: true });
			await settled();
		}
	});
});
