import type { SocialLink as SocialLinkSource, Widget as WidgetSource } from '../widgets/widget.ts';
import { builder } from './builder.ts';
import { Article, MenuItem, TagCloudEntry, Translation, Widget } from './refs.ts';
import { translationsOf } from './translation-source.ts';

type Source<Kind extends WidgetSource['kind']> = Extract<WidgetSource, { kind: Kind }>;

Widget.implement({
	description: 'A part of the sidebar.',
	resolveType: (widget) => widget.kind,
	fields: (t) => ({
		name: t.exposeString('name', { description: 'Its name as front matter spells it: `recent`.' }),
		title: t.exposeString('title', { description: 'Its heading in the page’s language, in the theme’s own words; "" where it has none.' }),
	}),
});

builder.objectRef<Source<'SearchWidget'>>('SearchWidget').implement({
	description: 'A form that searches the site with an engine of the web (`search`).',
	interfaces: [Widget],
	fields: (t) => ({
		action: t.exposeString('action', {
			description: 'Address that the form goes to: the site’s `widgets.search.url`. The words go as `q`.',
		}),
		placeholder: t.exposeString('placeholder', { description: 'What the empty field says, in the page’s language.' }),
		inputName: t.exposeString('inputName', {
			nullable: true,
			description: 'Name of a hidden field: the site’s `widgets.search.input.name`.',
		}),
		inputValue: t.exposeString('inputValue', {
			nullable: true,
			description: 'Value of the hidden field: `widgets.search.input.pre` and the site’s base URL.',
		}),
	}),
});

builder.objectRef<Source<'DuckDuckGoSearchWidget'>>('DuckDuckGoSearchWidget').implement({
	description: 'A form that searches the site with DuckDuckGo (`ddg-search`).',
	interfaces: [Widget],
	fields: (t) => ({
		action: t.exposeString('action', { description: 'Address that the form goes to. The words go as `q`.' }),
		placeholder: t.exposeString('placeholder', { description: 'What the empty field says, in the page’s language.' }),
		sites: t.exposeString('sites', { description: 'Value of the hidden field `sites`: the site’s base URL.' }),
	}),
});

builder.objectRef<Source<'RecentWidget'>>('RecentWidget').implement({
	description: 'The first articles of the main sections (`recent`).',
	interfaces: [Widget],
	fields: (t) => ({
		articles: t.field({
			type: [Article],
			description: 'In default order, so that weights come before dates; as many as the site’s `widgets.recent_num` says, 10 without it.',
			resolve: ({ articles }) => articles,
		}),
	}),
});

builder.objectRef<Source<'CategoriesWidget'>>('CategoriesWidget').implement({
	description: 'All categories (`categories`).',
	interfaces: [Widget],
	fields: (t) => ({
		showCounts: t.exposeBoolean('showCounts', {
			description: 'Whether to show how many articles each has: the site’s `widgets.categories_counter`.',
		}),
		entries: t.field({ type: [TagCloudEntry], description: 'The categories by key.', resolve: ({ entries }) => entries }),
	}),
});

builder.objectRef<Source<'TagListWidget'>>('TagListWidget').implement({
	description: 'All tags (`taglist`).',
	interfaces: [Widget],
	fields: (t) => ({
		showCounts: t.exposeBoolean('showCounts', {
			description: 'Whether to show how many articles each has: the site’s `widgets.tags_counter`.',
		}),
		entries: t.field({ type: [TagCloudEntry], description: 'The tags by key.', resolve: ({ entries }) => entries }),
	}),
});

builder.objectRef<Source<'LanguagesWidget'>>('LanguagesWidget').implement({
	description: 'The languages of the site (`languages`).',
	interfaces: [Widget],
	fields: (t) => ({
		translations: t.field({
			type: [Translation],
			description: 'The front page in every language.',
			resolve: ({ home }, _, { reader }) => translationsOf(reader, home),
		}),
	}),
});

const SocialLink = builder.objectRef<SocialLinkSource>('SocialLink').implement({
	description: 'A link to a profile of the site.',
	fields: (t) => ({
		name: t.exposeString('name', { description: 'The network: `github`, `email`; `custom` for links that the site adds itself.' }),
		title: t.exposeString('title', { description: 'The text that the link shows.' }),
		tooltip: t.exposeString('tooltip', { description: 'The link’s `title` attribute.' }),
		url: t.exposeString('url', { description: 'Where it leads.' }),
		icon: t.exposeString('icon', {
			nullable: true,
			description: 'Name of its icon: the network’s, or the file that the site names. Null without one.',
		}),
		rel: t.exposeString('rel', { nullable: true, description: 'The link’s `rel` attribute. Null without one.' }),
	}),
});

builder.objectRef<Source<'SocialWidget'>>('SocialWidget').implement({
	description: 'Links to the site’s profiles (`social`).',
	interfaces: [Widget],
	fields: (t) => ({
		links: t.field({
			type: [SocialLink],
			description: 'From the site’s `widgets.social`, in the theme’s order; custom ones last.',
			resolve: ({ links }) => links,
		}),
	}),
});

builder.objectRef<Source<'SideMenuWidget'>>('SideMenuWidget').implement({
	description: 'The menu `side` (`sidemenu`).',
	interfaces: [Widget],
	fields: (t) => ({ items: t.field({ type: [MenuItem], description: 'Its items.', resolve: ({ items }) => items }) }),
});

builder.objectRef<Source<'CustomWidget'>>('CustomWidget').implement({
	description: 'A widget of any other name, which the site’s own front end knows.',
	interfaces: [Widget],
	fields: (t) => ({ params: t.expose('params', { type: 'JSON', description: 'The site’s `widgets.<name>`; an empty map without it.' }) }),
});
