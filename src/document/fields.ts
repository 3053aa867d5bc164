import type { CascadeRule, Config, LanguageConfig, Params } from '../config/config.ts';
import type { Problem } from '../errors.ts';
import { applyCascade, readCascade } from './cascade.ts';
import { isMap, toBoolean } from './convert.ts';
import { type DateFile, resolveDates } from './dates-resolve.ts';
import type { Ancestor, Location, PageFields } from './document.ts';
import { resolveBuild, resolveDraft } from './fields-build.ts';
import { type ReportKey, reportKeys } from './fields-report.ts';
import { resolveAliasList, resolveTextFields, resolveTextList, resolveWeight } from './fields-text.ts';
import type { FrontMatter } from './front-matter.ts';
import { resolveMenuEntries } from './menu-entries.ts';
import { resolveTerms } from './terms.ts';

/** Everything that decides about a page's fields. */
export type FieldsInput = {
	frontMatter: FrontMatter;
	location: Location;
	language: LanguageConfig;
	config: Config;
	/** List pages above the page, nearest first, home included. */
	ancestors: Ancestor[];
	/** When the file was last changed, in milliseconds since 1970; 0 when unknown. */
	fileModTime: number;
	/** Path that problems name, relative to the site folder; without it the path below the content root. */
	file?: string;
};

/**
 * Turns front matter into a page's fields as Hugo does: cascade, dates, conversions, `params` (rules of hugolib/page__meta.go).
 * Never throws; values of a wrong type count as Hugo counts them and become problems. Nothing of the input changes.
 * Where front matter does not say whether the text is CJK, `params.iscjklanguage` is false until the body has been read.
 */
export function resolveFields(input: FieldsInput): { fields: PageFields; problems: Problem[] } {
	const { frontMatter, location, language, config } = input;
	const own = frontMatter.data;
	const { problems, report } = reportKeys(frontMatter, input.file ?? location.path);
	const cascade = ownCascade(own, report);
	const subject = { logicalPath: location.logicalPath, kind: location.kind, language: location.language, environment: config.environment };
	const params = applyCascade(own, cascadeChain(cascade, input.ancestors, language), subject);

	const dates = resolveDates(own, params, language.dateSources, language.timeZone, dateFile(input));
	for (const key of dates.invalidKeys) reportDate(key, own[key] ?? params[key], report);
	const build = resolveBuild(params, report);
	if ('headless' in params) params.headless = toBoolean(params.headless) ?? false;
	const text = resolveTextFields(params, report);
	const keywords = resolveTextList(params, 'keywords', report);
	const aliases = resolveAliasList(params, report);
	const weight = resolveWeight(params, report);
	const isCJKLanguage = 'iscjklanguage' in params ? (toBoolean(params.iscjklanguage) ?? false) : undefined;
	const hasTitle = 'title' in params;
	const draft = resolveDraft(params, report);
	mergeParams(params, report);
	params.draft = draft;
	params.iscjklanguage = isCJKLanguage ?? false;

	const linkTitle = text.linktitle || text.title;
	const isDisabled = language.disableKinds.includes(location.kind);
	const fields: PageFields = {
		title: text.title,
		hasTitle,
		linkTitle,
		description: text.description,
		summary: text.summary,
		keywords,
		weight,
		draft,
		date: dates.date,
		publishDate: dates.publishDate,
		lastmod: dates.lastmod,
		expiryDate: dates.expiryDate,
		slug: text.slug || ('slug' in params ? '' : (dates.fileNameSlug ?? '')),
		url: text.url,
		type: text.type || sectionOf(location) || 'page',
		layout: text.layout,
		translationKey: text.translationkey || location.logicalPath,
		aliases,
		list: isDisabled ? 'never' : build.list,
		render: isDisabled ? 'never' : build.render,
		isCJKLanguage,
		params,
		terms: resolveTerms(params, language.taxonomies, report),
		menus: resolveMenuEntries(params, { title: text.title, linkTitle, weight }, report),
		cascade,
		frontMatterFormat: frontMatter.format,
	};
	return { fields, problems };
}

function ownCascade(own: Params, report: ReportKey): CascadeRule[] {
	if (own.cascade === undefined) return [];
	const { rules, flaws } = readCascade(own.cascade);
	for (const flaw of flaws) {
		const message = `Part of the cascade is left out: ${flaw}.`;
		report('cascade', 'FRONT_MATTER_TYPE', message, 'See https://gohugo.io/content-management/front-matter/#cascade for its shape.');
	}
	return rules;
}

/** Strongest first. */
function cascadeChain(own: CascadeRule[], ancestors: Ancestor[], language: LanguageConfig): CascadeRule[] {
	if (own.length === 0 && language.cascade.length === 0 && ancestors.every((ancestor) => ancestor.cascade.length === 0)) return [];
	return [...own, ...ancestors.flatMap((ancestor) => ancestor.cascade), ...language.cascade];
}

function dateFile({ frontMatter, location, fileModTime }: FieldsInput): DateFile {
	return { contentBaseName: location.contentBaseName, fileModTime, isJson: frontMatter.format === 'json' };
}

function reportDate(key: string, value: Params[string] | undefined, report: ReportKey): void {
	const shown = typeof value === 'object' ? 'value' : `value “${String(value).slice(0, 100)}”`;
	const hint = 'Write “2025-02-13”, “2025-02-13 06:27:01” or “2025-02-13T06:27:01+08:00”.';
	report(key, 'DATE_INVALID', `The ${shown} of “${key}” is no date, and counts as absent.`, hint);
}

/** Entries of `params` become params themselves and win over keys of the same name outside. (Hugo: from 0.123) */
function mergeParams(params: Params, report: ReportKey): void {
	if (!('params' in params)) return;
	const inner = params.params ?? {};
	delete params.params;
	if (isMap(inner)) Object.assign(params, inner);
	else report('params', 'FRONT_MATTER_TYPE', '“params” is no map, and so gives no params.', 'Write keys and values below “params”.');
}

/** First segment of the logical path, "" for home and for pages directly in the content root. (Hugo: common/paths, Path.Section) */
function sectionOf(location: Location): string {
	const end = location.logicalPath.indexOf('/', 1);
	if (end > 0) return location.logicalPath.slice(1, end);
	return location.form === 'branch' ? location.logicalPath.slice(1) : '';
}
