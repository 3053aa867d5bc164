import { unpackRawTexts } from '../db/contents.ts';
import type { BodyLink, Location } from '../document/document.ts';
import { linkTarget } from '../document/link-target.ts';
import { writeTexts } from './pages.ts';
import { splitPageKey, type Run } from './run.ts';

/** Logical paths that the open links of a body may mean, each once. */
export function linkTargets(links: BodyLink[], location: Location): string[] {
	const targets = new Set<string>();
	for (const link of links) {
		if (!link.isPlaceholder) continue;
		for (const path of linkTarget(link.destination, location, link.isImage)?.logicalPaths ?? []) targets.add(path);
	}
	return [...targets];
}

/** Resolves the links of pages that were written, and of pages that link to what came, moved or went. */
export function finishLinks(run: Run): void {
	for (const key of run.touchedTargets) {
		const { languageId, logicalPath } = splitPageKey(key);
		for (const { id } of run.statements.pagesLinkingTo(languageId, logicalPath)) run.toLink.add(id);
	}
	for (const id of run.toLink) resolveLinks(run, id);
	run.toLink.clear();
	run.touchedTargets.clear();
}
