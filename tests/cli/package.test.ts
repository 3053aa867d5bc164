import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { siteFolder } from '../source/site-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const site = { 'hugo.yaml': 'title: Good', 'content/a.md': '---\ntitle: A\n---\nText' };

/** A program's folder with the package as `npm pack` makes it, and the one package that it depends on. */
let folder: string;
let installed: string;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'hugoql-package-'));
	const args = ['pack', '--json', '--offline', '--loglevel=error', `--pack-destination=${folder}`];
	execFileSync('npm', args, { cwd: root, shell: process.platform === 'win32', stdio: ['ignore', 'ignore', 'inherit'] });
	const [archive] = readdirSync(folder);
	installed = join(folder, 'node_modules/hugoql');
	mkdirSync(installed, { recursive: true });
	execFileSync('tar', ['-xzf', join(folder, archive!), '-C', installed, '--strip-components=1']);
	for (const name of Object.keys(about().dependencies))
		symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'junction');
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function about(): { dependencies: Record<string, string>; bin: { hugoql: string }; engines: { node: string } } {
	return JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
}

function run(args: string[]): string {
	return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('the npm package', () => {
	test('holds one copy of GraphQL, the licences of what is bundled, and nothing that Node would have to compile', () => {
		expect(Object.keys(about().dependencies)).toEqual(['better-sqlite3']);
		const chunks = readdirSync(join(installed, 'dist/chunks')).map((name) => readFileSync(join(installed, 'dist/chunks', name), 'utf8'));
		expect(chunks.filter((text) => text.includes('GraphQLSchema=class'))).toHaveLength(1);
		const licences = readFileSync(join(installed, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
		for (const name of ['graphql', 'graphql-yoga', '@pothos/core', 'js-yaml']) expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
		const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
		expect(files.filter((name) => /(?<!\.d)\.ts$/.test(name))).toEqual([]);
		expect(files.filter((name) => name.endsWith('migration.sql')).length).toBeGreaterThan(0);
	});

	test('has a command that indexes, serves GraphQL and GraphiQL, and hears of saved files', async () => {
		const served = siteFolder(site);
		const child = spawn(process.execPath, [join(installed, about().bin.hugoql), 'serve', served, '--port', '0'], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		onTestFinished(() => void child.kill('SIGKILL'));
		let output = '';
		child.stdout.on('data', (chunk) => (output += chunk));
		await expect.poll(() => output, { timeout: 60_000 }).toContain('GraphiQL is at');
		const [address] = /http:\/\/\S+\/graphql/.exec(output)!;
		const titles = async () => (await fetch(`${address}?query={articles{nodes{title}}}`)).json();
		expect(await titles()).toEqual({ data: { articles: { nodes: [{ title: 'A' }] } } });
		const page = await (await fetch(address, { headers: { accept: 'text/html' } })).text();
		const script = await fetch(new URL(/src="(graphiql\/graphiql\.js[^"]*)"/.exec(page)![1]!, address));
		expect((await script.arrayBuffer()).byteLength).toBeGreaterThan(1_000_000);
		const schema = await (await fetch(new URL('/schema.graphql', address))).text();
		expect(schema).toContain('type Article');
		writeFileSync(join(served, 'content/b.md'), '---\ntitle: B\nweight: 1\n---\nText');
		await expect.poll(titles, { timeout: 20_000 }).toEqual({ data: { articles: { nodes: [{ title: 'B' }, { title: 'A' }] } } });
	}, 120_000);

	test('can be part of another program, with its types', () => {
		const program = `import { createApp } from 'hugoql';
const app = createApp({ site: ${JSON.stringify(siteFolder(site))}, database: ':memory:' });
const { counts } = await app.ready;
const answer = await app.fetch(new Request('http://localhost/graphql?query={site{title}}'));
console.log(counts.added, await answer.text());
await app.close();
`;
		writeFileSync(join(folder, 'program.mjs'), program);
		expect(run(['program.mjs'])).toBe('1 {"data":{"site":{"title":"Good"}}}\n');
		expect(readFileSync(join(installed, 'dist/index.d.ts'), 'utf8')).toContain(
			'export declare function createApp(options: SiteOptions): Site;',
		);
	}, 60_000);

	test('says in one line that Node is too old', () => {
		const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });`;
		writeFileSync(join(folder, 'older.cjs'), older);
		const failure = (() => {
			try {
				return run(['--require', './older.cjs', join(installed, about().bin.hugoql), 'check', 'site']);
			} catch (error) {
				return error as { status: number; stderr: string };
			}
		})();
		expect(failure).toMatchObject({
			status: 2,
			stderr: expect.stringMatching(/^hugoql: this is Node 20\.20\.2, [^\n]+ hugoql check site\n$/),
		});
		expect(failure).toMatchObject({ stderr: expect.stringContaining(`needs ${about().engines.node.replace('>=', '')} or newer`) });
	});
});
