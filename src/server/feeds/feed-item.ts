import { once } from '../../store/once.ts';
import type { PageRow, Reader, TermRow } from '../../store/store.ts';
import { absoluteAddress, absoluteLinks } from './absolute-links.ts';
import type { Addresses } from './addresses.ts';
import { authorsOf } from './authors.ts';
import type { Category, FeedItem } from './feed.ts';

/** Reads articles that were read together: all of them in one statement for each kind of thing. */
export function createItemReader(reader: Reader, addresses: Addresses): (page: PageRow) => FeedItem {
	return (page) => {
		const address = addresses.page(page);
		const base = address ?? addresses.site(reader.languageOf(page));
		const texts = reader.texts(page);
		return {
			id: addresses.identity(page),
			address,
			title: page.title,
			summaryHTML: absoluteLinks(texts.summary, base),
			summary: page.summary,
			html: absoluteLinks(texts.html, base),
			published: page.publishDateText,
			modified: page.lastmodText,
			authors: authorsOf(reader.detail(page).params),
			categories: [...reader.terms(page, 'categories'), ...reader.terms(page, 'tags')].map((term) => categoryOf(reader, addresses, term)),
			image: page.thumbnail === null ? null : absoluteAddress(page.thumbnail, base),
		};
	};
}

/** The newest change among articles; null where none is dated. */
export function newest(pages: PageRow[]): string | null {
	let found: PageRow | null = null;
	for (const page of pages) if (page.lastmod !== null && page.lastmod > (found?.lastmod ?? Number.NEGATIVE_INFINITY)) found = page;
	return found?.lastmodText ?? null;
}

function categoryOf(reader: Reader, addresses: Addresses, term: TermRow): Category {
	const { languageId, taxonomy } = term;
	const page = once(reader, `taxonomy ${languageId} ${taxonomy}`, () => reader.taxonomy(languageId, taxonomy));
	return { name: term.title || term.termSpelling, slug: term.slug, scheme: page && addresses.page(page) };
}
