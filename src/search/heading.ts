import { characterTables, SEPARATOR } from '../db/search-characters.ts';
import { readableText } from '../db/search-text.ts';
import type { HeadingTree, PageTexts } from '../store/store.ts';
import type { SearchHeading } from './search.ts';

/**
 * The heading of the section that begins last in the text before a place; null before the first. Plain text has no headings,
 * so letters are counted: as many stand before the place as before a heading's tag in the HTML.
 */
export function headingAt(texts: PageTexts, textBefore: string): SearchHeading | null {
	const headings = flat(texts.headings);
	if (headings.length === 0) return null;
	const wanted = letters(textBefore);
	let found: SearchHeading | null = null;
	let before = 0;
	let at = 0;
	for (const { id, level, title } of headings) {
		const tag = headingTag(texts.html, id, level, at);
		if (tag < 0) continue;
		before += letters(textOf(texts.html.slice(at, tag)));
		at = tag;
		if (before > wanted) break;
		found = { level, id, title };
	}
	return found;
}

function flat(headings: HeadingTree[]): HeadingTree[] {
	return headings.flatMap((heading) => [...(heading.level > 0 && heading.id !== '' ? [heading] : []), ...flat(heading.headings)]);
}

/** Offset of a heading's opening tag at or behind `from`, -1 where there is none. */
function headingTag(html: string, id: string, level: number, from: number): number {
	const attribute = html.indexOf(`id="${id.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`, from);
	if (attribute < 0) return -1;
	const tag = html.lastIndexOf('<', attribute);
	return tag >= from && html.startsWith(`h${level}`, tag + 1) ? tag : -1;
}

/** Code units that are part of words: blank space and punctuation differ between HTML and plain text. */
function letters(text: string): number {
	const { classes } = characterTables();
	let count = 0;
	for (let i = 0; i < text.length; i++) if (classes[text.charCodeAt(i)] !== SEPARATOR) count++;
	return count;
}

function textOf(html: string): string {
	return readableText(html.replace(/<[^<>]*>/g, ''));
}
