/** A page as another names it. */
export const reference = `fragment Reference on Page { kind path locale file logicalPath listing }`;

/** Every page of a language, with all that a golden file says of one. */
export const pagesQuestion = `
	query Pages($locale: Locale, $after: String) {
		pages(locale: $locale, first: 50, after: $after) { nodes { ...Whole } pageInfo { hasNextPage endCursor } }
	}
	fragment Whole on Page {
		id ...Reference
		title linkTitle description keywords weight isDraft sectionName type bundleType translationKey translationBaseName contentBaseName slugParam aliases
		date publishDate lastmod expiryDate
		summaryHTML summarySource isTruncated isCJK wordCount fuzzyWordCount readingTime tableOfContents bodyHTML bodyText params
		headings { level id html }
		resources { name }
		parent { ...Reference }
		ancestors { ...Reference }
		translations { locale path isCurrent isAvailable article { ...Reference } }
		... on Article {
			terms { ...Reference ... on Term { name term slug taxonomy { name } } title }
			next { ...Reference } previous { ...Reference } nextInSection { ...Reference } previousInSection { ...Reference }
		}
		... on HomePage { pages { ...Reference } }
		... on Taxonomy { pages { ...Reference } }
		... on Section { pages { ...Reference } articles(first: 100) { ...Listed } }
		... on Term { pages { ...Reference } articles(first: 100) { ...Listed } articleCount }
	}
	fragment Listed on ArticleConnection { nodes { ...Reference } pageInfo { hasNextPage endCursor } totalCount }
	${reference}`;

/** The rest of the articles of a list page with more than a hundred. */
export const articlesOfQuestion = `
	query ArticlesOf($id: ID!, $after: String) {
		node(id: $id) {
			... on Section { articles(first: 100, after: $after) { ...Listed } }
			... on Term { articles(first: 100, after: $after) { ...Listed } }
		}
	}
	fragment Listed on ArticleConnection { nodes { ...Reference } pageInfo { hasNextPage endCursor } totalCount }
	${reference}`;

/** A language of the site. */
export const siteQuestion = `
	query Site($locale: Locale) {
		site(locale: $locale) {
			title baseURL lastChange mainSections articleCount
			language { locale name weight }
			home { ...Reference }
			sections { ...Reference }
			taxonomies { name }
			menus { name items { ...Entries } }
			nameless: menu(name: "") { ...Entries }
		}
	}
	fragment Entries on MenuItem { ...Entry children { ...Entry children { ...Entry children { ...Entry } } } }
	fragment Entry on MenuItem { identifier name title url weight pageRef parent key pre post page { ...Reference } }
	${reference}`;

/** The languages of the site. */
export const languagesQuestion = `{ site { languages { locale } } }`;

/** Articles of a language in an order. */
export const articlesQuestion = `
	query Articles($where: ArticleWhere, $orderBy: ArticleOrder, $after: String) {
		articles(first: 100, after: $after, where: $where, orderBy: $orderBy) { nodes { ...Reference } pageInfo { hasNextPage endCursor } totalCount }
	}
	${reference}`;

/** Terms of every taxonomy in an order; read on for one of them. */
export const termsQuestion = `
	query Terms($locale: Locale, $orderBy: TermOrder, $after: String) {
		site(locale: $locale) {
			taxonomies {
				name
				terms(first: 100, after: $after, orderBy: $orderBy) {
					nodes { ...Reference title key slug count }
					pageInfo { hasNextPage endCursor }
				}
			}
		}
	}
	${reference}`;

/** What is related to an article. */
export const relatedQuestion = `
	query Related($locale: Locale, $after: String) {
		pages(locale: $locale, kinds: [ARTICLE], first: 50, after: $after) {
			nodes { ...Reference ... on Article { related(first: 20) { totalCount edges { score node { ...Reference } matches { index keyword weight } } } } }
			pageInfo { hasNextPage endCursor }
		}
	}
	${reference}`;
