import type { AddressedPage } from './addressed-page.ts';
import { pageURL } from './url.ts';

/** A page without front matter, as far as its URL goes. */
export const noFields = { slug: '', url: '', date: null, render: 'always' } as const;

/**
 * The URL of a term without file. `key` is its identity below the taxonomy, `spelling` and `title` as Hugo gives them; `ancestors` is the
 * taxonomy and what is above it.
 */
export function termURL(
	term: { taxonomy: string; key: string; spelling: string; title: string },
	language: AddressedPage['language'],
	ancestors: AddressedPage['ancestors'],
): string {
	return pageURL({
		location: {
			path: '',
			logicalPath: `/${term.taxonomy.toLowerCase()}/${term.key}`,
			kind: 'term',
			form: 'branch',
			translationBaseName: '',
			contentBaseName: term.spelling,
		},
		fields: { ...noFields, title: term.title },
		language,
		ancestors,
	});
}
