import { baseURLOf } from './base-url.ts';
import type { MakeWidget } from './widget.ts';

/** The theme's older form, which always asks DuckDuckGo (Mainroad: widgets/ddg-search.html). */
export const duckDuckGoSearchWidget: MakeWidget = ({ name, settings, words }) => ({
	kind: 'DuckDuckGoSearchWidget',
	name,
	title: '',
	action: 'https://duckduckgo.com/',
	placeholder: words.searchPlaceholder,
	sites: baseURLOf(settings),
});
