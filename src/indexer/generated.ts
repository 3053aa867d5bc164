import type { LanguageConfig, PageKind } from '../config/config.ts';
import { generatedDocument } from '../document/generated-document.ts';
import { createEntry, type Entry } from './entry.ts';
import type { Run } from './run.ts';
import type { Branch } from './tree.ts';

/** A list page that Hugo makes without a file. `name` titles it: folder, plural or spelling; `term` is Hugo's .Data.Term. */
export function generatedEntry(
	run: Run,
	language: LanguageConfig,
	kind: Exclude<PageKind, 'page'>,
	logicalPath: string,
	name: string,
	term = name,
): Entry {
	const branches = run.tree.ancestors(language.key, logicalPath);
	const ancestors = kind === 'term' ? [...outerPages(run, language, logicalPath, branches), ...branches] : branches;
	const document = generatedDocument({ config: run.config, language, kind, logicalPath, name, spelling: term, ancestors });
	return createEntry(run, language, document, ancestors, kind === 'section' ? run.resourcesOf(`${name}/`, language.key) : [], term);
}

/** Terms that Hugo makes itself are in no tree: those above a nested one are looked up. */
function outerPages(run: Run, language: LanguageConfig, logicalPath: string, branches: Branch[]): Branch[] {
	const languageId = run.languageIds.get(language.key)!;
	const outer: Branch[] = [];
	const top = logicalPath.indexOf('/', 1);
	for (let end = logicalPath.lastIndexOf('/'); end > top; end = logicalPath.lastIndexOf('/', end - 1)) {
		const path = logicalPath.slice(0, end);
		const page = branches.some((branch) => branch.logicalPath === path) ? undefined : run.statements.pageByPath(languageId, path);
		if (page?.kind === 'term')
			outer.push({
				logicalPath: path,
				kind: 'term',
				slug: '',
				title: page.title,
				name: path.slice(path.lastIndexOf('/') + 1),
				cascade: [],
				pageId: page.id,
				hasFile: false,
			});
	}
	return outer;
}
