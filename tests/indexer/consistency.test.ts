import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { openForWriting } from '../../src/db/open.ts';
import { createIndexer } from '../../src/indexer/indexer.ts';
import { silentLog } from '../../src/log.ts';
import { dump } from './dump.ts';

const folders: string[] = [];
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const settings = `
baseURL: https://example.org/
title: Site
defaultContentLanguage: en
languages: { en: { weight: 1 }, zh-CN: { weight: 2 } }
taxonomies: { tag: tags, category: categories }
`;

/** A deterministic stream of numbers in [0, 1). */
function randomNumbers(seed: number) {
	let state = seed;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
		return state / 2 ** 32;
	};
}

/** Rows that stand on one side only. */
function difference(kept: unknown[], expected: unknown[]): string[] {
	const count = (rows: unknown[], row: unknown) => rows.filter((other) => other === row).length;
	const only = (rows: unknown[], others: unknown[]) => rows.filter((row) => count(rows, row) !== count(others, row));
	return [...only(kept, expected).map((row) => `kept: ${row}`), ...only(expected, kept).map((row) => `should be: ${row}`)];
}

describe.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('an index that was kept up to date, seed %i', (seed) => {
	it('says what an index of the same files made from nothing says', { timeout: 120_000 }, async () => {
		const random = randomNumbers(seed);
		const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
		const site = mkdtempSync(join(tmpdir(), 'hugoql-consistency-'));
		folders.push(site);
		const write = (path: string, text: string) => {
			mkdirSync(dirname(join(site, path)), { recursive: true });
			writeFileSync(join(site, path), text);
			return join(site, path);
		};
		write('hugo.yaml', settings);
		write('content/a/first.md', '---\ntitle: First\n---\n');

		const article = () => {
			const lines = [`title: "${pick(['Alpha', 'beta', 'Gamma', '新闻', 'alpha', 'Zoo'])}"`];
			if (random() < 0.7) lines.push(`date: "2025-0${1 + Math.floor(random() * 9)}-0${1 + Math.floor(random() * 3)} 10:00:00"`);
			if (random() < 0.15) lines.push(`weight: ${Math.floor(random() * 5) - 1}`);
			if (random() < 0.15) lines.push('draft: true');
			if (random() < 0.2) lines.push(`expiryDate: "2025-0${5 + Math.floor(random() * 4)}-01"`);
			if (random() < 0.7)
				lines.push(
					`tags: [${[pick(['Go', 'go', 'a/b', 'a', 'Red', 'red ']), pick(['x', 'y', 'Go'])].map((tag) => `"${tag}"`).join(', ')}]`,
				);
			if (random() < 0.2) lines.push(`translationKey: ${pick(['k1', 'k2'])}`);
			if (random() < 0.1) lines.push('aliases: [/old]');
			if (random() < 0.1) lines.push(`slug: ${pick(['same', 'other'])}`);
			if (random() < 0.1) lines.push('build: { list: never }');
			if (random() < 0.1) lines.push('menu: main');
			return `---\n${lines.join('\n')}\n---\n${pick(['Body.', `See [it](${pick(['../b/p1.md', '/a/p2', 'p3.md'])}).`, '# H\n\ntext'])}\n`;
		};
		const branch = () =>
			`---\ntitle: ${pick(['Sec', 'Other'])}\n${random() < 0.5 ? `slug: ${pick(['s1', 's2'])}\n` : ''}${random() < 0.5 ? 'cascade: { type: special }\n' : ''}${random() < 0.2 ? 'draft: true\n' : ''}---\n`;
		const names = ['a', 'b', 'c/d', ''].flatMap((folder) =>
			['p1', 'p2', 'p3', 'p4'].flatMap((name) => ['', '.zh-CN'].map((language) => join(folder, `${name}${language}.md`))),
		);
		const branches = ['a/_index.md', 'c/_index.md', 'c/d/_index.md', '_index.md', 'tags/go/_index.md', 'b/_index.zh-CN.md'];
		const others = [
			'a/bundle/index.md',
			'a/bundle/note.md',
			'a/bundle/pic.png',
			// Articles at the paths of a section, a taxonomy and terms.
			'a.md',
			'c.zh-CN.md',
			'tags.md',
			'tags/x.md',
			'tags/a.zh-CN.md',
			'b/p1.en.md',
			'a/broken.md',
		];

		let clock = Date.parse('2025-03-01T00:00:00Z');
		const config = loadConfig(site);
		const db = openForWriting(':memory:');
		const indexer = createIndexer({ config, db, log: silentLog, now: () => clock });
		await indexer.run();
		for (let step = 0; step < 120; step++) {
			const touched = new Set<string>();
			for (let i = 0; i <= random() * 3; i++) {
				const path = `content/${random() < 0.8 ? pick(names) : random() < 0.6 ? pick(branches) : pick(others)}`;
				const text = path.endsWith('broken.md') ? '---\ntitle: [\n---\n' : /_index/.test(path) ? branch() : article();
				if (random() < 0.25) rmSync(join(site, path), { force: true });
				else write(path, text);
				touched.add(join(site, path));
			}
			if (random() < 0.1) {
				try {
					renameSync(join(site, 'content/b'), join(site, 'content/e'));
				} catch {
					rmSync(join(site, 'content/e'), { recursive: true, force: true });
				}
				touched.clear();
			}
			clock += random() * 4 * 86_400_000;
			await indexer.run(touched.size > 0 && random() < 0.8 ? touched : 'everything');

			if (step % 10 !== 9) continue;
			const fresh = openForWriting(':memory:');
			await createIndexer({ config, db: fresh, log: silentLog, now: () => clock }).run();
			const expected = dump(fresh.$client);
			const kept = dump(db.$client);
			for (const table of Object.keys(expected))
				expect(difference(kept[table]!, expected[table]!), `${table} after step ${step}`).toEqual([]);
			fresh.$client.close();
		}
		await indexer.close();
		db.$client.close();
	});
});
