import { execFileSync } from 'node:child_process';
import {
	cpSync,
	createReadStream,
	createWriteStream,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { GoldenLanguage, GoldenPage, Ref } from './golden.ts';

const usage = `node tests/conformance/make-golden.ts [options] <folder>

Asks Hugo for everything that the comparison needs of <folder>/site and writes it to <folder>/golden. The site's configuration
must not name themes or modules: Hugo renders it with the layouts beside this file, and with those of <folder>/layouts, where
stand-ins for the site's shortcodes can be.

  --hugo <command>     Hugo 0.169 (hugo)
  --clock <instant>    the moment to build at (2026-08-23T00:00:00Z)
  --all                build drafts, future and expired pages too, into <folder>/golden-all
  --related-every <n>  ask for the related pages of every nth page only, which take long on big sites; 0: of none (1)`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		hugo: { type: 'string', default: 'hugo' },
		clock: { type: 'string', default: '2026-08-23T00:00:00Z' },
		all: { type: 'boolean', default: false },
		'related-every': { type: 'string', default: '1' },
	},
});
const [folder] = positionals;
if (folder === undefined) {
	console.error(usage);
	process.exit(2);
}

const golden = join(folder, values.all ? 'golden-all' : 'golden');
const destination = mkdtempSync(join(tmpdir(), 'golden-'));
mkdirSync(golden, { recursive: true });
const layouts = mkdtempSync(join(tmpdir(), 'layouts-'));
for (const from of [join(import.meta.dirname, 'layouts'), join(folder, 'layouts')])
	if (existsSync(from)) cpSync(from, layouts, { recursive: true });
build(join(folder, 'site'), destination);
await collect(destination, golden);
for (const temporary of [destination, layouts]) rmSync(temporary, { recursive: true, force: true });

function build(site: string, destination: string): void {
	const lists = values.all ? ['--buildDrafts', '--buildFuture', '--buildExpired'] : [];
	const settings = {
		HUGO_LAYOUTDIR: layouts,
		HUGO_OUTPUTS: JSON.stringify({ home: ['html', 'golden'], page: ['html'], section: ['html'], taxonomy: ['html'], term: ['html'] }),
		HUGO_OUTPUTFORMATS: JSON.stringify({ golden: { mediaType: 'application/jsonl', baseName: 'golden', isPlainText: true } }),
		HUGO_MEDIATYPES: JSON.stringify({ 'application/jsonl': { suffixes: ['jsonl'] } }),
		HUGO_SECURITY: JSON.stringify({ allowContent: ['.*'] }),
		HUGO_REFLINKSERRORLEVEL: 'WARNING',
		HUGO_ENABLEGITINFO: 'false',
		HUGO_PARAMS_CONFORMANCERELATEDEVERY: values['related-every'],
	};
	try {
		execFileSync(
			values.hugo,
			['--source', resolve(site), '--destination', destination, '--clock', values.clock, '--noBuildLock', ...lists],
			{
				env: { ...process.env, ...settings },
				stdio: ['ignore', 'inherit', 'inherit'],
			},
		);
	} catch {
		// Hugo complains of content and leaves with an error, yet builds everything.
		console.error('Hugo left with an error; what it built is taken.');
	}
}

/** One file for what is small, one line for each page's body: those of a big site do not fit into one text. */
async function collect(destination: string, golden: string): Promise<void> {
	const languages: Record<string, GoldenLanguage> = {};
	const bodies = createWriteStream(join(golden, 'content.jsonl'));
	for (const file of filesBelow(destination).filter((path) => path.endsWith('golden.jsonl'))) {
		let language: GoldenLanguage | null = null;
		for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
			if (line === '') continue;
			const value = JSON.parse(line) as {
				language: string;
				page: GoldenPage;
				content: { params: Record<string, unknown> };
				related?: { total: number; first: Ref[] };
			} & GoldenLanguage;
			if (!language) {
				const { site, orders, taxonomies, menus } = value;
				language = { site, orders, taxonomies, menus, regularPages: [], nodes: [] };
				languages[value.language] = language;
				continue;
			}
			if (value.related) Object.assign(value.page, { related: value.related.first, relatedTotal: value.related.total });
			(value.page.kind === 'page' ? language.regularPages : language.nodes).push(value.page);
			bodies.write(`${JSON.stringify([value.page.ref, value.content])}\n`);
		}
	}
	await new Promise((done) => bodies.end(done));
	const oracle = { clock: values.clock, buildAll: values.all, hasRelated: values['related-every'] !== '0', languages };
	writeFileSync(join(golden, 'oracle.json.gz'), gzipSync(JSON.stringify(oracle)));
	for (const [key, { regularPages, nodes }] of Object.entries(languages))
		console.log(`${key}: ${regularPages.length} pages, ${nodes.length} list pages`);
}

function filesBelow(folder: string): string[] {
	return readdirSync(folder).flatMap((name) => {
		const path = join(folder, name);
		return statSync(path).isDirectory() ? filesBelow(path) : [path];
	});
}
