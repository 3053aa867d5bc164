import graphql from '@graphql-eslint/eslint-plugin';

const { 'flat/schema-recommended': recommended, 'flat/schema-relay': relay } = graphql.configs;

/**
 * Single places where a rule is not followed, each with the reason. They become comments that turn the rule off for one line, and a
 * comment without effect is an error, so that none stays longer than it is needed.
 */
export const exceptions = [
	{
		place: 'Section.sections',
		rule: '@graphql-eslint/no-typename-prefix',
		reason: 'The sections below a section are called what they are.',
	},
	{
		place: 'Section.sectionName',
		rule: '@graphql-eslint/no-typename-prefix',
		reason: 'The field is of the interface Page, where every page says its section.',
	},
	{
		place: 'Term.term',
		rule: '@graphql-eslint/no-typename-prefix',
		reason: 'It is what Hugo calls it (.Data.Term), beside the title.',
	},
	{
		place: 'ProblemEdge',
		rule: '@graphql-eslint/relay-edge-types',
		reason: 'A problem is gone when its file is mended; there is nothing to ask for again by an id.',
	},
];

/** Types that are never asked for by themselves, beside pages of lists, widgets and counts. */
export const typesWithoutIdentity = [
	'PageInfo',
	'ArticleFacets',
	'TagCloudEntry',
	'RelatedMatch',
	// Events, told apart by their cursor.
	'ArticleUpserted',
	'ArticleRemoved',
	// Parts of a page.
	'Heading',
	'Image',
	'Layout',
	'Link',
	'Resource',
	'Problem',
	// Told apart by their locale.
	'Language',
	'Translation',
	'Site',
	// Parts of the site's configuration.
	'Menu',
	'MenuItem',
	'SocialLink',
];

/** What the schema is checked with. */
export default [
	{
		files: ['**/*.graphql'],
		plugins: { '@graphql-eslint': graphql },
		languageOptions: { parser: graphql.parser },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			...recommended.rules,
			...relay.rules,
			// A list that is only read forward is one by the Relay specification too: "forward pagination arguments, backward pagination
			// arguments, or both". Changes come in one order, and found articles are best first.
			'@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
			// The rule wants lists of nothing but edges. Short lists that come whole, such as an article's tags, need no cursors.
			'@graphql-eslint/relay-edge-types': [
				'error',
				{ withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false },
			],
			'@graphql-eslint/strict-id-in-types': [
				'error',
				{
					acceptedIdNames: ['id'],
					acceptedIdTypes: ['ID'],
					exceptions: {
						// Pages of lists, and widgets, counts and the like, belong to what they are asked of and are never asked for by themselves.
						suffixes: ['Connection', 'Edge', 'Widget', 'Count'],
						types: typesWithoutIdentity,
					},
				},
			],
		},
	},
];
