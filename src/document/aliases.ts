import { joinPath } from './clean-path.ts';
import type { PageFields } from './document.ts';
import type { AddressedPage } from './addressed-page.ts';
import { isUgly, urlTarget } from './url-target.ts';

/**
 * The other addresses of a page, cleaned, without trailing slash and base path, not escaped: what begins with a slash is below the
 * language's root, everything else beside the page (Hugo: hugolib/page__output.go, Aliases). Where URLs are ugly, `.html` is added.
 */
export function aliasPaths(page: AddressedPage & { fields: Pick<PageFields, 'aliases'> }): string[] {
	if (page.fields.aliases.length === 0) return [];
	const beside = joinPath('/', urlTarget(page).folder, '..');
	return page.fields.aliases.map((written) => {
		const alias = written.replaceAll('\\', '/');
		const path = alias.startsWith('/') ? joinPath('/', page.language.prefix, alias) : joinPath(beside, alias);
		return isUgly(page) && !/\.html?$/.test(path) ? `${path}.html` : path;
	});
}
