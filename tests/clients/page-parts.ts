import type { ServedSite } from './served-site.ts';

/**
 * Two queries of one page that select different fields of the same objects, with and without ids: what a theme's header and its
 * article ask for. A cache has to add them up.
 */
export const PAGE_PARTS: readonly [string, string] = [
	`{
		site { title language { name } menus { name items { name } } }
		page(path: "/guides/three-knots/") { id title layout { sidebar } language { name } }
		tagCloud(first: 3) { count term { id name } }
	}`,
	`{
		site { locale baseURL language { label locale } }
		page(path: "/guides/three-knots/") {
			id
			language { locale direction }
			layout { mathjax widgets { name ... on RecentWidget { articles { id title } } } }
			translations { locale article { id } }
			... on Article {
				headings { id text }
				links { url target { id } }
				related(first: 2) { edges { score matches { keyword } node { id title } } pageInfo { hasNextPage } }
			}
		}
		article(by: { path: "/stories/keeper-of-the-needle/" }) { id headings { id text } }
		taxonomies { id name terms(first: 2) { nodes { id articleCount } } }
	}`,
];

/** Gives another article a heading with the id of one that the page has: ids of headings are unique in their page only. */
export function repeatHeading(site: ServedSite): Promise<unknown> {
	site.save('en/stories/lamp-keeper.en.md', (text) => `${text}\n## Tied in the dark {#bowline}\n`);
	return site.app.reindex();
}
