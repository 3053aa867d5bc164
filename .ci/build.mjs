// Builds what the npm package holds besides migrations/: dist/, with the command, its threads and `createApp`, compiled and bundled with all
// packages but SQLite's. CommonJS, because Node loads that with a fifth less processor time than modules, and starts are counted in milliseconds.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { isolatedDeclarationSync } from 'rolldown/experimental';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = join(root, 'src');
const dist = join(root, 'dist');

/** Entries keep the place in dist/ that their source has in src/, since threads are started by it. */
const entries = ['hugoql.js', 'index.ts', 'ingest/thread.js', 'indexer/reading-thread.js'];

/** Folders that are read while it runs, as they are. */
const copied = ['server/examples'];

const bundle = await rolldown({
	cwd: root,
	input: Object.fromEntries(entries.map((entry) => [entry.replace(/\.\w+$/, ''), join(src, entry)])),
	platform: 'node',
	external: ['better-sqlite3'],
	// gray-matter has an engine that runs code; HugoQL gives it others.
	checks: { eval: false },
	plugins: [{ name: 'places', transform: keepPlaces }],
});
rmSync(dist, { recursive: true, force: true });
const { output } = await bundle.write({
	dir: dist,
	format: 'cjs',
	entryFileNames: '[name].js',
	chunkFileNames: 'chunks/[name]-[hash].js',
	// Names are kept, for the traces of errors.
	minify: { mangle: false, compress: true, codegen: { removeWhitespace: true } },
});
await bundle.close();

for (const folder of copied) cpSync(join(src, folder), join(dist, folder), { recursive: true });
writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n');
writeFileSync(join(dist, 'index.d.ts'), declarations('index.ts'));
writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), licences(output.flatMap((chunk) => chunk.moduleIds ?? [])));

/** Lets what a module looks for beside itself be found from a chunk, as if the module lay in dist/ where it lies in src/. */
function keepPlaces(code, id) {
	if (!id.startsWith(src + sep) || !code.includes('import.meta.url')) return;
	const place = relative(src, id).split(sep).join('/');
	return code.replaceAll('import.meta.url', `new URL(${JSON.stringify(`../${place}`)}, import.meta.url).href`);
}

/** The types of a module that says all of them itself. */
function declarations(name) {
	const { code, errors } = isolatedDeclarationSync(join(src, name), readFileSync(join(src, name), 'utf8'));
	if (errors.length > 0) throw new Error(`${name}: ${errors[0].message}`);
	return code;
}

/** The licences of all packages that are bundled, by name. */
function licences(modules) {
	const folders = new Set(modules.map((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(id)?.[0]).filter(Boolean));
	const texts = new Map();
	for (const folder of folders) {
		const { name, version, license, author, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
		const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
		const source = repository?.url ?? repository ?? '';
		const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `By ${author?.name ?? (author || 'its authors')}: ${source}`;
		texts.set(`${name} ${version}`, `${name} ${version} (${license})\n\n${text}\n`);
	}
	const sorted = [...texts].sort(([one], [other]) => (one < other ? -1 : 1));
	return sorted.map(([, text]) => text).join(`\n${'-'.repeat(80)}\n\n`);
}
