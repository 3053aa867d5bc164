import type { Ref } from './golden.ts';

/** A page as another names it. */
export type Reference = {
	kind: 'HOME' | 'SECTION' | 'TAXONOMY' | 'TERM' | 'ARTICLE';
	path: string;
	locale: string;
	file: string | null;
	logicalPath: string;
	listing: 'ALWAYS' | 'LOCAL' | 'NEVER';
};
export type TermAnswer = Reference & { title: string; name: string; term: string; slug: string; taxonomy: { name: string } };
export type ListAnswer = { nodes: Reference[]; pageInfo: { hasNextPage: boolean; endCursor: string | null }; totalCount: number };

/** A page with all that is compared of it. Fields of other types than its own are missing. */
export type PageAnswer = Reference & {
	id: string;
	title: string;
	linkTitle: string;
	description: string | null;
	keywords: string[];
	weight: number;
	isDraft: boolean;
	sectionName: string;
	type: string;
	bundleType: 'LEAF' | 'BRANCH' | null;
	translationKey: string;
	translationBaseName: string;
	contentBaseName: string;
	slugParam: string;
	aliases: string[];
	date: string | null;
	publishDate: string | null;
	lastmod: string | null;
	expiryDate: string | null;
	summaryHTML: string;
	summarySource: 'MANUAL' | 'FRONT_MATTER' | 'AUTO';
	isTruncated: boolean;
	isCJK: boolean;
	wordCount: number;
	fuzzyWordCount: number;
	readingTime: number;
	tableOfContents: string;
	bodyHTML: string;
	bodyText: string;
	params: Record<string, unknown>;
	headings: { level: number; id: string; html: string }[];
	resources: { name: string }[];
	parent: Reference | null;
	ancestors: Reference[];
	translations: { locale: string; path: string | null; isCurrent: boolean; isAvailable: boolean; article: Reference | null }[];
	terms?: TermAnswer[];
	next?: Reference | null;
	previous?: Reference | null;
	nextInSection?: Reference | null;
	previousInSection?: Reference | null;
	pages?: Reference[];
	articles?: ListAnswer;
};

const kinds = { HOME: 'home', SECTION: 'section', TAXONOMY: 'taxonomy', TERM: 'term', ARTICLE: 'page' } as const;

/** Hugo's name of a page's kind. */
export function kindOf(page: Pick<Reference, 'kind'>): string {
	return kinds[page.kind];
}

/** How a golden file names a page; "" for none. */
export function refOf(page: Reference | null | undefined): Ref {
	if (!page) return '';
	const language = page.locale.toLowerCase();
	return page.file !== null ? `${language}:${page.file}` : `${language}:@${kindOf(page)}${page.path}`;
}

/** The same for a list. */
export function refsOf(pages: Reference[]): Ref[] {
	return pages.map(refOf);
}

/** What identifies a page within its language where refs collide: terms that share an address. */
export function identityOf(kind: string, logicalPath: string): string {
	return `${kind} ${logicalPath}`;
}
