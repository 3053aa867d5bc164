import type { Json, RelatedConfig, RelatedIndexConfig } from './config.ts';
import { type Complain, type Settings, settings } from './settings.ts';
import { isTree, lowerKeys, type Tree } from './tree.ts';

/**
 * The related settings: as configured, without any default index; else Hugo's own, with an index of tags where the taxonomy `tag` exists.
 * (Hugo: related/inverted_index.go, DecodeConfig; config/allconfig/alldecoders.go.)
 */
export function relatedConfig(related: Settings, taxonomies: Tree | null, complain: Complain): RelatedConfig {
	if (Object.keys(related.tree).length === 0) return defaultRelated(taxonomies === null || taxonomies.tag !== undefined);
	const toLower = related.flag('toLower', false);
	const entries = related.tree.indices;
	const indices = (Array.isArray(entries) ? entries : []).map((entry, place) => relatedIndex(entry, place, toLower, complain));
	const threshold = Math.min(100, Math.max(0, related.number('threshold', 0)));
	return { threshold, includeNewer: related.flag('includeNewer', false), toLower, indices };
}

function relatedIndex(entry: Json, place: number, toLower: boolean, complain: Complain): RelatedIndexConfig {
	const index = settings(isTree(entry) ? lowerKeys(entry) : entry, `related.indices[${place}]`, complain);
	return {
		name: index.text('name', '').toLowerCase(),
		weight: index.number('weight', 0),
		type: index.choice('type', ['basic', 'fragments'], 'basic'),
		pattern: index.text('pattern', '') || '2006',
		toLower: toLower || index.flag('toLower', false),
		cardinalityThreshold: Math.min(100, Math.max(0, index.number('cardinalityThreshold', 0))),
		applyFilter: index.flag('applyFilter', false),
	};
}

function defaultRelated(hasTags: boolean): RelatedConfig {
	const index = (name: string, weight: number): RelatedIndexConfig => {
		return { name, weight, type: 'basic', pattern: '2006', toLower: false, cardinalityThreshold: 0, applyFilter: false };
	};
	const indices = [index('keywords', 100), index('date', 10)];
	if (hasTags) indices.push(index('tags', 80));
	return { threshold: 80, includeNewer: false, toLower: false, indices };
}
