import type { Complain, Settings } from './settings.ts';

/**
 * Reports the settings that would change Hugo's answers and that HugoQL does not follow. Everything else that Hugo knows and HugoQL has no
 * use for (outputs, imaging, caches, …) changes no answer and is passed over in silence.
 */
export function reportUnsupported(site: Settings, complain: Complain): void {
	const handler = site.below('markup').text('defaultMarkdownHandler', 'goldmark');
	if (!['goldmark', ''].includes(handler.toLowerCase()))
		complain('markup.defaultMarkdownHandler', `is ${handler}; Markdown is read as goldmark does`);
	const footnote = site.below('markup').below('goldmark').below('extensions').below('footnote');
	if (footnote.flag('enableAutoIDPrefix', false)) complain('markup.goldmark.extensions.footnote.enableAutoIDPrefix', 'is not supported');
	if (footnote.has('backlinkHTML')) complain('markup.goldmark.extensions.footnote.backlinkHTML', 'is not supported; back links are ↩︎');
	if ((site.texts('renderSegments') ?? []).length > 0) complain('renderSegments', 'is not supported: all segments are served');
	for (const dimension of ['versions', 'roles']) {
		if (Object.keys(site.below(dimension).tree).length > 1)
			complain(dimension, 'is not supported: all content belongs to one site per language');
	}
	if (site.flag('enableGitInfo', false)) complain('enableGitInfo', 'is not supported: lastmod comes from front matter');
	for (const order of ['nextPrevSortOrder', 'nextPrevInSectionSortOrder']) {
		if (site.below('page').text(order, 'desc').toLowerCase() === 'asc') complain(`page.${order}`, 'is not supported; the order is desc');
	}
	if (site.has('contentTypes')) complain('contentTypes', 'is not supported; files are content by their endings as usual');
	if (site.flag('canonifyURLs', false) && /^[a-z]+:\/\/[^/]+\/+[^/]/i.test(site.text('baseURL', ''))) {
		complain('canonifyURLs', 'is not supported with a path in baseURL: relative permalinks keep that path');
	}
}
