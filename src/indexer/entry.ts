import { hash } from 'node:crypto';
import { decodeHTML } from 'entities';
import type { Json, LanguageConfig, MenuEntryConfig } from '../config/config.ts';
import type { BundleResource, PageExtras, PageTexts } from '../db/contents.ts';
import { extrasToJSON } from '../db/packing.ts';
import type { OwnedFile } from '../document/bundle-files.ts';
import type { Ancestor, BodyLink, DateValue, Document, TermUse } from '../document/document.ts';
import { dateValue, noDateSeconds } from '../document/dates-calendar.ts';
import { formatGoDate } from '../document/dates-go-format.ts';
import { resourceNames } from '../document/resource-names.ts';
import { plainText } from '../document/text/plain-text.ts';
import { decodedSlug } from '../document/url.ts';
import { relatedKeywords } from '../related/keywords.ts';
import { linkTargets } from './link-targets.ts';
import type { PageRow, Run } from './run.ts';

/** Columns of a page that its document decides; the others follow from the rest of the site and from time. */
export type EntryColumns = Omit<
	PageRow,
	| 'id'
	| 'isBuilt'
	| 'inSite'
	| 'inSection'
	| 'position'
	| 'titlePosition'
	| 'isTranslated'
	| 'version'
	| 'changeSequence'
	| 'createdSequence'
	| 'changedAt'
>;

/** Everything that the index holds of one page. */
export type Entry = {
	languageId: number;
	logicalPath: string;
	/** Of a list page: folder name, plural or term. */
	name: string;
	columns: EntryColumns;
	/** JSON of the params, and of {@link PageExtras} as it is stored. */
	params: string;
	extras: string;
	/** Packed already where another thread made the entry. */
	texts: PageTexts | Uint8Array;
	/** Differs from that of the page's last entry where anything differs that the index holds. */
	version: string;
	aliases: string[];
	/** Keywords of the related indices: [index name, keyword]. */
	related: [string, string][];
	/** Languages whose pages the bundle's shared files lie below. */
	fileLanguages: string[];
	terms: TermUse[];
	menus: MenuEntryConfig[];
	/** Logical paths that links of the body may mean. */
	linkTargets: string[];
	/** Whether the body's links have to be resolved at all. */
	hasOpenLinks: boolean;
};

/** What an article without a weight sorts as: after every weight (Hugo: resources/page/pages_sort.go). */
const NO_WEIGHT = Number.MAX_SAFE_INTEGER;

/** The year 1, which Hugo gives pages without date, in seconds since 1970. */
const NO_DATE = noDateSeconds;

/** What of a run decides what an entry says: plain values, so that another thread can be given them. */
export type EntryContext = Pick<Run, 'config' | 'languageIds' | 'now'>;

/**
 * Turns a document into what the index holds of it.
 *
 * @param name of a list page, where it is another than its place says.
 */
export function createEntry(
	context: EntryContext,
	language: LanguageConfig,
	document: Document,
	ancestors: (Ancestor & { pageId: number })[],
	files: OwnedFile[],
	name = document.location.contentBaseName || document.location.logicalPath.slice(document.location.logicalPath.lastIndexOf('/') + 1),
): Entry {
	const { location, fields, body } = document;
	const texts = textsOf(document);
	const columns = columnsOf(context, language, document, ancestors);
	const extras = extrasOf(language, document, files);
	const detail = { params: JSON.stringify(fields.params), extras: extrasToJSON(extras) };
	return {
		languageId: columns.languageId,
		logicalPath: location.logicalPath,
		name,
		columns,
		...detail,
		texts,
		version: versionOf(
			{ ...columns, parentId: ancestors[0]?.logicalPath ?? null, languageId: null },
			[fields.terms, fields.menus, name],
			detail,
			texts,
		),
		aliases: extras.aliases,
		related: extras.related,
		fileLanguages: extras.resources.flatMap((file) => file.language ?? []),
		terms: fields.terms,
		menus: fields.menus,
		linkTargets: linkTargets(body.links, location, context.config),
		hasOpenLinks: body.links.some((link) => link.isPlaceholder),
	};
}

function extrasOf(language: LanguageConfig, document: Document, files: OwnedFile[]): PageExtras {
	const { location, fields, body } = document;
	return {
		keywords: fields.keywords,
		aliases: document.aliases,
		fuzzyWordCount: body.fuzzyWordCount,
		isCJK: body.isCJK,
		summarySource: body.summarySource,
		layout: fields.layout,
		resources: resourcesOf(files, fields.params.resources),
		related: location.kind === 'page' ? relatedOf(language, document) : [],
		translationBaseName: location.translationBaseName,
		contentBaseName: location.contentBaseName,
		frontMatterSlug: fields.slug,
		shortcodes: body.shortcodes,
		thumbnailVisibility: visibilityOf(fields.params.thumbnail ?? null),
		cascade: fields.cascade,
	};
}

function versionOf(columns: unknown, others: unknown[], detail: { params: string; extras: string }, { source, html }: PageTexts): string {
	return hash('md5', JSON.stringify([columns, ...others]) + detail.params + detail.extras + source + html, 'base64url');
}

function resourcesOf(files: OwnedFile[], named: Json | undefined): BundleResource[] {
	if (files.length === 0) return [];
	const names = resourceNames(
		files.map(({ file }) => file),
		named,
	);
	return files.map(({ file, language }, place) => ({ name: names[place]!, file, language }));
}

function columnsOf(context: EntryContext, language: LanguageConfig, document: Document, ancestors: { pageId: number }[]): EntryColumns {
	const { location, fields, body } = document;
	const thumbnail = thumbnailOf(language, fields.params.thumbnail ?? null);
	return {
		languageId: context.languageIds.get(language.key)!,
		kind: location.kind,
		logicalPath: location.logicalPath,
		file: location.path || null,
		url: document.url,
		slug: decodedSlug(document.url),
		title: fields.title,
		linkTitle: fields.linkTitle === fields.title ? null : fields.linkTitle,
		description: fields.description || null,
		type: fields.type,
		section: location.kind === 'home' ? '' : topSection(location.logicalPath, location.kind !== 'page'),
		parentId: ancestors[0]?.pageId ?? null,
		bundleType: location.form === 'single' ? '' : location.form,
		weight: fields.weight,
		...dateColumns(fields.date, fields.publishDate, fields.lastmod, fields.expiryDate),
		hasOwnDates: (fields.date ?? fields.publishDate ?? fields.lastmod) !== null,
		isDraft: fields.draft,
		list: fields.list,
		render: fields.render,
		weightOrder: fields.weight === 0 ? NO_WEIGHT : fields.weight,
		dateOrder: -(fields.date?.seconds ?? NO_DATE),
		wordCount: body.wordCount,
		readingTime: body.readingTime,
		isTruncated: body.isTruncated,
		summary: decoded(plainText(body.summary)).trim(),
		lead: typeof fields.params.lead === 'string' && fields.params.lead !== '' ? fields.params.lead : null,
		thumbnail: thumbnail?.url ?? null,
		thumbnailAlt: thumbnail?.alt ?? null,
		translationKey: fields.translationKey,
	};
}

function decoded(text: string): string {
	return text.includes('&') ? decodeHTML(text) : text;
}

function textsOf({ body }: Document): PageTexts {
	return {
		source: body.source,
		html: body.html,
		plain: body.plain,
		summary: body.summary,
		tableOfContents: body.tableOfContents,
		headings: body.headings,
		links: body.links.map((link: BodyLink) => ({ ...link, url: link.destination })),
	};
}

function dateColumns(date: DateValue | null, publishDate: DateValue | null, lastmod: DateValue | null, expiryDate: DateValue | null) {
	const dateText = date?.text ?? null;
	const unlessSame = (value: DateValue | null) => (value && value.text !== dateText ? value.text : null);
	return {
		date: date?.seconds ?? null,
		publishDate: publishDate?.seconds ?? null,
		lastmod: lastmod?.seconds ?? null,
		expiryDate: expiryDate?.seconds ?? null,
		dateText,
		publishDateText: unlessSame(publishDate),
		lastmodText: unlessSame(lastmod),
		expiryDateText: expiryDate?.text ?? null,
	};
}

/** First segment of the logical path; a page in the root has none, a list page is in its own (Hugo: hugolib, Page.Section). */
function topSection(logicalPath: string, isListPage: boolean): string {
	const end = logicalPath.indexOf('/', 1);
	if (end > 0) return logicalPath.slice(1, end);
	return isListPage ? logicalPath.slice(1) : '';
}

/** Mainroad's thumbnail: an address, or a map with `src`; a relative one gets the base path. */
function thumbnailOf(language: LanguageConfig, value: Json): { url: string; alt: string | null } | null {
	const map = value !== null && typeof value === 'object' && !Array.isArray(value) ? value : { src: value };
	if (typeof map.src !== 'string' || map.src === '') return null;
	const isAbsolute = /^([a-z][a-z0-9+.-]*:|\/)/i.test(map.src);
	return { url: isAbsolute ? map.src : `${language.basePath}/${map.src}`, alt: typeof map.alt === 'string' ? map.alt : null };
}

function visibilityOf(value: Json): string[] {
	const list = value !== null && typeof value === 'object' && !Array.isArray(value) ? value.visibility : null;
	return Array.isArray(list) ? list.map(String) : [];
}

/** Keywords of the related settings' indices, as [index, keyword]. */
function relatedOf(language: LanguageConfig, { location, fields, body }: Document): [string, string][] {
	const page = {
		...fields,
		kind: location.kind,
		section: topSection(location.logicalPath, false),
		language: language.key,
		bundleType: location.form === 'leaf' ? 'leaf' : '',
		headings: body.headings,
	};
	const { indices, toLower } = language.related;
	return indices.flatMap((index) =>
		relatedKeywords({ ...index, toLower: toLower || index.toLower }, page, formatDate).map((keyword): [string, string] => [
			index.name,
			keyword,
		]),
	);
}

/** Hugo formats a date that is not set as the year 1. */
function formatDate(date: DateValue | null, layout: string): string {
	return formatGoDate(date ?? dateValue(noDateSeconds, 0, 0), layout);
}
