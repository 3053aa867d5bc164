import type { BodyLink, Reference } from '../document.ts';
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
	const places = new Map<string, number>();
	links.forEach((link, place) => {
		const match = token.exec(link.destination);
		const insert = match === null ? undefined : inserts[Number(match[1])];
		// A link hook's destination is in no HTML: it takes the shortcode's text here.
		if (insert?.kind === 'html')
			links[place] = { ...link, destination: link.destination.replace(tokens, (_, index: string) => htmlOf(index)) };
		if (insert?.kind !== 'reference') return;
		places.set(match![1]!, place);
		const before = link.destination.slice(0, match!.index);
		const after = link.destination.slice(match!.index + match![0].length);
		links[place] = { ...link, ...referenceLink({ ...insert.reference, before, after }) };
	});
	const anywhere = new RegExp(`(<p>)?${tokens.source}(</p>)?`, 'g');
	const replace = (html: string): string =>
		html.replace(anywhere, (_match, before: string | undefined, index: string, after?: string) => {
			const text = insertText(inserts[Number(index)], index);
			return before !== undefined && after !== undefined ? text : `${before ?? ''}${text}${after ?? ''}`;
		});
	// What stands beside a token in a destination is part of the link's address.
	const destination = new RegExp(`href="[^"]*?${tokens.source}[^"]*"`, 'g');
	const html = rendered.html.replace(destination, (match, index: string) =>
		places.has(index) ? `href="\0${places.get(index)}\0"` : match,
	);
	return {
		html: replace(html),
		links,
		headings: rendered.headings.map((heading) => ({ ...heading, title: replace(heading.title) })),
	};

	function htmlOf(index: string): string {
		const insert = inserts[Number(index)];
		return insert?.kind === 'html' ? insert.html.replaceAll('&amp;', '&') : '';
	}

	function insertText(insert: Expanded['inserts'][number] | undefined, index: string): string {
		if (insert === undefined) return '';
		// Shortcodes that stand in others have tokens of their own.
		if (insert.kind === 'html') return replace(insert.html);
		let place = places.get(index);
		if (place === undefined) {
			const own =
				insert.kind === 'link'
					? insert.link
					: { text: '', isImage: false, ...referenceLink({ ...insert.reference, before: '', after: '' }) };
			place = links.push(own) - 1;
			places.set(index, place);
		}
		return `\0${place}\0`;
	}
}

function referenceLink(reference: Reference): Pick<BodyLink, 'destination' | 'isPlaceholder' | 'reference'> {
	return { destination: reference.before + reference.path + reference.after, isPlaceholder: true, reference };
}
