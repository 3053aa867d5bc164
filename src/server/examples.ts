import { readdirSync, readFileSync } from 'node:fs';
import type { Store } from '../store/store.ts';
import type { Tab } from './graphiql-page.ts';

/** One example query with variables that fit the sample site. */
export type Example = { name: string; query: string; variables: Record<string, unknown> };

const folder = new URL('./examples/', import.meta.url);

/** The examples in the order of their names: each a `.graphql` file, with the variables in a `.json` file beside it where it takes some. */
export function readExamples(): Example[] {
	const names = readdirSync(folder).sort();
	return names
		.filter((name) => name.endsWith('.graphql'))
		.map((name) => {
			const variables = name.replace(/graphql$/, 'json');
			return {
				name: name.replace(/^\d+-|\.graphql$/g, ''),
				query: readFileSync(new URL(name, folder), 'utf8'),
				variables: names.includes(variables) ? JSON.parse(readFileSync(new URL(variables, folder), 'utf8')) : {},
			};
		});
}

/** The tabs that GraphiQL opens with. On a site that is not the sample, a path that leads nowhere is replaced by its newest article's. */
export function exampleTabs(store: Store | null): Tab[] {
	return readExamples().map(({ query, variables }) => ({ query, variables: JSON.stringify(fitting(variables, store), null, 2) }));
}

function fitting(variables: Record<string, unknown>, store: Store | null): Record<string, unknown> {
	if (!store) return variables;
	const reader = store.reader({ mode: 'live' });
	const fitted = { ...variables };
	if (typeof fitted.path === 'string' && !reader.pageByUrl(fitted.path)) {
		const [newest] = reader.articles({ first: 1 }).nodes;
		if (newest) fitted.path = newest.url;
	}
	if (typeof fitted.locale === 'string' && !reader.findLanguage(fitted.locale)) fitted.locale = reader.language().locale;
	return fitted;
}
