import { nodeType } from '../store/node-id.ts';
import { menuItemsOf } from '../store/menus.ts';
import type { PageRow, Reader } from '../store/store.ts';
import { paramAt } from '../store/truth.ts';
import { siteLanguage } from '../store/site.ts';
import { builder } from './builder.ts';
import { noteNamed } from './named.ts';
import { permalinkOf } from './permalink.ts';
import { BundleType, Listing, PageKind } from './page-kind.ts';
import { Language, Layout, MenuItem, Node, Page, Translation } from './refs.ts';
import { translationsOf } from './translation-source.ts';

Page.implement({
	description: 'A page of the site: an article, or a page that lists others.',
	interfaces: [Node],
	resolveType: nodeType,
	fields: (t) => ({
		kind: t.field({ type: PageKind, description: 'What the page is (Hugo: .Kind).', resolve: (page) => page.kind }),
		path: t.exposeString('url', {
			description:
				'Path of its address from the root of the host, percent-encoded (Hugo: .RelPermalink). "" for a page with `build.render: never`, which has no address.',
		}),
		permalink: t.field({
			type: 'URL',
			nullable: true,
			description: 'Its full address (Hugo: .Permalink). Null where the site has no base URL with a host, and for a page without address.',
			resolve: (page, _, { reader }) => permalinkOf(reader, page),
		}),
		logicalPath: t.exposeString('logicalPath', {
			description:
				'Path of its file as the site thinks of it: lower case, no extension, no language; `/` for home (Hugo: .Path). With the language it identifies a page.',
		}),
		file: t.exposeString('file', {
			nullable: true,
			description: 'Path of its file below the content folder. Null for a list page that is made without a file.',
		}),
		title: t.exposeString('title', {
			description:
				'Title as front matter gives it; "" where it gives none. A list page without a file is called after its folder or term (Hugo: .Title).',
		}),
		linkTitle: t.exposeString('linkTitle', {
			description: 'Shorter title for links: front matter’s `linkTitle`, or else the title (Hugo: .LinkTitle).',
		}),
		description: t.exposeString('description', { nullable: true, description: 'Front matter’s `description`. Null without one.' }),
		keywords: t.stringList({
			description: 'Front matter’s `keywords`; empty without any (Hugo: .Keywords).',
			resolve: (page, _, { reader }) => reader.detail(page).extras.keywords,
		}),
		locale: t.field({
			type: 'Locale',
			description: 'Language of the page.',
			resolve: (page, _, { reader }) => reader.languageOf(page).locale,
		}),
		language: t.field({
			type: Language,
			description: 'Language of the page with its settings.',
			resolve: (page, _, { reader }) => siteLanguage(reader, reader.languageOf(page)),
		}),
		translationKey: t.exposeString('translationKey', {
			description:
				'What the page shares with its translations: front matter’s `translationKey`, or else its logical path (Hugo: .TranslationKey).',
		}),
		translations: t.field({
			type: [Translation],
			description:
				'Every language that the page exists in, its own among them, in the site’s order of languages; and those that front matter’s `translations` declares but no file provides.',
			resolve: (page, _, { reader }) => translationsOf(reader, page),
		}),
		layout: t.field({
			type: Layout,
			description: 'What stands around the page: sidebar, widgets and other parts, as the theme Mainroad has them.',
			resolve: (page) => page,
		}),
		menuItems: t.field({
			type: [MenuItem],
			description: 'The entries of all menus that lead here.',
			resolve: (page, _, { reader }) => menuItemsOf(reader, page),
		}),
		weight: t.exposeInt('weight', {
			description: 'Front matter’s `weight`, 0 without one. In lists smaller weights come first and 0 last (Hugo: .Weight).',
		}),
		isDraft: t.boolean({
			description: 'Whether front matter says `draft: true`. Drafts are only seen with a preview token.',
			resolve: (page) => page.isDraft === 1,
		}),
		sectionName: t.exposeString('section', { description: 'First folder of its logical path; "" in the root (Hugo: .Section).' }),
		type: t.exposeString('type', { description: 'Front matter’s `type`, or else the first folder, or else `page` (Hugo: .Type).' }),
		bundleType: t.field({
			type: BundleType,
			nullable: true,
			description: 'What kind of bundle it is. Null for a page made of a single file.',
			resolve: (page) => page.bundleType || null,
		}),
		parent: t.field({
			type: Page,
			nullable: true,
			description: 'The nearest list page above it (Hugo: .Parent). Null for home.',
			resolve: (page, _, { reader }) => reader.parent(page),
		}),
		ancestors: t.field({
			type: [Page],
			description: 'The list pages above it, the nearest first and home last: for breadcrumbs (Hugo: .Ancestors). Empty for home.',
			resolve: (page, _, { reader }) => ancestorsOf(reader, page),
		}),
		aliases: t.stringList({
			description: 'Other paths that lead to the page, resolved, without trailing slash (Hugo: .Aliases).',
			resolve: (page, _, { reader }) => reader.detail(page).extras.aliases,
		}),
		params: t.field({
			type: 'JSON',
			description: 'Everything that front matter and its cascades say, keys in lower case (Hugo: .Params).',
			resolve: (page, _, { reader }) => reader.detail(page).params,
		}),
		param: t.field({
			type: 'JSON',
			nullable: true,
			description: 'One value of `params`. Null where there is none.',
			args: {
				key: t.arg.string({
					required: true,
					description: 'Its key, without regard to case; a dotted path reaches into maps: `author.name`.',
				}),
			},
			resolve: (page, { key }, { reader }) => paramAt(reader.detail(page).params, key) ?? null,
		}),
		listing: t.field({ type: Listing, description: 'In which lists the page stands.', resolve: (page) => page.list }),
		isRendered: t.boolean({
			description: 'Whether the page has an address of its own (Hugo: build.render is not `never`).',
			resolve: (page) => page.url !== '',
		}),
		translationBaseName: t.string({
			description:
				'Name of its file without language and extension: `index` for a bundle; "" without a file (Hugo: .File.TranslationBaseName).',
			resolve: (page, _, { reader }) => reader.detail(page).extras.translationBaseName,
		}),
		contentBaseName: t.string({
			description: 'The same, but for a bundle the name of its folder (Hugo: .File.ContentBaseName).',
			resolve: (page, _, { reader }) => reader.detail(page).extras.contentBaseName,
		}),
		slugParam: t.string({
			description: 'Slug that front matter or a dated file name gives; "" without one (Hugo: .Slug).',
			resolve: (page, _, { reader }) => reader.detail(page).extras.frontMatterSlug,
		}),
		version: t.exposeString('version', { description: 'Changes whenever what this page itself says changes. To be compared, not read.' }),
	}),
});

builder.queryField('page', (t) =>
	t.field({
		type: Page,
		nullable: true,
		description:
			'The page at a path: what it is, its layout and its widgets in one query. Null where there is none, or none that is visible.',
		args: {
			path: t.arg.string({
				required: true,
				description: 'Path of an address such as `/post/162949/`, encoded or not, with or without trailing slash; or an alias.',
			}),
		},
		resolve: (_, { path }, context) => {
			const page = context.reader.pageByUrl(path);
			noteNamed(context, page, path);
			return page;
		},
	}),
);

function ancestorsOf(reader: Reader, page: PageRow): PageRow[] {
	const above: PageRow[] = [];
	for (let parent = reader.parent(page); parent; parent = reader.parent(parent)) above.push(parent);
	return above;
}
