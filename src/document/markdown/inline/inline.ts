/** What an inline node is. Links and images are a pair of nodes around what they hold, so that no depth of nesting costs stack. */
export type InlineKind =
	| 'text'
	| 'code'
	| 'raw'
	| 'html'
	| 'run'
	| 'linkOpen'
	| 'linkClose'
	| 'imageOpen'
	| 'imageClose'
	| 'autolink'
	| 'footnote'
	| 'task'
	| 'emoji'
	| 'passthrough';

/** What follows a text node: nothing, a line feed, or a line break. */
export type LineBreak = 'none' | 'soft' | 'hard';

/** Destination and title as written, title null where there is none. */
export type LinkTarget = { destination: string; title: string | null };

/** A run of delimiters such as `**`, while it waits for its match. */
export type Run = {
	node: Inline;
	character: number;
	length: number;
	originalLength: number;
	canOpen: boolean;
	canClose: boolean;
	/** HTML element for one and for two characters. */
	single: string;
	double: string;
	previous: Run | null;
	next: Run | null;
	/** Grows from run to run. */
	order: number;
};

/** A node of a block's inline content. One shape for every kind; see the makers below for what each field holds. */
export type Inline = {
	kind: InlineKind;
	/** Source of text and code (line feeds included), HTML, label of an autolink, short name of an emoji; the marks of a run that found no match. */
	text: string;
	lineBreak: LineBreak;
	/** Tags that close before and open after the marks of a run. */
	closing: string;
	opening: string;
	target: LinkTarget | null;
	/** For an opened link or image, index of the node that closes it. Number of a footnote, and which of its references this is (from 0); 1 for a checked task; 1 for an e-mail autolink. */
	number: number;
	occurrence: number;
};

/** A new node. */
export function createInline(kind: InlineKind, text: string): Inline {
	return { kind, text, lineBreak: 'none', closing: '', opening: '', target: null, number: 0, occurrence: 0 };
}
