import type { Author } from './authors.ts';
import type { Feed, FeedItem } from './feed.ts';
import { element, xmlAttribute } from './xml.ts';

/** The type of {@link writeAtom}. */
export const ATOM_TYPE = 'application/atom+xml; charset=utf-8';

/** Atom asks each entry for a date (RFC 4287 §4.2.15). An article without one gets this, which is the same whoever makes the index. */
const undated = '1970-01-01T00:00:00Z';

/** A feed as Atom 1.0 (RFC 4287), in pages by RFC 5005. */
export function writeAtom(feed: Feed): string {
	const authors = feed.authors.length > 0 ? feed.authors : [{ name: feed.title, email: null, url: null }];
	const parts = [
		element('id', feed.id),
		element('title', feed.title),
		feed.description === feed.title ? '' : element('subtitle', feed.description),
		element('updated', feed.updated ?? undated),
		...authors.map(writeAuthor),
		feed.copyright === '' ? '' : element('rights', feed.copyright),
		element('generator', 'HugoQL'),
		element('link', null, { rel: 'alternate', type: 'text/html', href: feed.homeAddress }),
		link('self', feed.address),
		feed.address === feed.firstAddress ? '' : link('first', feed.firstAddress),
		feed.nextAddress === null ? '' : link('next', feed.nextAddress),
		...feed.items.map(writeEntry),
	];
	const start = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="${xmlAttribute(feed.language)}">`;
	return `<?xml version="1.0" encoding="utf-8"?>\n${start}\n${parts.join('')}</feed>\n`;
}

function writeEntry(item: FeedItem): string {
	const parts = [
		element('id', item.id),
		element('title', item.title),
		item.address === null ? '' : element('link', null, { rel: 'alternate', type: 'text/html', href: item.address }),
		item.published === null ? '' : element('published', item.published),
		element('updated', item.modified ?? item.published ?? undated),
		...item.authors.map(writeAuthor),
		...item.categories.map(({ name, slug, scheme }) => element('category', null, { term: slug || name, scheme, label: name })),
		element('summary', item.summaryHTML, { type: 'html' }),
		element('content', item.html, { type: 'html' }),
		item.image === null ? '' : element('media:thumbnail', null, { url: item.image }),
	];
	return `<entry>\n${parts.join('')}</entry>\n`;
}

function link(relation: string, address: string): string {
	return element('link', null, { rel: relation, type: 'application/atom+xml', href: address });
}

function writeAuthor({ name, email, url }: Author): string {
	const parts = [
		element('name', name ?? email ?? url),
		url === null ? '' : element('uri', url),
		email === null ? '' : element('email', email),
	];
	return `<author>\n${parts.join('')}</author>\n`;
}
