import type { CascadeRule } from '../config/config.ts';
import type { Ancestor } from '../document/document.ts';

/** A list page that others can stand below: home, sections, taxonomies, and terms with a file. */
export type Branch = Ancestor & { pageId: number; hasFile: boolean };

/** The list pages of every language by logical path; small, and kept in memory between runs. */
export type SiteTree = {
	/** Whether the index's list pages are in it. */
	isLoaded: boolean;
	get(language: string, logicalPath: string): Branch | undefined;
	set(language: string, branch: Branch): void;
	delete(language: string, logicalPath: string): void;
	/** The list pages above a logical path, nearest first; home is the last (Hugo: hugolib, Page.Ancestors). */
	ancestors(language: string, logicalPath: string): Branch[];
	/** Forgets everything; it is loaded from the index again. */
	clear(): void;
	/** Every list page of a language. */
	all(language: string): Iterable<Branch>;
};

/** An empty tree. */
export function createTree(): SiteTree {
	const byLanguage = new Map<string, Map<string, Branch>>();
	return {
		isLoaded: false,
		clear() {
			byLanguage.clear();
			this.isLoaded = false;
		},
		get: (language, logicalPath) => byLanguage.get(language)?.get(logicalPath),
		set(language, branch) {
			let branches = byLanguage.get(language);
			if (!branches) {
				branches = new Map();
				byLanguage.set(language, branches);
			}
			branches.set(branch.logicalPath, branch);
		},
		all: (language) => byLanguage.get(language)?.values() ?? [],
		delete: (language, logicalPath) => byLanguage.get(language)?.delete(logicalPath),
		ancestors(language, logicalPath) {
			const found: Branch[] = [];
			const branches = byLanguage.get(language);
			if (!branches) return found;
			for (let path = logicalPath; path !== '/'; ) {
				path = path.slice(0, path.lastIndexOf('/')) || '/';
				const branch = branches.get(path);
				if (branch) found.push(branch);
			}
			return found;
		},
	};
}

/** Whether a list page gives its descendants anything else than before, so that they have to be read again. */
export function givesTheSame(a: Branch | undefined, b: Branch | undefined): boolean {
	if (!a || !b) return a === b;
	return a.kind === b.kind && a.slug === b.slug && a.title === b.title && sameCascade(a.cascade, b.cascade);
}

function sameCascade(a: CascadeRule[], b: CascadeRule[]): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}

/** First folder of a logical path: `news` of `/news/a/b`, "" for a page in the root. */
export function topFolder(logicalPath: string): string {
	const end = logicalPath.indexOf('/', 1);
	return end < 0 ? '' : logicalPath.slice(1, end);
}
