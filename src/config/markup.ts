import type { Json, MarkupConfig, TypographerConfig } from './config.ts';
import type { Settings } from './settings.ts';
import { isTree } from './tree.ts';

/**
 * The `markup` settings over Hugo's defaults (Hugo: markup/markup_config/config.go, markup/goldmark/goldmark_config/config.go).
 *
 * @param markup the `markup` map
 * @param embeddedHooks whether Hugo's automatic choice turns the embedded link and image hooks on
 */
export function markupConfig(markup: Settings, embeddedHooks: boolean): MarkupConfig {
	const goldmark = markup.below('goldmark');
	const parser = goldmark.below('parser');
	const renderer = goldmark.below('renderer');
	const contents = markup.below('tableOfContents');
	const attribute = parser.tree.attribute;
	const highlighter = markup.below('highlight');
	const definitionList = goldmark.below('extensions').flag('definitionList', true);
	return {
		unsafe: renderer.flag('unsafe', false),
		hardWraps: renderer.flag('hardWraps', false),
		xhtml: renderer.flag('xhtml', false),
		...extensions(goldmark.below('extensions')),
		autoHeadingID: parser.flag('autoHeadingID', true),
		autoHeadingIDType: headingIDType(parser),
		autoDefinitionTermID: definitionList && parser.flag('autoDefinitionTermID', false),
		wrapStandAloneImageWithinParagraph: parser.flag('wrapStandAloneImageWithinParagraph', true),
		blockAttributes: typeof attribute === 'boolean' ? false : parser.below('attribute').flag('block', false),
		titleAttributes: typeof attribute === 'boolean' ? attribute : parser.below('attribute').flag('title', true),
		linkHook: hook(goldmark.below('renderHooks').below('link'), embeddedHooks),
		imageHook: hook(goldmark.below('renderHooks').below('image'), embeddedHooks),
		codeFences: highlighter.flag('codeFences', true),
		highlight: highlight(highlighter),
		tableOfContents: {
			startLevel: contents.number('startLevel', 2),
			endLevel: contents.number('endLevel', 3),
			ordered: contents.flag('ordered', false),
		},
	};
}

type Extensions = Pick<
	MarkupConfig,
	| 'typographer'
	| 'footnote'
	| 'definitionList'
	| 'linkify'
	| 'linkifyProtocol'
	| 'strikethrough'
	| 'table'
	| 'taskList'
	| 'cjk'
	| 'extras'
	| 'passthrough'
>;

function extensions(extension: Settings): Extensions {
	const cjk = extension.below('cjk');
	const extras = extension.below('extras');
	const isExtra = (key: string): boolean => extras.below(key).flag('enable', false);
	const passthrough = extension.below('passthrough');
	const delimiters = passthrough.below('delimiters').tree;
	const footnote = extension.tree.footnote;
	return {
		typographer: extension.tree.typographer === false ? null : typographer(extension.below('typographer')),
		footnote: typeof footnote === 'boolean' ? footnote : extension.below('footnote').flag('enable', true),
		definitionList: extension.flag('definitionList', true),
		linkify: extension.flag('linkify', true),
		linkifyProtocol: extension.text('linkifyProtocol', 'https'),
		strikethrough: extension.flag('strikethrough', true),
		table: extension.flag('table', true),
		taskList: extension.flag('taskList', true),
		cjk: {
			enable: cjk.flag('enable', false),
			eastAsianLineBreaks: cjk.flag('eastAsianLineBreaks', false),
			eastAsianLineBreaksStyle: cjk.choice('eastAsianLineBreaksStyle', ['simple', 'css3draft'], 'simple'),
			escapedSpace: cjk.flag('escapedSpace', false),
		},
		extras: {
			delete: isExtra('delete'),
			insert: isExtra('insert'),
			mark: isExtra('mark'),
			subscript: isExtra('subscript'),
			superscript: isExtra('superscript'),
		},
		passthrough: { enable: passthrough.flag('enable', false), block: pairs(delimiters.block), inline: pairs(delimiters.inline) },
	};
}

function typographer(settings: Settings): TypographerConfig | null {
	if (settings.flag('disable', false)) return null;
	return {
		leftSingleQuote: settings.text('leftSingleQuote', '&lsquo;'),
		rightSingleQuote: settings.text('rightSingleQuote', '&rsquo;'),
		leftDoubleQuote: settings.text('leftDoubleQuote', '&ldquo;'),
		rightDoubleQuote: settings.text('rightDoubleQuote', '&rdquo;'),
		enDash: settings.text('enDash', '&ndash;'),
		emDash: settings.text('emDash', '&mdash;'),
		ellipsis: settings.text('ellipsis', '&hellip;'),
		leftAngleQuote: settings.text('leftAngleQuote', '&laquo;'),
		rightAngleQuote: settings.text('rightAngleQuote', '&raquo;'),
		apostrophe: settings.text('apostrophe', '&rsquo;'),
	};
}

function headingIDType(parser: Settings): MarkupConfig['autoHeadingIDType'] {
	// The former name wins where both are given.
	const key = parser.text('autoHeadingIDType', '') === '' ? 'autoIDType' : 'autoHeadingIDType';
	return parser.choice(key, ['github', 'github-ascii', 'blackfriday'], 'github');
}

/** `lineNos` is false, true (in the way of `lineNumbersInTable`), `inline` or `table` (Hugo: markup/highlight/config.go). */
function highlight(settings: Settings): MarkupConfig['highlight'] {
	const areNumbersInTable = settings.flag('lineNumbersInTable', true);
	const wanted = settings.tree.linenos;
	const isStyle = wanted === 'inline' || wanted === 'table';
	const way = areNumbersInTable ? 'table' : 'inline';
	return {
		lineNumbers: isStyle ? wanted : settings.flag('lineNos', false) ? way : 'none',
		firstLineNumber: settings.number('lineNoStart', 1),
		areNumbersInTable,
		guessSyntax: settings.flag('guessSyntax', false),
	};
}

function hook(settings: Settings, automatic: boolean): boolean {
	if (settings.has('enableDefault')) return settings.flag('enableDefault', false);
	const use = settings.choice('useEmbedded', ['auto', 'never', 'always', 'fallback'], 'auto');
	return use === 'auto' ? automatic : use !== 'never';
}

function pairs(value: Json | undefined): [string, string][] {
	if (!Array.isArray(value) || isTree(value)) return [];
	return value.flatMap((pair): [string, string][] => {
		if (!Array.isArray(pair) || typeof pair[0] !== 'string' || typeof pair[1] !== 'string') return [];
		return [[pair[0], pair[1]]];
	});
}
