import type { MakeWidget } from './widget.ts';

/** The home pages of all languages (Mainroad: widgets/languages.html). Hidden where the site has one language. */
export const languagesWidget: MakeWidget = ({ reader, language, name, words }) => {
	const home = reader.languages().length > 1 ? reader.home(language.id) : null;
	return home ? { kind: 'LanguagesWidget', name, title: words.languages, home } : null;
};
