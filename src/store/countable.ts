import { HugoQLError } from '../errors.ts';
import type { ArticleList } from './article-list.ts';
import type { Context } from './context.ts';
import { counted } from './languages.ts';
import { chooseNarrowing } from './narrowing.ts';

/** Articles that are looked at one by one at most, to count those that a filter without sets is for: a second's work. */
const MOST_LOOKED_AT = 200_000;

/** BAD_USER_INPUT where a list would be counted by looking at too many articles. Previews are let be: they are for few, and rarely asked. */
export function requireCountable(context: Context, list: ArticleList): void {
	if (!context.visible.isLive) return;
	const candidates = chooseNarrowing(context, list)?.count ?? counted(context, 'site', '', list.languages);
	if (candidates <= MOST_LOOKED_AT) return;
	throw new HugoQLError(
		'BAD_USER_INPUT',
		`This filter is counted article by article, which is done for ${MOST_LOOKED_AT} of them at most; here it would be ${candidates}. Narrow it by a tag, section or type, or leave out totalCount, pageCount and facets.`,
	);
}
