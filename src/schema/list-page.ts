import { HugoQLError } from '../errors.ts';
import type { PageRow } from '../store/store.ts';
import type { Context } from './context.ts';

/** How many pages `pages(first)` takes at most. */
const MOST = 1000;

/** The description of `pages`, and of its argument. */
export const pagesDescription = 'Everything that it lists, in default order: articles, and list pages below it (Hugo: .Pages).';
export const pagesFirstDescription = 'Only so many: 1 to 1000. All when left out.';

/** What a list page lists. */
export function listed(page: PageRow, first: number | null | undefined, { reader, lists }: Context): PageRow[] {
	if (first != null && (first < 1 || first > MOST))
		throw new HugoQLError('BAD_USER_INPUT', `"first" is ${first}; it has to be from 1 to ${MOST}.`);
	const pages = reader.children(page);
	const answer = first == null ? pages : pages.slice(0, first);
	lists.push(answer);
	return answer;
}
