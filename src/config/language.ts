import { type Address, readBaseURL } from './address.ts';
import { cascadeRules } from './cascade.ts';
import type { LanguageConfig, Params, PrivacyConfig, TaxonomyConfig } from './config.ts';
import { dateSources } from './dates.ts';
import { withFormerKeys } from './former-keys.ts';
import { markupConfig } from './markup.ts';
import { menuEntries } from './menus.ts';
import { permalinkRules } from './permalinks.ts';
import { relatedConfig } from './related.ts';
import { type Complain, type Settings, settings, toFlag, toTexts } from './settings.ts';
import { hugoSitemap, readSitemap } from './sitemap.ts';
import { knownTimeZone } from './time-zone.ts';
import { isTree, type Tree } from './tree.ts';

/** What a language's settings depend on besides the settings themselves. */
export type LanguagePlace = {
	/** Lower case. */
	key: string;
	/** The key as the site spells it. */
	locale: string;
	/** The language's own settings, for what only a language can have. */
	own: Tree;
	isDefault: boolean;
	/** Number of enabled languages. */
	count: number;
	/** Whether the site configures languages at all. */
	configured: boolean;
	/** Whether languages have base URLs of their own. */
	hasHosts: boolean;
	environment: string;
	/** The root's taxonomies, which decide on the default related indices; null for Hugo's default ones. */
	rootTaxonomies: Tree | null;
};

const titleStyles = ['ap', 'chicago', 'go', 'firstupper', 'none'] as const;

/** All settings of one language from the effective map of {@link overlay} (Hugo: config/allconfig/alldecoders.go). */
export function languageConfig(effective: Tree, place: LanguagePlace, complain: Complain): LanguageConfig {
	const site = settings(withFormerKeys(effective), '', complain);
	const own = settings(place.own, `languages.${place.key}`, complain);
	const params = (isTree(effective.params) ? effective.params : {}) as Params;
	const configuredTag = own.text('locale', '') || own.text('languageCode', '');
	const rootTag = place.isDefault ? site.text('locale', '') || site.text('languageCode', '') : '';
	return {
		key: place.key,
		locale: place.locale,
		languageTag: configuredTag || rootTag || place.key,
		name: own.text('label', '') || own.text('languageName', ''),
		weight: own.number('weight', 0),
		direction: (own.text('direction', '') || own.text('languageDirection', '')).toLowerCase() === 'rtl' ? 'rtl' : 'ltr',
		isDefault: place.isDefault,
		title: site.text('title', ''),
		prefix: prefix(site, place),
		...address(site),
		copyright: site.text('copyright', ''),
		params,
		menus: menuEntries(site.below('menus').tree, complain),
		sectionPagesMenu: site.text('sectionPagesMenu', ''),
		timeZone: knownTimeZone(site.text('timeZone', ''), complain),
		summaryLength: site.number('summaryLength', 70),
		hasCJKLanguage: site.flag('hasCJKLanguage', false),
		mainSections: params.mainsections === undefined ? site.texts('mainSections') : (toTexts(params.mainsections) ?? []),
		taxonomies: taxonomies(site),
		permalinks: permalinkRules(effective.permalinks, place.key, place.environment, complain),
		uglyURLs: uglyURLs(effective),
		disablePathToLower: site.flag('disablePathToLower', false),
		removePathAccents: site.flag('removePathAccents', false),
		capitalizeListTitles: site.flag('capitalizeListTitles', true),
		pluralizeListTitles: site.flag('pluralizeListTitles', true),
		titleCaseStyle: titleStyles.find((style) => style === site.text('titleCaseStyle', '').toLowerCase()) ?? 'ap',
		dateSources: dateSources(site.below('frontmatter')),
		related: relatedConfig(site.below('related'), place.rootTaxonomies, complain),
		markup: markup(site, place),
		enableEmoji: site.flag('enableEmoji', false),
		privacy: privacy(site.below('privacy')),
		notFoundURL: site.text('refLinksNotFoundURL', ''),
		cascade: cascadeRules(effective.cascade, place.key, place.environment, complain),
		disableKinds: disableKinds(site),
		pagerSize: site.below('pagination').number('pagerSize', site.number('paginate', 10)),
		rssLimit: site.below('services').below('rss').number('limit', 0) || site.number('rssLimit', -1),
		sitemap: readSitemap(effective.sitemap, hugoSitemap),
	};
}

/** With `canonifyURLs` paths are below the base URL's, which their writer puts before them (Hugo: helpers/pathspec.go, GetBasePath). */
function address(site: Settings): Address {
	const whole = readBaseURL(site.text('baseURL', ''));
	return site.flag('canonifyURLs', false) ? { ...whole, basePath: '' } : whole;
}

/** Every language but the default is below its key; the default too if the site says so; none where each has a host of its own. */
function prefix(site: Settings, place: LanguagePlace): string {
	if (place.hasHosts && place.count > 1) return '';
	if (place.isDefault) return site.flag('defaultContentLanguageInSubdir', false) ? `/${place.key}` : '';
	return `/${place.key}`;
}

function markup(site: Settings, place: LanguagePlace): LanguageConfig['markup'] {
	const duplicates = site.below('markup').below('goldmark').flag('duplicateResourceFiles', false);
	// Hugo counts the merge mark of a configured `languages` map as a language, so that a single configured one turns the hooks on too.
	const embedded = place.configured && !place.hasHosts && !duplicates;
	return markupConfig(site.below('markup'), embedded);
}

function privacy(settings: Settings): PrivacyConfig {
	const youtube = settings.below('youtube');
	const vimeo = settings.below('vimeo');
	return {
		youtube: { disable: youtube.flag('disable', false), privacyEnhanced: youtube.flag('privacyEnhanced', false) },
		vimeo: { disable: vimeo.flag('disable', false), enableDNT: vimeo.flag('enableDNT', false) },
	};
}

function taxonomies(site: Settings): TaxonomyConfig[] {
	if (site.tree.taxonomies === undefined) {
		return [
			{ singular: 'category', plural: 'categories' },
			{ singular: 'tag', plural: 'tags' },
		];
	}
	const configured = site.below('taxonomies');
	return Object.keys(configured.tree)
		.map((singular) => ({ singular, plural: configured.text(singular, '') }))
		.filter(({ singular, plural }) => singular !== '' && plural !== '');
}

function uglyURLs(effective: Tree): boolean | Record<string, boolean> {
	const value = effective.uglyurls;
	if (!isTree(value)) return value === true || value === 'true';
	return Object.fromEntries(Object.entries(value).map(([section, ugly]) => [section, toFlag(ugly) ?? false]));
}

function disableKinds(site: Settings): string[] {
	const kinds = (site.texts('disableKinds') ?? []).map((kind) => kind.toLowerCase());
	return [...new Set(kinds.map((kind) => (kind === 'taxonomyterm' ? 'taxonomy' : kind)))];
}
