import type { Config, LanguageConfig, PageKind } from '../config/config.ts';
import type { Ancestor, Document, Location } from './document.ts';
import { emptyFrontMatter } from './front-matter.ts';
import { sectionTitle, taxonomyTitle, termTitle } from './list-titles.ts';
import { documentOf } from './read-document.ts';
import { pageURL } from './url.ts';

/** A list page that no file makes. */
export type GeneratedInput = {
	config: Config;
	language: LanguageConfig;
	kind: Exclude<PageKind, 'page'>;
	logicalPath: string;
	/** Folder, plural of the taxonomy, or term as spelled; "" for home. */
	name: string;
	/** Of a term: the spelling that its URL is made of, where that is not the one that titles it. */
	spelling?: string;
	/** List pages above, nearest first. */
	ancestors: Ancestor[];
};

/** The document of a list page that Hugo makes itself: no body, a title from its name, and what it inherits (Hugo: hugolib/content_map_page.go). */
export function generatedDocument({ config, language, kind, logicalPath, name, spelling, ancestors }: GeneratedInput): Document {
	const location: Location = {
		path: '',
		language: language.key,
		logicalPath,
		form: 'branch',
		kind,
		dir: '',
		translationBaseName: '',
		contentBaseName: '',
		extension: 'md',
	};
	const input = { text: '', file: '', location, language, config, ancestors, fileModTime: 0 };
	const { document } = documentOf(input, emptyFrontMatter());
	const title = document.fields.title || titleOf(language, kind, name);
	const fields = { ...document.fields, title, linkTitle: document.fields.linkTitle || title };
	const named = { ...location, contentBaseName: spelling ?? name };
	return { ...document, fields, url: pageURL({ location: named, fields, language, ancestors }) };
}

function titleOf(language: LanguageConfig, kind: Exclude<PageKind, 'page'>, name: string): string {
	switch (kind) {
		case 'home':
			return language.title;
		case 'section':
			return sectionTitle(name, language);
		case 'taxonomy':
			return taxonomyTitle(name, language);
		case 'term':
			return termTitle(name, language);
	}
}
