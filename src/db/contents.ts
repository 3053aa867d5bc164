import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { CascadeRule } from '../config/config.ts';
import { textsOfBytes, textsToBytes } from './packing.ts';

/** A heading tree with Hugo's empty placeholders (Hugo: markup/tableofcontents). */
export type HeadingTree = { id: string; level: number; title: string; headings: HeadingTree[] };

/** A link of a body: as written, and where it leads. The HTML holds NUL n NUL in place of a destination that depends on other pages. */
export type StoredLink = {
	destination: string;
	url: string;
	text: string;
	isImage: boolean;
	isPlaceholder: boolean;
	isOfSummary?: boolean;
	reference?: { path: string; language: string | null; isMarkdown: boolean; isAbsolute: boolean; before: string; after: string };
};

/** page_body.texts: the big texts of a page. */
export type PageTexts = {
	source: string;
	html: string;
	plain: string;
	/** HTML, as Hugo's .Summary. */
	summary: string;
	tableOfContents: string;
	headings: HeadingTree[];
	links: StoredLink[];
};

/** Another file of a page's bundle. */
export type BundleResource = {
	/** As front matter's `resources` calls it, else its path. */
	name: string;
	/** Path within the bundle. */
	file: string;
	/** Key of the language whose page it lies below; null for the page's own. */
	language: string | null;
};

/** page_detail.extras: what only a page's own view asks for. */
export type PageExtras = {
	keywords: string[];
	aliases: string[];
	fuzzyWordCount: number;
	isCJK: boolean;
	summarySource: 'manual' | 'frontmatter' | 'auto';
	layout: string;
	/** The bundle's other files. */
	resources: BundleResource[];
	/** Keywords of the related indices: [index name, keyword] in the page's order, repetitions kept. */
	related: [string, string][];
	translationBaseName: string;
	contentBaseName: string;
	frontMatterSlug: string;
	shortcodes: string[];
	/** Where the theme shows the thumbnail; empty: the site's setting. */
	thumbnailVisibility: string[];
	/** What a list page gives its descendants. */
	cascade: CascadeRule[];
};

/** Packs a page's texts for page_body. */
export function packTexts(texts: PageTexts): Buffer {
	const bytes = textsToBytes(texts);
	// Tables of the size that the text asks for, and one piece of output that is not mostly empty.
	return zstdCompressSync(bytes, { pledgedSrcSize: bytes.length, chunkSize: Math.max(MINIMUM_CHUNK, bytes.length >> 1) });
}

/** The least that zlib takes, in bytes. */
const MINIMUM_CHUNK = 64;

/** The reverse of {@link packTexts}: texts as they were packed, places of open links still in the HTML. */
export function unpackRawTexts(packed: Uint8Array): PageTexts {
	return textsOfBytes(zstdDecompressSync(packed));
}

/** A page's texts with every link in its place. */
export function unpackTexts(packed: Uint8Array): PageTexts {
	const texts = unpackRawTexts(packed);
	const fill = (text: string): string => fillLinks(text, texts.links);
	return { ...texts, html: fill(texts.html), plain: fill(texts.plain), summary: fill(texts.summary) };
}

function fillLinks(html: string, links: StoredLink[]): string {
	if (!html.includes('\0')) return html;
	return html.replace(/\0(\d+)\0/g, (_, index: string) => escapeAttribute(links[Number(index)]?.url ?? ''));
}

function escapeAttribute(text: string): string {
	return text.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]!);
}

/** The folder of a page's files by its URL, with trailing slash: that of its own name where the page is a file (Hugo: page_paths.go). */
export function resourceFolder(pageURL: string): string {
	return pageURL.endsWith('.html') && !pageURL.endsWith('/index.html')
		? `${pageURL.slice(0, -'.html'.length)}/`
		: pageURL.replace(/[^/]*$/, '');
}
