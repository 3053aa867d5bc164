import { siteAddress } from '../../config/address.ts';
import { HugoQLError } from '../../errors.ts';
import { languageSettings } from '../../store/site.ts';
import type { ArticleScope, ArticleWhere, LanguageRow, PageRow, Reader, TermRow } from '../../store/store.ts';
import { type Addresses, createAddresses, nameUUID } from './addresses.ts';
import { authorsOf } from './authors.ts';
import type { Feed } from './feed.ts';
import { createItemReader, newest } from './feed-item.ts';
import { type FeedQuery, MOST, quoted, USUAL, writeFeedQuery } from './feed-query.ts';

/**
 * Reads what a feed holds: the articles of the site in a language, of a section (those that lie in it, not below its sub sections), of a term,
 * or of several of these at once, in the order of the list that they are from (Hugo: tpl/tplimpl/embedded/templates/rss.xml).
 *
 * @param path of the feed: `/feed.xml`.
 * @param origin where the feed was asked for: `https://api.example.org`.
 * @throws HugoQLError NOT_FOUND for an unknown language, section or term; CURSOR_INVALID
 */
export function readFeed(reader: Reader, query: FeedQuery, path: string, origin: string): Feed {
	const language = languageOf(reader, query.locale);
	const settings = languageSettings(reader, language.key);
	const addresses = createAddresses(reader, origin);
	const list = listOf(reader, language, query);
	const first = query.first ?? (settings.rssLimit >= 1 ? Math.min(settings.rssLimit, MOST) : USUAL);
	const connection = reader.articles({ first, after: query.after, where: list.where }, list.scope);
	const items = connection.nodes.map(createItemReader(reader, addresses));
	const addressOf = (after: string | null) => origin + path + writeFeedQuery({ ...query, after });
	const siteTitle = settings.title || new URL(addresses.site(language)).host;
	return {
		id: identityOf(addresses.site(language), siteAddress(settings) !== null, { ...query, locale: language.locale }),
		title: [...list.pages.map(({ title }) => title), siteTitle].filter(Boolean).join(' · '),
		description: descriptionOf(list.pages, settings.params.description) ?? siteTitle,
		language: settings.languageTag,
		copyright: settings.copyright,
		homeAddress: homeAddressOf(reader, language, list.pages, addresses),
		address: addressOf(query.after),
		firstAddress: addressOf(null),
		nextAddress: items.length > 0 && connection.hasNextPage() ? addressOf(connection.cursor(items.length - 1)) : null,
		updated: newest(connection.nodes),
		authors: authorsOf(settings.params),
		items,
	};
}

type List = {
	/** The section and terms that the articles are of. */
	pages: PageRow[];
	scope: ArticleScope;
	where: ArticleWhere;
};

function languageOf(reader: Reader, locale: string | null): LanguageRow {
	if (locale === null) return reader.language();
	const found = reader.findLanguage(locale);
	if (found) return found;
	const known = reader.languages().map((language) => language.locale);
	throw new HugoQLError('NOT_FOUND', `There is no language ${quoted(locale)}. The site has: ${known.join(', ')}.`);
}

/** The list of the most particular page that is asked for, narrowed by the others. */
function listOf(reader: Reader, language: LanguageRow, query: FeedQuery): List {
	const section = query.section === null ? null : sectionOf(reader, language, query.section);
	const category = query.category === null ? null : termOf(reader, language, 'categories', query.category);
	const tag = query.tag === null ? null : termOf(reader, language, 'tags', query.tag);
	const where: ArticleWhere = {};
	let scope: ArticleScope = section && { section: section.id };
	if (tag && !scope) scope = { term: tag.id };
	else if (tag) where.tags = { all: [query.tag!] };
	if (category && !scope) scope = { term: category.id };
	else if (category) where.categories = { all: [query.category!] };
	if (!scope) where.locale = language.locale;
	return { pages: [tag, category, section].filter((page) => page !== null), scope, where };
}

function sectionOf(reader: Reader, language: LanguageRow, name: string): PageRow {
	const segments = name.toLowerCase().replaceAll(' ', '-').split('/').filter(Boolean);
	const page = segments.length === 0 ? null : reader.pageByLogicalPath(language.id, `/${segments.join('/')}`);
	if (page?.kind === 'section') return page;
	throw new HugoQLError('NOT_FOUND', `There is no section ${quoted(name)} in the language ${language.locale}.`);
}

function termOf(reader: Reader, language: LanguageRow, taxonomy: 'tags' | 'categories', slug: string): TermRow {
	const term = reader.termBySlug(language.id, taxonomy, slug);
	if (term) return term;
	const kind = taxonomy === 'tags' ? 'tag' : 'category';
	throw new HugoQLError('NOT_FOUND', `There is no ${kind} ${quoted(slug)} in the language ${language.locale}; give the slug of one.`);
}

/** The same for the three formats, so that a reader that goes from one to another knows the feed. */
function identityOf(site: string, isPublished: boolean, query: FeedQuery): string {
	const name = `feed${writeFeedQuery({ ...query, first: null, after: null })}`;
	return isPublished ? site + name : nameUUID(name);
}

function descriptionOf(pages: PageRow[], ofSite: unknown): string | null {
	const own = pages.length === 1 ? pages[0]!.description : null;
	return own || (typeof ofSite === 'string' && ofSite) || null;
}

function homeAddressOf(reader: Reader, language: LanguageRow, pages: PageRow[], addresses: Addresses): string {
	const page = pages.length === 1 ? pages[0]! : reader.home(language.id);
	return (page && addresses.page(page)) ?? addresses.site(language);
}
