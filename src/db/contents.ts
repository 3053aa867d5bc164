import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** A heading tree with Hugo's empty placeholders (Hugo: markup/tableofcontents). */
export type HeadingTree = { id: string; level: number; title: string; headings: HeadingTree[] };

/** A link of a body after its destination was resolved. */
export type StoredLink = { url: string; text: string; isImage: boolean };

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

/** page_detail.extras: what only a page's own view asks for. */
export type PageExtras = {
	keywords: string[];
	aliases: string[];
	fuzzyWordCount: number;
	isCJK: boolean;
	summarySource: 'manual' | 'frontmatter' | 'auto';
	layout: string;
	/** Names of the bundle's other files. */
	resources: string[];
	/** Keywords of the related indices: [index name, keyword] in the page's order, repetitions kept. */
	related: [string, string][];
	translationBaseName: string;
	contentBaseName: string;
	frontMatterSlug: string;
	shortcodes: string[];
	thumbnailVisibility: string[];
};

const options = { params: {} };

/** Packs a page's texts for page_body. */
export function packTexts(texts: PageTexts): Buffer {
	return zstdCompressSync(JSON.stringify(texts), options);
}

/** The reverse of {@link packTexts}. */
export function unpackTexts(packed: Uint8Array): PageTexts {
	return JSON.parse(zstdDecompressSync(packed).toString()) as PageTexts;
}
