import type { Problem } from '../errors.ts';
import { embeddedShortcodes, type ShortcodePage } from './shortcodes/embedded.ts';
import { scanShortcodes } from './shortcodes/scan.ts';
import type { Tag } from './shortcodes/tag.ts';

/** What stands for a shortcode while the Markdown around it is rendered: HTML, or the page that a `ref` points to. */
export type Insert = { kind: 'html'; html: string } | { kind: 'reference'; destination: string };

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

/** Where the source stands, and what shortcodes may ask of the renderer. */
export type ShortcodeContext = ShortcodePage & { file: string; firstLine: number };

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
	return (tag, inner, depth, start) => {
		const target = tag.positional[0] ?? tag.named.get('path');
		if ((tag.name === 'ref' || tag.name === 'relref') && target !== undefined) return token({ kind: 'reference', destination: target });
		// Only nested Markdown is rendered by itself: at the top it is part of the page's.
		const text = inner !== null && tag.isMarkdown && depth > 0 ? context.inline(inner) : (inner ?? '');
		const embedded = Object.hasOwn(embeddedShortcodes, tag.name) ? embeddedShortcodes[tag.name] : undefined;
		const rendered = embedded?.(tag, text, context) ?? null;
		if (rendered === null && !unknown.has(tag.name)) {
			unknown.add(tag.name);
			const message = embedded ? `The shortcode ${tag.name} lacks an argument.` : `The shortcode ${tag.name} is not known.`;
			report(expanded, context, 'SHORTCODE_UNKNOWN', message, start);
		}
		const html = rendered ?? (tag.name.endsWith('.inline') ? '' : text);
		return depth > 0 || tag.isMarkdown ? html : token({ kind: 'html', html });
	};
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
