import type { Json, MenuEntryConfig, Params } from '../config/config.ts';
import { isMap, toInteger, toText } from './convert.ts';
import type { ReportKey } from './fields-report.ts';

/** What a menu entry takes from its page where front matter does not say. */
export type MenuPage = { title: string; linkTitle: string; weight: number };

/**
 * The menu entries that front matter asks for under `menus` or `menu`: a name, a list of names, or a map of names to settings. The name
 * may be empty, a number or a boolean. Name, title and weight of the page fill what an entry leaves out. The URL is the page's and so
 * is left to whoever knows it. (Hugo: navigation/pagemenus.go)
 */
export function resolveMenuEntries(params: Params, page: MenuPage, report: ReportKey): MenuEntryConfig[] {
	const key = 'menus' in params ? 'menus' : 'menu';
	const value = params[key] ?? null;
	if (value === null) return [];
	if (isMap(value)) return Object.keys(value).flatMap((menu) => mapEntry(menu, value[menu]!, page, key, report));
	const names = (Array.isArray(value) ? value : [value]).map(toText);
	if (names.includes(null)) {
		const message = `“${key}” is a list that holds more than names, and so gives no menu entries.`;
		report(key, 'FRONT_MATTER_TYPE', message, `Write a name, a list of names, or a map: “${key}: {main: {weight: 10}}”.`);
		return [];
	}
	return [...new Set(names as string[])].map((menu) => entry(menu, {}, page));
}

function mapEntry(menu: string, settings: Json, page: MenuPage, key: string, report: ReportKey): MenuEntryConfig[] {
	if (settings === null) return [entry(menu, {}, page)];
	if (isMap(settings)) return [entry(menu, settings, page)];
	const message = `The settings of menu “${menu}” are no map, and so the page is not in it.`;
	report(key, 'FRONT_MATTER_TYPE', message, `Write “${key}: {${menu}: {weight: 10}}”, or “${key}: ${menu}” for an entry without settings.`);
	return [];
}

function entry(menu: string, settings: Params, page: MenuPage): MenuEntryConfig {
	const text = (name: string) => toText(settings[name]) ?? '';
	return {
		menu,
		identifier: text('identifier'),
		name: text('name') || page.linkTitle,
		title: text('title') || page.title,
		pageRef: text('pageref'),
		url: text('url'),
		weight: toInteger(settings.weight) || page.weight,
		parent: text('parent'),
		pre: text('pre'),
		post: text('post'),
		params: isMap(settings.params) ? settings.params : {},
	};
}
