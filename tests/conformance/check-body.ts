import type { PageAnswer } from './answers.ts';
import { departureOf } from './departures.ts';
import type { GoldenContent, GoldenHeading, GoldenPage } from './golden.ts';
import { canonicalHTML, canonicalText } from './html.ts';
import { isSame, type Tally } from './tally.ts';

const sources = { MANUAL: 'manual', FRONT_MATTER: 'frontmatter', AUTO: 'auto' } as const;

/** Compares what is made of a page's body: HTML, text, summary, counts, headings; and its params. */
export function checkBody(tally: Tally, golden: GoldenPage, page: PageAnswer, content: GoldenContent | null): void {
	const { ref } = golden;
	tally.check('isCJK', ref, golden.isCJK, page.isCJK);
	tally.check('summarySource', ref, golden.summarySource, sources[page.summarySource]);
	const checkUnlessDeparted = (field: string, isEqual: boolean, expected: unknown, actual: unknown) =>
		tally.depart(field, ref, isEqual, expected, actual, () => departureOf(field, golden, content));
	const summary = golden.summary as string;
	checkUnlessDeparted('summary', isSameUpTo(canonicalHTML, summary, page.summaryHTML), summary, page.summaryHTML);
	checkUnlessDeparted('truncated', golden.truncated === page.isTruncated, golden.truncated, page.isTruncated);
	for (const field of ['wordCount', 'fuzzyWordCount', 'readingTime'] as const) {
		checkUnlessDeparted(field, golden[field] === page[field], golden[field], page[field]);
	}
	checkHTML(tally, 'toc', ref, golden.toc as string, page.tableOfContents);
	const headings = flatHeadings(golden.headings ?? []);
	tally.check(
		'headings',
		ref,
		headings,
		page.headings.map(({ level, id, html }) => ({ level, id, html: canonicalHTML(html) })),
	);
	if (!content) return;
	checkHTML(tally, 'html', ref, content.html, page.bodyHTML);
	checkUnlessDeparted('plain', isSameUpTo(canonicalText, content.plain, page.bodyText), content.plain, page.bodyText);
	checkParams(tally, ref, content.params, page.params);
}

function checkHTML(tally: Tally, field: string, ref: string, expected: string, actual: string): void {
	tally.record(field, ref, isSameUpTo(canonicalHTML, expected, actual), expected, actual);
}

function isSameUpTo(canonical: (text: string) => string, one: string, other: string): boolean {
	return one === other || canonical(one) === canonical(other);
}

function flatHeadings(headings: GoldenHeading[]): { level: number; id: string; html: string }[] {
	return headings.flatMap(({ ID, Level, Title, Headings }) => {
		const below = flatHeadings(Headings ?? []);
		// Hugo fills levels that were left out with placeholders of level 0.
		return Level === 0 ? below : [{ level: Level, id: ID, html: canonicalHTML(Title) }, ...below];
	});
}

function checkParams(tally: Tally, ref: string, expected: Record<string, unknown>, actual: Record<string, unknown>): void {
	const keys = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].filter((key) => key !== 'outputs');
	const differing = keys.filter((key) => !isSame(dateless(expected[key]), dateless(actual[key])) || key in expected !== key in actual);
	const only = (params: Record<string, unknown>) =>
		Object.fromEntries(differing.filter((key) => key in params).map((key) => [key, params[key]]));
	tally.record('params', ref, differing.length === 0, only(expected), only(actual));
}

/** A date's fraction of a second is not in the golden files. */
function dateless(value: unknown): unknown {
	return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+/.test(value) ? value.replace(/\.\d+/, '') : value;
}
