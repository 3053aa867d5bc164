import { logicalName } from './logical-name.ts';
import type { AddressedPage } from './addressed-page.ts';

/**
 * Folder and name that a page's URL has without permalink rules, not yet sanitised: those of its logical path, or with
 * `disablePathToLower` those of its file as written; folders whose list page has a slug are called by it.
 */
export function pathInSite(page: AddressedPage): { folder: string; name: string } {
	const path = page.language.disablePathToLower ? pathAsWritten(page) : page.location.logicalPath;
	const slash = path.lastIndexOf('/');
	return { folder: withSlugs(path.slice(0, slash), page), name: path.slice(slash + 1) };
}

function withSlugs(folder: string, { ancestors, location }: AddressedPage): string {
	if (folder === '' || !ancestors.some(({ slug, logicalPath }) => slug !== '' && logicalPath !== '/')) return folder;
	const segments = folder.slice(1).split('/');
	for (const { slug, logicalPath } of ancestors) {
		if (slug !== '' && logicalPath !== '/' && logicalPath !== location.logicalPath) segments[logicalPath.split('/').length - 2] = slug;
	}
	return `/${segments.join('/')}`;
}

function pathAsWritten({ location, ancestors }: AddressedPage): string {
	if (location.path !== '') {
		const slash = location.path.lastIndexOf('/') + 1;
		if (location.form === 'single') return `/${location.path.slice(0, slash)}${location.translationBaseName}`;
		return `/${location.path.slice(0, Math.max(slash - 1, 0))}`;
	}
	// A page without file has a name, which ends its logical path, and the names of the list pages above it.
	const segments = location.logicalPath.slice(1).split('/');
	for (const { logicalPath, name } of ancestors) {
		const place = logicalPath.split('/').length - 2;
		if (logicalPath !== '/' && name !== '') segments[place] = name;
	}
	const folder = location.logicalPath.slice(0, location.logicalPath.length - logicalName(location.contentBaseName).length);
	const isNamed = location.contentBaseName !== '' && location.logicalPath.endsWith(logicalName(location.contentBaseName));
	if (!isNamed) return `/${segments.join('/')}`;
	const above = folder.split('/').length - 2;
	return `/${[...segments.slice(0, above), location.contentBaseName].join('/')}`;
}
