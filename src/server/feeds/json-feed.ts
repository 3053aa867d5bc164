import type { Author } from './authors.ts';
import type { Feed, FeedItem } from './feed.ts';

/** The type of {@link writeJsonFeed}. */
export const JSON_FEED_TYPE = 'application/feed+json; charset=utf-8';

/** A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). What it has no value for it does not mention. */
export function writeJsonFeed(feed: Feed): string {
	const value = {
		version: 'https://jsonfeed.org/version/1.1',
		title: feed.title,
		home_page_url: feed.homeAddress,
		feed_url: feed.firstAddress,
		next_url: feed.nextAddress ?? undefined,
		description: feed.description,
		language: feed.language,
		authors: authorsOf(feed.authors),
		items: feed.items.map(itemOf),
	};
	// Half of a surrogate pair would be written as an escape that many parsers refuse.
	return `${JSON.stringify(value, (_, inner) => (typeof inner === 'string' ? inner.toWellFormed() : inner))}\n`;
}

function itemOf(item: FeedItem) {
	return {
		id: item.id,
		url: item.address ?? undefined,
		title: item.title || undefined,
		content_html: item.html,
		summary: item.summary || undefined,
		image: item.image ?? undefined,
		date_published: item.published ?? undefined,
		date_modified: item.modified ?? undefined,
		authors: authorsOf(item.authors),
		tags: item.categories.length > 0 ? [...new Set(item.categories.map(({ name }) => name))] : undefined,
	};
}

function authorsOf(authors: Author[]) {
	if (authors.length === 0) return undefined;
	return authors.map(({ name, email, url }) => ({
		name: name ?? email ?? undefined,
		url: url ?? (email === null ? undefined : `mailto:${email}`),
	}));
}
