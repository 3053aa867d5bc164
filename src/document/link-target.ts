import type { Config } from '../config/config.ts';
import { joinPath } from './clean-path.ts';
import type { Location } from './document.ts';
import { parseFileName } from './file-name.ts';
import { isContentExtension, knownLanguages } from './location.ts';
import { logicalName } from './logical-name.ts';
import { normalizedURL, parseDestination } from './markdown/destination.ts';

/** What the destination of a link or image may mean inside the site. */
export type LinkTarget = {
	/** True for `#here`: the page itself. */
	isOwnPage: boolean;
	/** Logical paths of pages to try in this order, in the page's language; empty for images. */
	logicalPaths: string[];
	/** Name of a resource of the page to try after them, "" for none. Hugo compares it without regard to case. */
	resource: string;
	/** Query and fragment, to be put behind the URL of what was found: `?q=1#x`. */
	suffix: string;
};

/**
 * What a destination may mean, as written but for entities and escapes. Null where it is left as it is: addresses with a scheme, and what
 * is no address at all. Only sites with several languages on one host resolve links. Without `config`, no language is seen in file names
 * but the page's own. (Hugo: tpl/tplimpl/embedded/templates/_markup/render-link.html, hugolib/pagecollections.go)
 */
export function linkTarget(destination: string, location: Location, isImage: boolean, config?: Config): LinkTarget | null {
	const parsed = parseDestination(destination);
	if (parsed === null || parsed.isAbsolute || parsed.text === '') return null;
	const { path, query, fragment } = parsed;
	const suffix = suffixOf(query, fragment);
	if (parsed.text.startsWith('#')) return isImage ? null : { isOwnPage: true, logicalPaths: [], resource: '', suffix };
	const relative = path.startsWith('./') ? path.slice(2) : path;
	const resource = relative.replace(/^\//, '');
	const languages = config ? knownLanguages(config) : new Set([location.language]);
	return { isOwnPage: false, logicalPaths: isImage ? [] : pagePaths(relative, location, languages), resource, suffix };
}

/** Query and fragment as html/template lets them into an attribute; the slash keeps a colon from being read as that of a scheme. */
function suffixOf(query: string, fragment: string): string {
	const suffix = (query === '' ? '' : `?${query}`) + (fragment === '' ? '' : `#${fragment}`);
	return suffix === '' ? '' : normalizedURL(`/${suffix}`).slice(1);
}

/** Relative to the page first, then from the root; a name without extension stands for a content file. */
function pagePaths(path: string, location: Location, languages: ReadonlySet<string>): string[] {
	const reference = path.endsWith('/') ? path.slice(0, -1) : path;
	if (reference === '') return ['/'];
	const hasExtension = reference.lastIndexOf('.') > reference.lastIndexOf('/');
	const files = hasExtension
		? [reference]
		: reference.endsWith('/index')
			? [`${reference}/index.md`, `${reference}.md`]
			: [`${reference}.md`];
	const found = new Set<string>();
	for (const file of files) {
		for (const candidate of filePaths(file, hasExtension, location)) found.add(logicalPathOf(candidate, languages));
	}
	return [...found];
}

function filePaths(file: string, hasExtension: boolean, location: Location): string[] {
	if (file.startsWith('/')) return [joinPath(file)];
	const own = `/${location.dir}`;
	const outside = location.form === 'leaf' ? joinPath(own, '..') : own;
	const isFromOwn = location.form === 'branch' || (hasExtension && file.startsWith('../'));
	const paths = [joinPath(isFromOwn ? own : outside, file)];
	// A file that is named in full is also looked for beside the page's own file.
	if (hasExtension) paths.push(joinPath(own, file));
	if (!file.startsWith('.')) paths.push(joinPath('/', file));
	return paths;
}

/** The logical path that a file of this path would have. */
function logicalPathOf(path: string, languages: ReadonlySet<string>): string {
	const slash = path.lastIndexOf('/');
	const { base, extension } = parseFileName(path.slice(slash + 1), languages);
	if (!isContentExtension(extension)) return logicalName(path);
	const name = base.toLowerCase();
	return logicalName(name === 'index' || name === '_index' ? path.slice(0, slash) || '/' : path.slice(0, slash + 1) + base);
}
