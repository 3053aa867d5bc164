import { orDefault } from '../store/truth.ts';
import type { MakeWidget } from './widget.ts';

/** A site's setting is trusted, but a slip of the keyboard is not to cost every request. */
const MOST = 1000;

/** The first articles of the main sections in default order, so that weights come before dates (Mainroad: widgets/recent.html). Hidden without any. */
export const recentWidget: MakeWidget = ({ reader, language, name, param, words }) => {
	const wanted = Math.trunc(Number(orDefault(param('recent_num'), 10)));
	const first = Number.isFinite(wanted) ? Math.min(wanted, MOST) : 10;
	const articles = first > 0 ? reader.recent(language.id, first, null) : [];
	return articles.length > 0 ? { kind: 'RecentWidget', name, title: words.recent, articles } : null;
};
