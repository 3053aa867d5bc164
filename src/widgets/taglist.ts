import { isTruthful } from '../store/truth.ts';
import { termsByKey } from './terms.ts';
import type { MakeWidget } from './widget.ts';

/** All tags by key (Mainroad: widgets/taglist.html). Hidden without any. */
export const tagListWidget: MakeWidget = ({ reader, language, name, param, words }) => {
	const entries = termsByKey(reader, language.id, 'tags');
	if (entries.length === 0) return null;
	return { kind: 'TagListWidget', name, title: words.taglist, showCounts: isTruthful(param('tags_counter')), entries };
};
