import { orDefault } from '../store/truth.ts';
import { baseURLOf } from './base-url.ts';
import type { MakeWidget } from './widget.ts';

/** A form that searches the site with an engine of the web (Mainroad: widgets/search.html). */
export const searchWidget: MakeWidget = ({ name, param, settings, words }) => ({
	kind: 'SearchWidget',
	name,
	title: '',
	action: String(orDefault(param('search.url'), 'https://google.com/search')),
	placeholder: words.searchPlaceholder,
	inputName: String(orDefault(param('search.input.name'), 'sitesearch')),
	inputValue: `${orDefault(param('search.input.pre'), '')}${baseURLOf(settings)}`,
});
