import type { Problem } from '../errors.ts';
import type { BodyLink, Reference } from './document.ts';
import { embeddedShortcodes, type ShortcodePage } from './shortcodes/embedded.ts';
import { scanShortcodes } from './shortcodes/scan.ts';
import type { Tag } from './shortcodes/tag.ts';

/** What stands for a shortcode while the Markdown around it is rendered: HTML, the page that a `ref` points to, or where a link leads. */
export type Insert =
	| { kind: 'html'; html: string }
	| { kind: 'reference'; reference: Omit<Reference, 'before' | 'after'> }
	| { kind: 'link'; link: BodyLink };

/** A source whose shortcodes are replaced by tokens, words of ASCII letters and digits that no markup touches. */
export type Expanded = {
	source: string;
	inserts: Insert[];
	/** Matches a token; the group is its index in `inserts`. Null without tokens. */
	tokens: RegExp | null;
	/** Names of all shortcodes in order of their first appearance. */
	names: string[];
	problems: Problem[];
};

/** Where the source stands, and what shortcodes may ask of the renderer; HTML comes with the links in it. */
export type ShortcodeContext = Omit<ShortcodePage, 'block' | 'inline' | 'image'> &
	Record<'block' | 'inline', (markdown: string) => Linked> & { file: string; firstLine: number };

/** HTML in which NUL n NUL is the destination of link number n. */
type Linked = { html: string; links: BodyLink[] };

/** Broken tags of one page that are reported; the rest is more of the same. */
const MAXIMUM_PROBLEMS = 10;

/** A paired shortcode whose inner text is being read. */
type Frame = { tag: Tag; start: number; inner: string };

/**
 * Takes the shortcodes out of a source, as Hugo does before it renders Markdown (Hugo: hugolib/shortcode.go).
 *
 * `{{< x >}}` becomes a token whose HTML is put in afterwards, `{{% x %}}` becomes Markdown in place, and an escaped tag is only
 * shown. Hugo's own shortcodes give what they give in Hugo; of one that only a template could explain, the inner text is kept
 * and a problem names it once. A tag that is no tag stays text.
 */
export function expandShortcodes(source: string, context: ShortcodeContext): Expanded {
	const expanded: Expanded = { source, inserts: [], tokens: null, names: [], problems: [] };
	if (!source.includes('{{<') && !source.includes('{{%')) return expanded;
	const render = createWriter(expanded, context, tokenPrefix(source));
	const names = new Set<string>();
	const frames: Frame[] = [{ tag: null as unknown as Tag, start: 0, inner: '' }];
	const write = (text: string): void => {
		frames[frames.length - 1]!.inner += text;
	};
	let position = 0;
	for (const piece of scanShortcodes(source)) {
		write(source.slice(position, piece.start));
		position = piece.end;
		if (piece.kind === 'shown') write(piece.text);
		else if (piece.kind === 'tag') {
			names.add(piece.tag.name);
			if (piece.closing >= 0) frames.push({ tag: piece.tag, start: piece.start, inner: '' });
			else write(render(piece.tag, null, frames.length - 1, piece.start));
		} else if (piece.kind === 'closing' && piece.isMatched) {
			const frame = frames.pop()!;
			write(render(frame.tag, frame.inner, frames.length - 1, frame.start));
		} else {
			write(source.slice(piece.start, piece.end));
			const reason = piece.kind === 'broken' ? piece.reason : `the closing tag of ${piece.tag.name} has no opening one`;
			report(expanded, context, 'SHORTCODE_SYNTAX', `Not a shortcode: ${reason}.`, piece.start);
		}
	}
	write(source.slice(position));
	return { ...expanded, source: frames[0]!.inner, names: [...names], tokens: tokenPattern(expanded, source) };
}

function tokenPrefix(source: string): string {
	let prefix = 'HQLSHORTCODE';
	while (source.includes(prefix)) prefix += 'Q';
	return prefix;
}

function tokenPattern({ inserts }: Expanded, source: string): RegExp | null {
	return inserts.length === 0 ? null : new RegExp(`${tokenPrefix(source)}(\\d+)X`, 'g');
}

/** What stands in the source for a shortcode; `inner` is null where it has none, `depth` 0 where it is in no other. */
type Render = (tag: Tag, inner: string | null, depth: number, start: number) => string;

function createWriter(expanded: Expanded, context: ShortcodeContext, prefix: string): Render {
	const unknown = new Set<string>();
	const token = (insert: Insert): string => `${prefix}${expanded.inserts.push(insert) - 1}X`;
	const page = pageOf(context, token);
	return (tag, inner, depth, start) => {
		const reference = referenceOf(tag, depth);
		if (reference !== null) return reference.path === '' ? '' : token({ kind: 'reference', reference });
		// Only nested Markdown is rendered by itself: at the top it is part of the page's.
		const text = inner !== null && tag.isMarkdown && depth > 0 ? nested(page, inner) : (inner ?? '');
		const name = tag.name.toLowerCase();
		const embedded = Object.hasOwn(embeddedShortcodes, name) ? embeddedShortcodes[name] : undefined;
		const rendered = embedded?.(tag, text, page, indentationBefore(expanded.source, start)) ?? null;
		if (rendered === null && !unknown.has(tag.name)) {
			unknown.add(tag.name);
			const message = embedded ? `The shortcode ${tag.name} lacks an argument.` : `The shortcode ${tag.name} is not known.`;
			report(expanded, context, 'SHORTCODE_UNKNOWN', message, start);
		}
		const html = rendered ?? (tag.name.endsWith('.inline') ? '' : text);
		if (depth === 0 && !tag.isMarkdown) return token({ kind: 'html', html });
		const isHTML = rendered !== null || (depth > 0 && tag.isMarkdown);
		return isHTML ? withFilledLines(html, () => token({ kind: 'html', html: '' })) : html;
	};
}

/** Several lines keep the paragraph around them. */
function nested(page: ShortcodePage, inner: string): string {
	return inner.includes('\n') ? page.block(inner) : page.inline(inner);
}

function indentationBefore(source: string, start: number): string {
	const space = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
	return /^[ \t]*$/.test(space) ? space : '';
}

/** What the shortcodes are given: the destinations of links that the indexer resolves are tokens. */
function pageOf(context: ShortcodeContext, token: (insert: Insert) => string): ShortcodePage {
	const withTokens = ({ html, links }: Linked): string =>
		html.replace(/\0(\d+)\0/g, (_, index: string) => token({ kind: 'link', link: links[Number(index)]! }));
	return {
		...context,
		block: (markdown) => withTokens(context.block(markdown)),
		inline: (markdown) => withTokens(context.inline(markdown)),
		image: (source) => token({ kind: 'link', link: { destination: source, text: '', isImage: true, isPlaceholder: true } }),
	};
}

/** The arguments of `ref` and `relref`; null for other shortcodes, and without any (Hugo: tpl/urls/urls.go). */
function referenceOf({ name: spelled, positional, named, isMarkdown }: Tag, depth: number): Omit<Reference, 'before' | 'after'> | null {
	const name = spelled.toLowerCase();
	if (name !== 'ref' && name !== 'relref') return null;
	const path = positional[0] ?? named.get('path');
	if (path === undefined) return null;
	return { path, language: named.get('lang')?.toLowerCase() || null, isMarkdown: isMarkdown || depth > 0, isAbsolute: name === 'ref' };
}

/**
 * HTML that goes into Markdown, where an empty line would end it. Hugo's coloured code has tags in every line; here tokens of nothing
 * stand in the empty ones.
 */
function withFilledLines(html: string, filler: () => string): string {
	return html.replace(/<div class="highlight[ "][\s\S]*?<\/div>/g, (block) => block.replace(/\n(?=[ \t]*\n)/g, () => `\n${filler()}`));
}

function report(
	expanded: Expanded,
	context: ShortcodeContext,
	code: 'SHORTCODE_SYNTAX' | 'SHORTCODE_UNKNOWN',
	message: string,
	start: number,
): void {
	if (expanded.problems.filter((problem) => problem.code === code).length >= MAXIMUM_PROBLEMS) return;
	const before = expanded.source.slice(0, start);
	expanded.problems.push({
		code,
		severity: code === 'SHORTCODE_UNKNOWN' ? 'INFO' : 'WARNING',
		message,
		hint:
			code === 'SHORTCODE_UNKNOWN'
				? 'Templates are not run: the text inside of it is kept, its arguments are not shown.'
				: 'It is shown as text.',
		file: context.file,
		line: context.firstLine + before.split('\n').length - 1,
		column: start - before.lastIndexOf('\n'),
	});
}
