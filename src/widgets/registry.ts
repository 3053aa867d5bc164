import { once } from '../store/once.ts';
import { languageSettings } from '../store/site.ts';
import { widgetNamesOf } from '../store/layout.ts';
import type { LanguageRow, PageRow, Reader } from '../store/store.ts';
import { paramAt } from '../store/truth.ts';
import { categoriesWidget } from './categories.ts';
import { customWidget } from './custom.ts';
import { duckDuckGoSearchWidget } from './ddg-search.ts';
import { languagesWidget } from './languages.ts';
import { recentWidget } from './recent.ts';
import { searchWidget } from './search.ts';
import { sideMenuWidget } from './sidemenu.ts';
import { socialWidget } from './social.ts';
import { tagListWidget } from './taglist.ts';
import type { MakeWidget, Widget } from './widget.ts';
import { wordsOf } from './words.ts';

/** The theme's widgets by the names that front matter gives them. */
const registry: Record<string, MakeWidget> = {
	search: searchWidget,
	'ddg-search': duckDuckGoSearchWidget,
	recent: recentWidget,
	categories: categoriesWidget,
	taglist: tagListWidget,
	languages: languagesWidget,
	social: socialWidget,
	sidemenu: sideMenuWidget,
};

/** The widgets of a page's sidebar in order, names that repeat repeated, hidden ones left out (Mainroad: partials/sidebar.html). */
export function widgetsOf(reader: Reader, page: PageRow): Widget[] {
	const language = reader.languageOf(page);
	return widgetNamesOf(reader, page)
		.map((name) => widgetOf(reader, language, name))
		.filter((widget) => widget !== null);
}

/** Widgets depend on the language alone, so the pages of a list share them. */
function widgetOf(reader: Reader, language: LanguageRow, name: string): Widget | null {
	return once(reader, `widget ${language.id} ${name}`, () => {
		const settings = languageSettings(reader, language.key);
		const make = Object.hasOwn(registry, name) ? registry[name]! : customWidget;
		const param = (path: string) => paramAt(settings.params, `widgets.${path}`);
		return make({ reader, language, settings, words: wordsOf(language.key, settings.languageTag), name, param });
	});
}
