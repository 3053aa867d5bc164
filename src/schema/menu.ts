import { pageOfMenuItem } from '../store/menus.ts';
import { Menu, MenuItem, Page } from './refs.ts';

Menu.implement({
	description: 'A menu of the site in one language.',
	fields: (t) => ({
		name: t.exposeString('name', { description: 'Its name: `main`.' }),
		items: t.field({
			type: [MenuItem],
			description: 'Its items at the top: by weight (0 last), then name.',
			resolve: ({ items }) => items,
		}),
	}),
});

MenuItem.implement({
	description: 'An item of a menu: from the configuration, from a page’s front matter, or of a section (Hugo: sectionPagesMenu).',
	fields: (t) => ({
		key: t.exposeString('key', { description: 'What it is called in its menu: `identifier`, or else `name`.' }),
		identifier: t.exposeString('identifier', { description: 'Its identifier; "" without one.' }),
		name: t.exposeString('name', { description: 'Its text. An item of a page without a name of its own has the page’s link title.' }),
		title: t.string({
			nullable: true,
			description: 'Text for its tooltip. An item of a page without one has the page’s title; null for others.',
			resolve: ({ title }) => title || null,
		}),
		url: t.exposeString('url', {
			description: 'Where it leads: the page’s path, or the address that is configured. "" for one that only holds others.',
		}),
		weight: t.exposeInt('weight', { description: 'Its place: smallest first, 0 last.' }),
		pageRef: t.string({
			nullable: true,
			description: 'The page as the configuration names it. Null where it does not.',
			resolve: ({ pageRef }) => pageRef || null,
		}),
		page: t.field({
			type: Page,
			nullable: true,
			description: 'The page that it leads to. Null for another address.',
			resolve: (item, _, { reader }) => pageOfMenuItem(reader, item),
		}),
		parent: t.string({
			nullable: true,
			description: 'Key of the item above it. Null at the top.',
			resolve: ({ parent }) => parent || null,
		}),
		children: t.field({ type: [MenuItem], description: 'The items below it, ordered alike.', resolve: ({ children }) => children }),
		pre: t.string({ nullable: true, description: 'HTML to show before the text. Null without.', resolve: ({ pre }) => pre || null }),
		post: t.string({ nullable: true, description: 'HTML to show after the text. Null without.', resolve: ({ post }) => post || null }),
		params: t.expose('params', { type: 'JSON', description: 'What else the entry says; an empty map without anything.' }),
	}),
});
