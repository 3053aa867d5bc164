/** A widget as the service answers it. */
export type AnsweredWidget = { __typename: string; name: string; title: string; [field: string]: unknown };

type Link = { title: string; path: string };
type Entry = { term: Link; count: number };

/** The widget as the rendered theme shows it. */
export function widgetAs(widget: AnsweredWidget): Record<string, unknown> {
	const { name } = widget;
	const title = widget.title || null;
	const items = (links: Link[]) => links.map((link) => ({ title: link.title, url: link.path }));
	switch (widget.__typename) {
		case 'SearchWidget':
			return {
				name,
				title,
				action: widget.action,
				placeholder: widget.placeholder,
				hidden: { [String(widget.inputName)]: widget.inputValue },
			};
		case 'DuckDuckGoSearchWidget':
			return { name, title, action: widget.action, placeholder: widget.placeholder, hidden: { sites: widget.sites } };
		case 'RecentWidget':
			return { name, title, items: items(widget.articles as Link[]) };
		case 'CategoriesWidget':
			return { name, title, items: counted(widget) };
		case 'TagListWidget':
			return {
				name,
				title,
				items: counted(widget).map((item) => ({ ...item, shown: item.count === null ? item.title : `${item.title} (${item.count})` })),
			};
		case 'LanguagesWidget':
			return { name, title, items: languages(widget) };
		case 'SocialWidget':
			return { name, title, items: widget.links };
		case 'SideMenuWidget':
			return { name, title, items: widget.items };
		default:
			return { name, title };
	}
}

function counted(widget: AnsweredWidget): { title: string; url: string; count: number | null }[] {
	return (widget.entries as Entry[]).map(({ term, count }) => ({
		title: term.title,
		url: term.path,
		count: widget.showCounts ? count : null,
	}));
}

function languages(widget: AnsweredWidget): Record<string, unknown>[] {
	const translations = widget.translations as { locale: string; path: string; language: { name: string } }[];
	// The theme begins a language's name with a capital letter and shows its key in capitals.
	return translations.map(({ locale, path, language }) => ({
		title: language.name.replace(/^./u, (letter) => letter.toUpperCase()),
		code: locale.toUpperCase(),
		url: path,
	}));
}
