import { toFlag } from './settings.ts';
import { isTree, type Tree } from './tree.ts';

/**
 * Settings with what `pygments…` keys, the highlighter's before 0.60, say where today's names say nothing
 * (Hugo: markup/highlight/config.go, ApplyLegacyConfig).
 */
export function withFormerKeys(settings: Tree): Tree {
	if (!Object.keys(settings).some((key) => key.startsWith('pygments'))) return settings;
	const markup = isTree(settings.markup) ? settings.markup : {};
	const highlight: Tree = { ...(isTree(markup.highlight) ? markup.highlight : {}) };
	if (settings.pygmentscodefences !== undefined && toFlag(highlight.codefences ?? true) !== false) {
		highlight.codefences = settings.pygmentscodefences;
	}
	if (settings.pygmentscodefencesguesssyntax !== undefined && toFlag(highlight.guesssyntax ?? false) !== true) {
		highlight.guesssyntax = settings.pygmentscodefencesguesssyntax;
	}
	return { ...settings, markup: { ...markup, highlight: { ...highlight, ...options(settings.pygmentsoptions) } } };
}

/** `linenos=table,linenostart=9`. */
function options(value: unknown): Tree {
	const found: Tree = {};
	for (const option of typeof value === 'string' ? value.split(',') : []) {
		const [key = '', text] = option.split('=');
		if (text === undefined) continue;
		found[key.trim().toLowerCase()] = text;
		if (text === 'table' || text === 'inline') found.linenumbersintable = text === 'table';
	}
	return found;
}
