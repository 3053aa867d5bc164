import type { BodyLink } from '../document.ts';
import type { Rendered } from '../markdown/markdown.ts';
import type { Expanded } from '../shortcodes.ts';

/**
 * Puts what the shortcodes gave in the place of their tokens. A token that is alone in its paragraph takes the paragraph's
 * place; one that is a link's destination makes it a link that the indexer resolves.
 */
export function insertShortcodes(rendered: Rendered, { inserts, tokens }: Expanded): Rendered {
	if (tokens === null) return rendered;
	const links = rendered.links.map((link) => ({ ...link, text: link.text.replace(tokens, '') }));
	const token = new RegExp(tokens.source);
	const places = new Map<string, number[]>();
	links.forEach((link, index) => {
		const match = token.exec(link.destination);
		const insert = match === null ? undefined : inserts[Number(match[1])];
		if (insert?.kind !== 'reference') return;
		places.set(match![1]!, [...(places.get(match![1]!) ?? []), index]);
		link.destination = link.destination.replace(match![0], insert.destination);
		link.isPlaceholder = true;
	});
	const replace = (html: string): string =>
		html.replace(new RegExp(`(<p>)?${tokens.source}(</p>)?`, 'g'), (_match, before: string | undefined, index: string, after?: string) => {
			const text = insertText(links, places, inserts[Number(index)], index);
			return before !== undefined && after !== undefined ? text : `${before ?? ''}${text}${after ?? ''}`;
		});
	return {
		html: replace(rendered.html),
		links,
		headings: rendered.headings.map((heading) => ({ ...heading, title: replace(heading.title) })),
	};
}

function insertText(
	links: BodyLink[],
	places: Map<string, number[]>,
	insert: Expanded['inserts'][number] | undefined,
	index: string,
): string {
	if (insert === undefined) return '';
	if (insert.kind === 'html') return insert.html;
	const place =
		places.get(index)?.[0] ?? links.push({ destination: insert.destination, text: '', isImage: false, isPlaceholder: true }) - 1;
	return `\0${place}\0`;
}
