import type { LanguageConfig, PageKind } from '../config/config.ts';
import { generatedDocument } from '../document/generated-document.ts';
import { createEntry, type Entry } from './entry.ts';
import type { Run } from './run.ts';

/** A list page that Hugo makes without a file. `name` titles it: folder, plural or spelling; `term` is Hugo's .Data.Term. */
export function generatedEntry(
	run: Run,
	language: LanguageConfig,
	kind: Exclude<PageKind, 'page'>,
	logicalPath: string,
	name: string,
	term = name,
): Entry {
	const ancestors = run.tree.ancestors(language.key, logicalPath);
	const document = generatedDocument({ config: run.config, language, kind, logicalPath, name, spelling: term, ancestors });
	return {
		...createEntry(run, language, document, ancestors, kind === 'section' ? (run.resources.get(`${name}/`) ?? []) : []),
		name: term,
	};
}
