import { isBlank } from '../characters.ts';
import { createBlock } from './block.ts';
import { endLine, peekLine } from './cursor.ts';
import { type BlockRule, lastOpen } from './rule.ts';

const blockTags = new Set(
	(
		'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset ' +
		'figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem ' +
		'meta nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul'
	).split(' '),
);

const attribute = '(?:[ \\t\\n]+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:[ \\t\\n]*=[ \\t\\n]*(?:[^"\'=<>`\\x00-\\x20]+|\'[^\']*\'|"[^"]*"))?)';
const verbatimTag = /^<(?:script|pre|style|textarea)(?:\s|\/?>|$)/i;
const declaration = /^<![A-Z]+/;
const tagAlone = new RegExp(`^<(/ *)?([a-zA-Z]+[a-zA-Z0-9-]*)(${attribute}*) *(?:>|/>) *\\n?$`);
const tagStart = /^<(?:\/ *)?([a-zA-Z]+[a-zA-Z0-9-]*)(?: |\/?>|\n?$)/;
const verbatimEnd = /<\/(?:script|pre|style|textarea)>/i;

/** What ends an HTML block of the types 2 to 5 of the CommonMark specification. */
const terminators = ['', '', '-->', '?>', '>', ']]>'];

/** Raw HTML. `level` is its type, 1 to 7 as in the CommonMark specification; `text` the closing line of types 1 to 5. */
export const htmlRule: BlockRule = {
	triggers: '<',
	interruptsParagraph: true,
	acceptsIndent: false,
	open(state) {
		const line = peekLine(state.cursor)!;
		const type = htmlType(line.slice(state.offset), lastOpen(state)?.block.kind === 'paragraph');
		if (type === 0) return null;
		const block = createBlock('html');
		block.level = type;
		block.lines.push(line);
		endLine(state.cursor);
		return block;
	},
	resume(state, block) {
		const line = peekLine(state.cursor)!;
		if (block.level >= 6) {
			if (isBlank(line)) return 'close';
		} else {
			if (block.lines.length === 1 && endsHtml(block.level, block.lines[0]!)) return 'close';
			if (endsHtml(block.level, line)) {
				block.text = line;
				endLine(state.cursor);
				return 'close';
			}
		}
		block.lines.push(line);
		endLine(state.cursor);
		return 'leaf';
	},
};

function endsHtml(type: number, line: string): boolean {
	return type === 1 ? verbatimEnd.test(line) : line.includes(terminators[type]!);
}

/** Type of the HTML block that a line begins, 0 where it begins none. */
function htmlType(line: string, interrupts: boolean): number {
	if (verbatimTag.test(line)) return 1;
	if (line.startsWith('<!--')) return 2;
	if (line.startsWith('<?')) return 3;
	if (declaration.test(line)) return 4;
	if (line.startsWith('<![CDATA[')) return 5;
	const alone = tagAlone.exec(line);
	if (alone !== null) {
		const name = alone[2]!.toLowerCase();
		if (blockTags.has(name)) return 6;
		const isVerbatim = name === 'script' || name === 'style' || name === 'pre';
		const isClosingWithAttributes = alone[1] === '/' && alone[3] !== '';
		if (!isVerbatim && !interrupts && !isClosingWithAttributes) return 7;
	}
	const start = tagStart.exec(line);
	return start !== null && blockTags.has(start[1]!.toLowerCase()) ? 6 : 0;
}
