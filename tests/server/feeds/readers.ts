import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { XmlDocument } from 'libxml2-wasm';

/** What a feed reader shows, whichever format it reads. */
export type ReadFeed = {
	title?: string;
	home?: string;
	self?: string;
	next?: string;
	language?: string;
	items: ReadItem[];
};

/** Dates in milliseconds since 1970. */
export type ReadItem = {
	id?: string;
	url?: string;
	title: string;
	html?: string;
	published: number | null;
	modified: number | null;
	tags: string[];
	authors: string[];
	image?: string;
};

type Format = 'xml' | 'atom' | 'json';
export const formats: Format[] = ['xml', 'atom', 'json'];

/** Reads a feed as its format asks: XML by libxml2, which refuses whatever is not well-formed, then by a parser of feeds. */
export function readFeed(format: Format, text: string): ReadFeed {
	if (format === 'json') return readJson(text);
	const titles = exactTitles(text, format === 'xml' ? '//item/title' : '//a:entry/a:title');
	return format === 'xml' ? readRss(text, titles) : readAtom(text, titles);
}

/** Texts at an XPath, white space and all; `a` stands for Atom, `s` for sitemaps. Throws where the text is not well-formed. */
export function textsAt(xml: string, path: string): string[] {
	const document = XmlDocument.fromString(xml);
	try {
		const namespaces = {
			a: 'http://www.w3.org/2005/Atom',
			s: 'http://www.sitemaps.org/schemas/sitemap/0.9',
			x: 'http://www.w3.org/1999/xhtml',
		};
		return document.find(path, namespaces).map((node) => node.content);
	} finally {
		document.dispose();
	}
}

// The parser of feeds trims.
const exactTitles = textsAt;

const instant = (date: unknown) => (typeof date === 'string' ? Date.parse(date) : null);

function readRss(text: string, titles: string[]): ReadFeed {
	const feed = parseRssFeed(text);
	const link = (rel: string) => feed.atom?.links?.find((candidate) => candidate.rel === rel)?.href;
	return {
		title: feed.title,
		home: feed.link,
		self: link('self'),
		next: link('next'),
		language: feed.language,
		items: (feed.items ?? []).map((item, index) => ({
			id: item.guid?.value,
			url: item.link,
			title: titles[index]!,
			html: item.content?.encoded,
			published: instant(item.pubDate),
			modified: null,
			tags: (item.categories ?? []).map(({ name }) => name!),
			authors: [...(item.authors ?? []).map(String), ...(item.dc?.creators ?? [])],
			image: item.media?.thumbnails?.[0]?.url,
		})),
	};
}

function readAtom(text: string, titles: string[]): ReadFeed {
	const feed = parseAtomFeed(text);
	const linkOf = (links: typeof feed.links, rel: string) => links?.find((candidate) => candidate.rel === rel)?.href;
	return {
		title: feed.title?.value,
		home: linkOf(feed.links, 'alternate'),
		self: linkOf(feed.links, 'self'),
		next: linkOf(feed.links, 'next'),
		language: feed.xml?.lang,
		items: (feed.entries ?? []).map((entry, index) => ({
			id: entry.id,
			url: linkOf(entry.links, 'alternate'),
			title: titles[index]!,
			html: entry.content?.value,
			published: instant(entry.published),
			modified: instant(entry.updated),
			tags: (entry.categories ?? []).map(({ label }) => label!),
			authors: (entry.authors ?? feed.authors ?? []).map(({ name }) => name!),
			image: entry.media?.thumbnails?.[0]?.url,
		})),
	};
}

function readJson(text: string): ReadFeed {
	const feed = parseJsonFeed(JSON.parse(text));
	return {
		title: feed.title,
		home: feed.home_page_url,
		self: feed.feed_url,
		next: feed.next_url,
		language: feed.language,
		items: (feed.items ?? []).map((item) => ({
			id: item.id,
			url: item.url,
			title: item.title ?? '',
			html: item.content_html,
			published: instant(item.date_published),
			modified: instant(item.date_modified),
			tags: item.tags ?? [],
			authors: (item.authors ?? feed.authors ?? []).map(({ name }) => name!),
			image: item.image,
		})),
	};
}
