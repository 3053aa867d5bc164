import type { HeadingNode } from '../document.ts';

/** A heading as it stands in the body: id (`""` without), level 1 to 6, title as inline HTML. */
export type FlatHeading = { id: string; level: number; title: string };

/** Which levels a table of contents shows (Hugo: `markup.tableOfContents`). */
export type TableOfContentsOptions = {
	startLevel: number;
	/** Inclusive; -1 shows all. */
	endLevel: number;
	/** `<ol>` instead of `<ul>`. */
	ordered: boolean;
};

/**
 * The tree of a page's headings, where one of level n stands at depth n (Hugo: markup/tableofcontents).
 *
 * Levels that are skipped become placeholders `{id: '', level: 0, title: ''}`, also at the root; every level-1 heading begins a new root.
 * A heading without id (one without text) keeps its depth and is said to be of level 0.
 */
export function buildHeadingTree(headings: FlatHeading[]): HeadingNode[] {
	const roots: HeadingNode[] = [];
	for (const { id, level, title } of headings) {
		let siblings = roots;
		for (let depth = 1; depth < level; depth++) {
			if (siblings.length === 0) siblings.push({ id: '', level: 0, title: '', headings: [] });
			siblings = siblings[siblings.length - 1]!.headings;
		}
		siblings.push({ id, level: id === '' ? 0 : level, title, headings: [] });
	}
	return roots;
}

/** Hugo's `.TableOfContents`: nested lists in a `nav`, byte for byte; an empty `nav` without headings. */
export function tableOfContents(tree: HeadingNode[], { startLevel, endLevel, ordered }: TableOfContentsOptions): string {
	const tag = ordered ? 'ol' : 'ul';

	function list(headings: HeadingNode[], level: number, indent: number): string {
		if (level < startLevel) return headings.map((heading) => list(heading.headings, level + 1, indent)).join('');
		if (headings.length === 0 || (endLevel !== -1 && level > endLevel)) return '';
		const margin = '  '.repeat(indent);
		const entries = headings.map((heading) => entry(heading, level + 1, indent + 2)).join('');
		return `\n${margin}  <${tag}>\n${entries}${margin}  </${tag}>\n${margin}`;
	}

	function entry(heading: HeadingNode, level: number, indent: number): string {
		const link = heading.id === '' && heading.title === '' ? '' : `<a href="#${heading.id}">${heading.title}</a>`;
		return `${'  '.repeat(indent)}<li>${link}${list(heading.headings, level, indent)}</li>\n`;
	}

	return `<nav id="TableOfContents">${list(tree, 1, 0)}</nav>`;
}
