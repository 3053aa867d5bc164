import { builder } from './builder.ts';

/** Hugo's page kinds; an article is what Hugo calls a regular page. */
export const PageKind = builder.enumType('PageKind', {
	description: 'What a page is (Hugo: .Kind).',
	values: {
		HOME: { value: 'home', description: 'The front page of a language.' },
		SECTION: { value: 'section', description: 'A folder of articles with a list of them.' },
		TAXONOMY: { value: 'taxonomy', description: 'The list of all terms of a taxonomy, such as all tags.' },
		TERM: { value: 'term', description: 'One term of a taxonomy with the list of its articles, such as one tag.' },
		ARTICLE: { value: 'page', description: 'A single page made of one file (Hugo: regular page).' },
	} as const,
});

/** What kind of bundle a page is. */
export const BundleType = builder.enumType('BundleType', {
	description: 'What kind of bundle a page is (Hugo: .BundleType).',
	values: {
		LEAF: { value: 'leaf', description: 'A folder with `index.md`: one page, everything else in it belongs to that page.' },
		BRANCH: { value: 'branch', description: 'A folder with `_index.md`, or a list page that Hugo makes itself.' },
	} as const,
});

/** Where a page is listed. */
export const Listing = builder.enumType('Listing', {
	description: 'In which lists a page stands (Hugo: build.list).',
	values: {
		ALWAYS: { value: 'always', description: 'In every list.' },
		LOCAL: { value: 'local', description: 'Only in the list of its own section.' },
		NEVER: { value: 'never', description: 'In no list; it can be asked for by its path or id.' },
	} as const,
});

/** Where a summary is from. */
export const SummarySource = builder.enumType('SummarySource', {
	description: 'Where a summary is from.',
	values: {
		MANUAL: { value: 'manual', description: 'Everything before `<!--more-->` in the body.' },
		FRONT_MATTER: { value: 'frontmatter', description: 'Front matter’s `summary`.' },
		AUTO: { value: 'auto', description: 'The first blocks of the body, as many as hold `summaryLength` words.' },
	} as const,
});
