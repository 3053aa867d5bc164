import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Identity of a page in a golden file: `LANGUAGE:FILE`, or `LANGUAGE:@KIND/URL` for a page without file; "" is none. */
export type Ref = string;

/** One page as Hugo answers it; names are Hugo's own. */
export type GoldenPage = {
	ref: Ref;
	path: string;
	logicalPath: string;
	dir: string;
	lang: string;
	kind: string;
	relPermalink: string;
	aliases: string[];
	title: string;
	linkTitle: string;
	weight: number;
	dateUnix: number;
	date: string;
	publishDate: string;
	keywords: string[] | null;
	headings: GoldenHeading[] | null;
	translations: { lang: string; ref: Ref; relPermalink: string }[];
	taxonomies: Record<string, { param: unknown; terms: GoldenTermOfPage[] }>;
	resources: { name: string }[];
	pages: Ref[];
	regularPages: Ref[];
	/** The first related pages and the number of all; missing where Hugo was not asked for them. */
	related?: Ref[];
	relatedTotal?: number;
	parent: Ref;
	section: string;
	[field: string]: unknown;
};
export type GoldenHeading = { ID: string; Level: number; Title: string; Headings: GoldenHeading[] | null };
export type GoldenTermOfPage = { title: string; key: string; slug: string; relPermalink: string; file: Ref };
export type GoldenEntry = { key: string; count: number; title: string; relPermalink: string; slug: string; pages: Ref[] };
export type GoldenMenuEntry = { children: GoldenMenuEntry[]; page: Ref; [field: string]: unknown };

/** Everything that Hugo says of one language of a site. */
export type GoldenLanguage = {
	site: Record<string, unknown> & { mainSections: string[]; sections: Ref[]; languageWeight: number };
	regularPages: GoldenPage[];
	nodes: GoldenPage[];
	orders: Record<string, Ref[]>;
	taxonomies: Record<string, { byCount: GoldenEntry[]; alphabetical: string[] }>;
	menus: Record<string, GoldenMenuEntry[]>;
};
export type GoldenContent = { html: string; plain: string; params: Record<string, unknown> };
/** Related pages in rank order: ref, weight, number of matches, publish date in seconds, title. */
export type GoldenRelated = { total: number; top: [Ref, number, number, number | null, string][] };

/** A folder of golden answers. Files that it lacks are null: then nothing is compared with them. */
export type Golden = {
	clock: string;
	buildAll: boolean;
	/** Whether Hugo was asked for related pages. */
	hasRelated: boolean;
	languages: Record<string, GoldenLanguage>;
	/** What is known of a page's body; null where the folder has nothing of it. */
	contentOf(ref: Ref): GoldenContent | null;
	related: Record<Ref, GoldenRelated> | null;
	widgets: GoldenView[] | null;
	termTitles: Record<string, string[]>;
};
/** One page of the rendered theme. */
export type GoldenView = Record<string, unknown> & { path: string; lang: string; kind: string };

/** Reads a folder of golden answers, packed (`.json.gz`) or plain (`.json`). */
export function readGolden(folder: string): Golden {
	const oracle = read<{ clock: string; buildAll: boolean; hasRelated?: boolean; languages: Record<string, GoldenLanguage> }>(
		folder,
		'oracle.json',
	);
	if (!oracle) throw new Error(`${folder} holds no oracle.json`);
	return {
		clock: oracle.clock,
		buildAll: oracle.buildAll,
		hasRelated: oracle.hasRelated ?? true,
		languages: oracle.languages,
		contentOf: contentIn(folder),
		related: read(folder, 'related.json'),
		widgets: read(folder, 'widgets-0.169.0.json'),
		termTitles: read<{ termTitles: Record<string, string[]> }>(folder, 'ties.json')?.termTitles ?? {},
	};
}

function contentIn(folder: string): (ref: Ref) => GoldenContent | null {
	const lines = join(folder, 'content.jsonl');
	if (!existsSync(lines)) {
		const content = read<Record<Ref, GoldenContent>>(folder, 'content.json') ?? {};
		return (ref) => content[ref] ?? null;
	}
	// Lines `[ref, content]`: of a big site only their places are kept.
	const bytes = readFileSync(lines);
	const places = new Map<Ref, [start: number, end: number]>();
	for (let start = 0, end = bytes.indexOf(10); end >= 0; start = end + 1, end = bytes.indexOf(10, start)) {
		const head = bytes.toString('utf8', start, Math.min(end, start + 4096));
		places.set(JSON.parse(head.slice(1, head.indexOf('",{') + 1)) as Ref, [start, end]);
	}
	return (ref) => {
		const place = places.get(ref);
		return place ? (JSON.parse(bytes.toString('utf8', ...place)) as [Ref, GoldenContent])[1] : null;
	};
}

function read<T>(folder: string, name: string): T | null {
	const plain = join(folder, name);
	if (existsSync(plain)) return JSON.parse(readFileSync(plain, 'utf8')) as T;
	if (existsSync(`${plain}.gz`)) return JSON.parse(gunzipSync(readFileSync(`${plain}.gz`)).toString('utf8')) as T;
	return null;
}
