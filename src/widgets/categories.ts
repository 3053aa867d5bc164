import { isTruthful } from '../store/truth.ts';
import { termsByKey } from './terms.ts';
import type { MakeWidget } from './widget.ts';

/** All categories by key (Mainroad: widgets/categories.html). Hidden without any. */
export const categoriesWidget: MakeWidget = ({ reader, language, name, param, words }) => {
	const entries = termsByKey(reader, language.id, 'categories');
	if (entries.length === 0) return null;
	return { kind: 'CategoriesWidget', name, title: words.categories, showCounts: isTruthful(param('categories_counter')), entries };
};
