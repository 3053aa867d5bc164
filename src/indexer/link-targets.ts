import type { Config } from '../config/config.ts';
import type { BodyLink, Location } from '../document/document.ts';
import { linkTarget } from '../document/link-target.ts';

/** Logical paths that the open links of a body may mean, each once; those that a `ref` may mean by name alone without their slash. */
export function linkTargets(links: BodyLink[], location: Location, config: Config): string[] {
	const targets = new Set<string>();
	for (const link of links) {
		if (!link.isPlaceholder) continue;
		const paths = linkTarget(link.reference?.path ?? link.destination, location, link.isImage, config)?.logicalPaths ?? [];
		for (const path of paths) targets.add(path);
		if (link.reference && !link.reference.path.includes('/') && paths.length > 0) targets.add(paths.at(-1)!.slice(1));
	}
	return [...targets];
}
