/** One page as the theme shows it. */
export const viewQuestion = `
	query View($path: String!) {
		page(path: $path) {
			...Shown
			layout {
				sidebar showTableOfContents showPager showAuthorBox
				pagerPrevious { title path } pagerNext { title path }
				widgets {
					__typename name title
					... on SearchWidget { action placeholder inputName inputValue }
					... on DuckDuckGoSearchWidget { action placeholder sites }
					... on RecentWidget { articles { title path } }
					... on CategoriesWidget { showCounts entries { term { title path } count } }
					... on TagListWidget { showCounts entries { term { title path } count } }
					... on LanguagesWidget { translations { locale path isAvailable language { name } } }
					... on SocialWidget { links { title tooltip url } }
					... on SideMenuWidget { items { title: name url } }
				}
			}
			headings { level id html }
		}
	}
	fragment Shown on Page {
		kind title path locale date
		translations { locale path isCurrent isAvailable }
		... on Article { lead thumbnail { url alt visibility } categories { title path } summary }
	}`;

/** What a list page lists, all of it. */
export const listedQuestion = `
	query Listed($path: String!, $locale: Locale, $main: Int!) {
		recentArticles(first: $main, locale: $locale) { ...Shown }
		page(path: $path) {
			kind
			... on Section { pages { ...Shown } }
			... on Taxonomy { pages { ...Shown } }
			... on Term { pages { ...Shown } }
		}
	}
	fragment Shown on Page {
		kind title path locale date
		translations { locale path isCurrent isAvailable }
		... on Article { lead thumbnail { url alt visibility } categories { title path } summary }
	}`;

/** The menus of a language. */
export const menusQuestion = `query Menus($locale: Locale) { site(locale: $locale) { main: menu(name: "main") { title: name url } footer: menu(name: "footer") { title: name url } } }`;
