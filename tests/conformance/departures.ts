import type { GoldenContent, GoldenPage } from './golden.ts';

/** What HugoQL means to answer otherwise; the README says why of each. */
const departures: { fields: string[]; reason: string; holds(page: GoldenPage, content: GoldenContent | null): boolean }[] = [
	{
		reason: 'diagrams of the language goat are not drawn',
		fields: ['plain', 'summary', 'truncated', 'wordCount', 'fuzzyWordCount', 'readingTime'],
		holds: (_, content) => content?.html.includes('<div class="goat svg-container') ?? false,
	},
	{
		reason: 'code is not coloured, whose tags Hugo counts as words of an automatic summary',
		fields: ['summary', 'truncated'],
		holds: (page, content) => page.summarySource === 'auto' && /<div class="highlight[ "]/.test(content?.html ?? ''),
	},
];

/** Why a field of a page may differ, null where it may not. */
export function departureOf(field: string, page: GoldenPage, content: GoldenContent | null): string | null {
	return departures.find(({ fields, holds }) => fields.includes(field) && holds(page, content))?.reason ?? null;
}
