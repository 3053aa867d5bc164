import type { MenuEntryConfig } from '../config/config.ts';
import { emptyMenuEntry } from '../config/menus.ts';
import type { HeadingTree, PageExtras, PageTexts, StoredLink } from './contents.ts';

/*
 * What every page has is stored without what most pages have in common: names of members, and values that say nothing. Of an
 * article of 4 kB they would be a tenth of what is stored.
 */

/** Hugo's table of contents of a body without headings. */
const noTableOfContents = '<nav id="TableOfContents"></nav>';

/** Destination, text, {@link flag}, URL where it is another than the destination, and what only a reference has. */
type PackedLink = [string, string, number, (string | 0)?, StoredLink['reference']?];
/** The members of a page's texts that are no plain text. */
type PackedRest = [string | 0, HeadingTree[] | 0, PackedLink[] | 0];

/** Bytes of the lengths in bytes of source, HTML, plain text and summary. What follows these texts is JSON. */
const TEXTS_HEAD = 4 * 4;
/** UTF-8 of one UTF-16 code unit takes this many bytes at most. */
const UNIT_BYTES = 3;

/** Bytes of which a page takes no more, as a rule; kept, so that not every page takes memory of its own. */
const scratch = Buffer.allocUnsafeSlow(256 * 1024);

const flag = { image: 1, placeholder: 2, ofSummary: 4 } as const;

/**
 * The bytes that are stored for a page's texts. Texts are written as they are: to escape them for JSON and to take the escapes away
 * again would cost as much as their compression. The bytes are overwritten by the next call.
 */
export function textsToBytes({ source, html, plain, summary, tableOfContents, headings, links }: PageTexts): Buffer {
	const rest = JSON.stringify([
		tableOfContents === noTableOfContents ? 0 : tableOfContents,
		headings.length === 0 ? 0 : headings,
		links.length === 0 ? 0 : links.map(packLink),
	] satisfies PackedRest);
	const texts = [source, html, plain, summary];
	const most = texts.reduce((units, text) => units + text.length, rest.length) * UNIT_BYTES + TEXTS_HEAD;
	const bytes = most <= scratch.length ? scratch : Buffer.allocUnsafeSlow(most);
	let end = TEXTS_HEAD;
	for (const [place, text] of texts.entries()) {
		const length = bytes.write(text, end);
		bytes.writeUInt32LE(length, place * 4);
		end += length;
	}
	return bytes.subarray(0, end + bytes.write(rest, end));
}

/** The reverse of {@link textsToBytes}. */
export function textsOfBytes(bytes: Buffer): PageTexts {
	let end = TEXTS_HEAD;
	const read = (place: number) => {
		const start = end;
		end += bytes.readUInt32LE(place * 4);
		return bytes.toString('utf8', start, end);
	};
	const [source, html, plain, summary] = [read(0), read(1), read(2), read(3)];
	return { source, html, plain, summary, ...unpackRest(JSON.parse(bytes.toString('utf8', end)) as PackedRest) };
}

function unpackRest([tableOfContents, headings, links]: PackedRest): Pick<PageTexts, 'tableOfContents' | 'headings' | 'links'> {
	return {
		tableOfContents: tableOfContents === 0 ? noTableOfContents : tableOfContents,
		headings: headings === 0 ? [] : headings,
		links: links === 0 ? [] : links.map(unpackLink),
	};
}

function packLink({ destination, text, isImage, isPlaceholder, isOfSummary, url, reference }: StoredLink): PackedLink {
	const flags = (isImage ? flag.image : 0) | (isPlaceholder ? flag.placeholder : 0) | (isOfSummary ? flag.ofSummary : 0);
	const own = url === destination ? 0 : url;
	if (reference) return [destination, text, flags, own, reference];
	return own === 0 ? [destination, text, flags] : [destination, text, flags, own];
}

function unpackLink([destination, text, flags, url, reference]: PackedLink): StoredLink {
	return {
		destination,
		text,
		isImage: (flags & flag.image) !== 0,
		isPlaceholder: (flags & flag.placeholder) !== 0,
		url: typeof url === 'string' ? url : destination,
		...(flags & flag.ofSummary ? { isOfSummary: true } : {}),
		...(reference ? { reference } : {}),
	};
}

/** Extras that say nothing. */
export const emptyExtras: PageExtras = {
	keywords: [],
	aliases: [],
	fuzzyWordCount: 0,
	isCJK: false,
	summarySource: 'auto',
	layout: '',
	resources: [],
	related: [],
	translationBaseName: '',
	contentBaseName: '',
	frontMatterSlug: '',
	shortcodes: [],
	thumbnailVisibility: [],
	cascade: [],
};
const { contentBaseName: _base, ...commonExtras } = emptyExtras;

/** The JSON that is stored for a page's extras. Both base names are one for all pages but bundles. */
export function extrasToJSON({ contentBaseName, ...extras }: PageExtras): string {
	return withoutDefaults(extras.translationBaseName === contentBaseName ? extras : { ...extras, contentBaseName }, commonExtras);
}

/** The reverse of {@link extrasToJSON}. */
export function extrasOfJSON(json: string): PageExtras {
	const extras = { ...commonExtras, ...(JSON.parse(json) as Partial<PageExtras>) };
	return { ...extras, contentBaseName: extras.contentBaseName ?? extras.translationBaseName };
}

const { title: _title, ...commonEntry } = emptyMenuEntry;

/** The JSON that is stored for a menu entry of a page. */
export function menuEntryToJSON({ title, ...entry }: MenuEntryConfig): string {
	return withoutDefaults(title === entry.name ? entry : { ...entry, title }, commonEntry);
}

/** The reverse of {@link menuEntryToJSON}. */
export function menuEntryOfJSON(json: string): MenuEntryConfig {
	const entry = { ...commonEntry, ...(JSON.parse(json) as Partial<MenuEntryConfig>) };
	return { ...entry, title: entry.title ?? entry.name };
}

/** JSON of the members whose values are not those of `defaults`; a list or map is the default where both are empty. */
function withoutDefaults(value: object, defaults: Record<string, unknown>): string {
	const own: Record<string, unknown> = {};
	for (const [key, member] of Object.entries(value)) if (!isDefault(member, defaults[key])) own[key] = member;
	return JSON.stringify(own);
}

function isDefault(value: unknown, common: unknown): boolean {
	if (typeof value !== 'object' || value === null) return value === common;
	return typeof common === 'object' && common !== null && Object.keys(value).length === 0;
}
