import { decodeHTML } from 'entities';
import type { HeadingTree } from '../store/store.ts';

/** A heading of a body; `title` is inline HTML. */
export type HeadingSource = { level: number; id: string; title: string };

/** The real headings of the tree in order; Hugo's placeholders for skipped levels are left out. */
export function headingsOf(tree: HeadingTree[]): HeadingSource[] {
	return tree.flatMap((heading) => (heading.level > 0 ? [heading, ...headingsOf(heading.headings)] : headingsOf(heading.headings)));
}

/** Inline HTML as text. */
export function textOf(html: string): string {
	return decodeHTML(html.replace(/<[^<>]*>/g, ''));
}
