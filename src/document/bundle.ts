/**
 * The leaf bundle that a file is a resource of: its folder with trailing slash, the outermost where several contain the file; null for
 * pages and for resources of branches. `leafFolders` are the folders (trailing slash) that hold an `index.*` in whichever language: a
 * bundle takes every file below it, content of other languages and further bundles too, but for the index files in the folder itself.
 * (Hugo: hugolib/pages_capture.go)
 */
export function leafBundleOf(path: string, isIndexFile: boolean, leafFolders: ReadonlySet<string>): string | null {
	if (leafFolders.size === 0) return null;
	if (leafFolders.has('')) return isIndexFile && !path.includes('/') ? null : '';
	for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
		const folder = path.slice(0, slash + 1);
		if (leafFolders.has(folder)) return isIndexFile && path.indexOf('/', slash + 1) < 0 ? null : folder;
	}
	return null;
}

/**
 * The branch that a file without content extension is a resource of: the nearest folder above that is one, "" for the content root.
 * `branchFolders` are folders with trailing slash: those with an `_index.*`, and every top-level folder with a page.
 */
export function branchOf(path: string, branchFolders: ReadonlySet<string>): string {
	for (let slash = path.lastIndexOf('/'); slash >= 0; slash = path.lastIndexOf('/', slash - 1)) {
		const folder = path.slice(0, slash + 1);
		if (branchFolders.has(folder)) return folder;
		if (slash === 0) break;
	}
	return '';
}
