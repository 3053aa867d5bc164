import type { Json, SitemapConfig } from './config.ts';
import { toFlag, toText } from './settings.ts';
import { isTree } from './tree.ts';

/** What Hugo's configuration says where the site's says nothing (Hugo: config/allconfig/allconfig.go). */
export const hugoSitemap: SitemapConfig = { changeFreq: '', priority: -1, disable: false };

/**
 * A map of sitemap settings over others: the configuration's over Hugo's defaults, a page's front matter over the configuration's (Hugo:
 * config/commonConfig.go, DecodeSitemap). Keys without regard to case; what is no map or cannot be converted leaves `base` as it is.
 */
export function readSitemap(value: Json | undefined, base: SitemapConfig): SitemapConfig {
	if (!isTree(value)) return base;
	const given = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), inner]));
	const read = <Setting>(key: string, convert: (value: Json) => Setting | null, fallback: Setting): Setting =>
		given[key] === undefined || given[key] === null ? fallback : (convert(given[key]) ?? fallback);
	return {
		changeFreq: read('changefreq', toText, base.changeFreq),
		priority: read('priority', toFraction, base.priority),
		disable: read('disable', toFlag, base.disable),
	};
}

function toFraction(value: Json): number | null {
	if (typeof value === 'boolean') return value ? 1 : 0;
	const text = toText(value);
	if (text === null || !/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) return null;
	return Number(text);
}
