import type { Json, LanguageConfig } from '../config/config.ts';
import type { MenuItem } from '../store/menus.ts';
import type { LanguageRow, PageRow, Reader, TagCloudRow } from '../store/store.ts';
import type { Words } from './words.ts';

/** A widget as the sidebar shows it. `name` is what front matter calls it, `title` its heading in the site's language, "" without one. */
export type Widget = { name: string; title: string } & (
	| { kind: 'SearchWidget'; action: string; placeholder: string; inputName: string | null; inputValue: string | null }
	| { kind: 'DuckDuckGoSearchWidget'; action: string; placeholder: string; sites: string }
	| { kind: 'RecentWidget'; articles: PageRow[] }
	| { kind: 'CategoriesWidget'; showCounts: boolean; entries: TagCloudRow[] }
	| { kind: 'TagListWidget'; showCounts: boolean; entries: TagCloudRow[] }
	| { kind: 'LanguagesWidget'; home: PageRow }
	| { kind: 'SocialWidget'; links: SocialLink[] }
	| { kind: 'SideMenuWidget'; items: MenuItem[] }
	| { kind: 'CustomWidget'; params: Json }
);

/** A link to a profile. `name` is the network's, `custom` for those that the site adds; `rel` is null where the link has none. */
export type SocialLink = { name: string; title: string; tooltip: string; url: string; icon: string | null; rel: string | null };

/** What a widget is made from: every one depends on the site's language alone, not on the page that shows it. */
export type WidgetInput = {
	reader: Reader;
	language: LanguageRow;
	settings: LanguageConfig;
	words: Words;
	name: string;
	/** `params.widgets` of the site at a dotted path, undefined where not given. */
	param(path: string): Json | undefined;
};

/** Makes a widget; null where the theme would hide it. */
export type MakeWidget = (input: WidgetInput) => Widget | null;
