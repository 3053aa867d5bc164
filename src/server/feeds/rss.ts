import type { Author } from './authors.ts';
import { rssDate } from './dates.ts';
import type { Feed, FeedItem } from './feed.ts';
import { element, xmlText } from './xml.ts';

const namespaces = {
	atom: 'http://www.w3.org/2005/Atom',
	content: 'http://purl.org/rss/1.0/modules/content/',
	dc: 'http://purl.org/dc/elements/1.1/',
	media: 'http://search.yahoo.com/mrss/',
};

/** The type of {@link writeRss}. */
export const RSS_TYPE = 'application/rss+xml; charset=utf-8';

/** A feed as RSS 2.0 (rssboard.org/rss-specification), with the whole body, paging (RFC 5005) and authors without e-mail from its usual extensions. */
export function writeRss(feed: Feed): string {
	const spaces = Object.entries(namespaces).map(([prefix, name]) => ` xmlns:${prefix}="${name}"`);
	const author = feed.authors.find(({ email }) => email !== null);
	const parts = [
		element('title', feed.title),
		element('link', feed.homeAddress),
		element('description', feed.description),
		element('language', feed.language),
		feed.copyright === '' ? '' : element('copyright', feed.copyright),
		author ? element('managingEditor', person(author)) : '',
		dated('lastBuildDate', feed.updated),
		element('generator', 'HugoQL'),
		link('self', feed.address),
		feed.address === feed.firstAddress ? '' : link('first', feed.firstAddress),
		feed.nextAddress === null ? '' : link('next', feed.nextAddress),
		...feed.items.map((item) => writeItem(item, feed.authors)),
	];
	return `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"${spaces.join('')}>\n<channel>\n${parts.join('')}</channel>\n</rss>\n`;
}

function writeItem(item: FeedItem, usual: Author[]): string {
	const parts = [
		element('title', item.title),
		item.address === null ? '' : element('link', item.address),
		element('guid', item.id, { isPermaLink: item.id === item.address ? null : 'false' }),
		dated('pubDate', item.published),
		...(item.authors.length > 0 ? item.authors : usual).map(writeAuthor),
		...item.categories.map(({ name, scheme }) => element('category', name, { domain: scheme })),
		element('description', item.summaryHTML),
		`<content:encoded>${xmlText(item.html)}</content:encoded>\n`,
		item.image === null ? '' : element('media:thumbnail', null, { url: item.image }),
	];
	return `<item>\n${parts.join('')}</item>\n`;
}

function dated(name: string, text: string | null): string {
	const date = rssDate(text);
	return date === null ? '' : element(name, date);
}

function link(relation: string, address: string): string {
	return element('atom:link', null, { href: address, rel: relation, type: 'application/rss+xml' });
}

/** An item has one author by e-mail at most, and any number by name. */
function writeAuthor(author: Author, index: number): string {
	if (author.email !== null && index === 0) return element('author', person(author));
	return element('dc:creator', author.name ?? author.email ?? author.url);
}

function person({ name, email }: Author): string {
	return name === null ? email! : `${email} (${name})`;
}
