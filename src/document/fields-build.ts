import type { Json, Params } from '../config/config.ts';
import { isMap, toBoolean, toText } from './convert.ts';
import type { PageFields } from './document.ts';
import type { ReportKey } from './fields-report.ts';

/** Where a page is listed and whether it has a URL. */
export type BuildOptions = Pick<PageFields, 'list' | 'render'>;

/**
 * Reads `build` (older: `_build`, which wins) and `headless`. Booleans stand for always and never; unknown values count as always.
 * (Hugo: resources/page/pagemeta/pagemeta.go)
 */
export function resolveBuild(params: Params, report: ReportKey): BuildOptions {
	const key = '_build' in params ? '_build' : 'build';
	if (key === '_build') report(key, 'FRONT_MATTER_TYPE', '“_build” is the old name of “build”.', 'Rename it to “build”.');
	const build = params[key] ?? null;
	if (build !== null && !isMap(build)) {
		const message = `“${key}” is no map, and so says nothing about where the page is built.`;
		report(key, 'FRONT_MATTER_TYPE', message, 'Write “build: {list: never}”, or move a value of your own below “params”.');
	}
	const options = isMap(build) ? build : {};
	const list = choose(options.list, ['always', 'never', 'local'] as const, key, report);
	const render = choose(options.render, ['always', 'never', 'link'] as const, key, report);
	return toBoolean(params.headless) === true ? { list: 'never', render: 'never' } : { list, render };
}

function choose<Choice extends string>(
	value: Json | undefined,
	choices: readonly [Choice, Choice, Choice],
	key: string,
	report: ReportKey,
): Choice {
	if (value === undefined || value === null || value === '') return choices[0];
	if (typeof value === 'boolean' || value === 0 || value === 1) return value ? choices[0] : choices[1];
	const text = toText(value) ?? '';
	const choice = choices.find((name) => name === text) ?? (text === '0' ? choices[1] : null);
	if (choice !== null) return choice;
	const message = `“${text}” is no value of “${key}” and counts as “${choices[0]}”.`;
	report(key, 'FRONT_MATTER_TYPE', message, `Write ${choices.map((name) => `“${name}”`).join(', ')}.`);
	return choices[0];
}

/**
 * Whether a page is a draft: `draft`, or the reverse of `published` where `draft` is absent. Text counts only as `"true"` and its kin;
 * `yes` and `on` are text to YAML 1.2 and do not make a draft, which is worth a warning.
 */
export function resolveDraft(params: Params, report: ReportKey): boolean {
	const published = 'published' in params ? toBoolean(params.published) : null;
	if (!('draft' in params)) return published === false;
	if (published !== null) {
		report('published', 'FRONT_MATTER_TYPE', 'The page has both “draft” and “published”; “draft” counts.', 'Keep one of the two.');
	}
	const draft = toBoolean(params.draft);
	if (draft !== null) return draft;
	const shown = toText(params.draft);
	const message = `“draft” is ${shown === null ? 'no boolean' : `the text “${shown}”`}, which does not make the page a draft.`;
	report('draft', 'FRONT_MATTER_TYPE', message, 'Write “draft: true” or “draft: false”.');
	return false;
}
