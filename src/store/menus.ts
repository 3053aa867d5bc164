import type { MenuEntryConfig, Params } from '../config/config.ts';
import { compareMenuEntries, emptyMenuEntry } from '../config/menus.ts';
import { menuEntryOfJSON } from '../db/packing.ts';
import { menuUrl } from './menu-url.ts';
import { once } from './once.ts';
import { languageSettings } from './site.ts';
import type { LanguageRow, PageRow, Reader } from './store.ts';

/** An entry of a menu. Items are shared by requests: pages are named by id. */
export type MenuItem = {
	identifier: string;
	name: string;
	title: string;
	url: string;
	weight: number;
	/** Key of the item above, "" at the top. */
	parent: string;
	pre: string;
	post: string;
	pageRef: string;
	params: Params;
	/** Identifier, or else name: unique in its menu (Hugo: navigation/menu.go, KeyName). */
	key: string;
	pageId: number | null;
	children: MenuItem[];
	/** The whole menu, flat. */
	menu: MenuItem[];
};

type Menus = { names: string[]; byName: Map<string, MenuItem[]>; byPage: Map<number, MenuItem[]> };

/** The menus of a language but the one without a name, by name; the items of each at its top. */
export function menusOf(reader: Reader, language: LanguageRow): { name: string; items: MenuItem[] }[] {
	const { names, byName } = namedMenus(reader, language);
	return names.map((name) => ({ name, items: byName.get(name)! }));
}

/** The items at the top of a menu; none where there is no such menu. The menu "" holds pages whose front matter says `menu: ""`. */
export function menuOf(reader: Reader, language: LanguageRow, name: string): MenuItem[] {
	const menus = name === '' ? menusKept(reader, language, 'only the menu without a name') : namedMenus(reader, language);
	return menus.byName.get(name) ?? [];
}

/** The items of all named menus that lead to a page. */
export function menuItemsOf(reader: Reader, page: PageRow): MenuItem[] {
	return namedMenus(reader, reader.languageOf(page)).byPage.get(page.id) ?? [];
}

/** The page that an item of a menu leads to; read for all items of the menu at once. */
export function pageOfMenuItem(reader: Reader, item: MenuItem): PageRow | null {
	if (item.pageId === null) return null;
	const known = once(reader, 'pages of menus', () => new Map<MenuItem[], Map<number, PageRow>>());
	let pages = known.get(item.menu);
	if (!pages) {
		const ids = [...new Set(item.menu.map(({ pageId }) => pageId).filter((id) => id !== null))];
		const found = reader.pages(ids).filter((page) => page !== null);
		pages = new Map(found.map((page) => [page.id, page]));
		known.set(item.menu, pages);
	}
	return pages.get(item.pageId) ?? null;
}

/** Menus of the newest version of each live index, and those of previews for as long as a request. */
const kept = new WeakMap<object, { version: string; byKey: Map<string, Menus> }>();

function namedMenus(reader: Reader, language: LanguageRow): Menus {
	return menusKept(reader, language, 'menus with a name');
}

/** Which menus: on a site of news every article may stand in the one without a name, which nobody asks for. */
type Which = 'menus with a name' | 'only the menu without a name';

function menusKept(reader: Reader, language: LanguageRow, which: Which): Menus {
	const owner = reader.visibility.mode === 'live' ? reader.config : reader;
	let state = kept.get(owner);
	if (state?.version !== reader.version) {
		state = { version: reader.version, byKey: new Map() };
		kept.set(owner, state);
	}
	const key = `${language.key} ${which}`;
	let menus = state.byKey.get(key);
	if (!menus) {
		menus = buildMenus(reader, language, which);
		state.byKey.set(key, menus);
	}
	return menus;
}

/** Configured entries, then section pages, then pages; the first with a key wins (Hugo: hugolib/site.go, assembleMenus). */
function buildMenus(reader: Reader, language: LanguageRow, which: Which): Menus {
	const settings = languageSettings(reader, language.key);
	const menus = new Map<string, Map<string, MenuItem>>();
	const keyed = (name: string) => menus.get(name) ?? menus.set(name, new Map()).get(name)!;
	const isWanted = (name: string) => (name === '') === (which === 'only the menu without a name');

	for (const entry of settings.menus) {
		if (!isWanted(entry.menu)) continue;
		const page = entry.pageRef === '' ? null : reader.pageByLogicalPath(language.id, logicalPath(entry.pageRef));
		const item = page ? pageItem(entry, page) : emptyItem({ ...entry, url: menuUrl(entry.url, settings) });
		// Within the configuration the last one with a key wins.
		keyed(entry.menu).set(item.key, item);
	}
	if (settings.sectionPagesMenu !== '' && isWanted(settings.sectionPagesMenu)) {
		const menu = keyed(settings.sectionPagesMenu);
		for (const page of listedSections(reader, language)) {
			const item = pageItem({ ...emptyMenuEntry, identifier: page.section || '/' }, page);
			if (!menu.has(item.key)) menu.set(item.key, item);
		}
	}
	for (const { page, entry } of pageEntries(reader, language, which)) {
		const item = pageItem(entry, page);
		const menu = keyed(entry.menu);
		if (!menu.has(item.key)) menu.set(item.key, item);
	}

	const byName = new Map<string, MenuItem[]>();
	const byPage = new Map<number, MenuItem[]>();
	const names = [...menus.keys()].sort();
	for (const name of names) {
		byName.set(name, tree(menus.get(name)!));
		for (const item of byName.get(name)![0]?.menu ?? []) {
			if (item.pageId === null) continue;
			const items = byPage.get(item.pageId);
			if (items) items.push(item);
			else byPage.set(item.pageId, [item]);
		}
	}
	return { names, byName, byPage };
}

/** Puts children below their parents; a parent that nobody declared comes to be as an entry without address. */
function tree(menu: Map<string, MenuItem>): MenuItem[] {
	for (const item of [...menu.values()]) {
		if (item.parent === '') continue;
		let parent = menu.get(item.parent);
		if (!parent) {
			parent = emptyItem({ ...emptyMenuEntry, name: item.parent });
			menu.set(item.parent, parent);
		}
		parent.children.push(item);
	}
	const all = [...menu.values()];
	for (const item of all) {
		item.menu = all;
		item.children.sort(compareMenuEntries);
	}
	return all.filter((item) => item.parent === '').sort(compareMenuEntries);
}

function emptyItem(entry: MenuEntryConfig): MenuItem {
	const { menu: _, ...rest } = entry;
	return { ...rest, key: entry.identifier || entry.name, pageId: null, children: [], menu: [] };
}

/** An entry with what its page gives where it says nothing itself (Hugo: navigation/menu.go, SetPageValues). */
function pageItem(entry: MenuEntryConfig, page: PageRow): MenuItem {
	const item = emptyItem({
		...entry,
		name: entry.name || page.linkTitle,
		title: entry.title || page.title,
		weight: entry.weight || page.weight,
		url: page.url,
	});
	item.pageId = page.id;
	return item;
}

/** A pageRef as a logical path: `docs/One.md` is `/docs/one` (Hugo: hugolib/pagecollections.go). */
function logicalPath(pageRef: string): string {
	const path = pageRef
		.toLowerCase()
		.replace(/ /g, '-')
		.replace(/\.(?:md|mdown|markdown|html|htm|org|adoc|asciidoc|ad|pandoc|pdc|rst)$/, '')
		.replace(/(?:^|\/)_?index$/, '');
	return `/${path.split('/').filter(Boolean).join('/')}`;
}

/** Listed sections from the top down, so that of nested ones the topmost stands for all. */
function listedSections(reader: Reader, language: LanguageRow): PageRow[] {
	const ids = reader.all<{ id: number }>(
		`select page.id from page where page.language_id = ? and page.kind = 'section' and page.list = 'always' and ${reader.visible.built('page')}
		order by page.logical_path`,
		language.id,
	);
	return reader.pages(ids.map(({ id }) => id)).filter((page) => page !== null);
}

/** Entries that front matter declares: of listed pages of every kind, by logical path. */
function pageEntries(reader: Reader, language: LanguageRow, which: Which): { page: PageRow; entry: MenuEntryConfig }[] {
	const rows = reader.all<{ id: number; entry: string }>(
		`select page.id, menu_entry.entry from menu_entry join page on page.id = menu_entry.page_id
		where menu_entry.language_id = ? and menu_entry.menu ${which === 'menus with a name' ? '>' : '='} ''
			and page.list = 'always' and ${reader.visible.built('page')}
		order by page.logical_path, menu_entry.ordinal`,
		language.id,
	);
	const pages = reader.pages(rows.map(({ id }) => id));
	return rows.flatMap(({ entry }, index) => (pages[index] ? [{ page: pages[index], entry: menuEntryOfJSON(entry) }] : []));
}
