/** A request as every step before Yoga sees it, whether it came by a socket or by `fetch`. */
export type Incoming = {
	method: string;
	/** Absolute URL. */
	url: string;
	/** Path and query as sent: `/graphql?query=…`. */
	target: string;
	/** Path alone. */
	path: string;
	/** Value of a header, by lower-case name; null where it was not sent. */
	header(name: string): string | null;
	headers: Headers | Record<string, string>;
	/** Whole body; null where the method has none. */
	body: Buffer | null;
	/** Who asks, for limits by client: an address. */
	client: string;
	/** Aborted when the client goes away. */
	signal: AbortSignal;
};

/** An answer ready to be written: header names in lower case. A stream is passed on as it comes (server-sent events). */
export type Answer = {
	status: number;
	headers: Record<string, string>;
	body: Buffer | AsyncIterable<Uint8Array> | null;
	/** There where the same answer is sent again and again: its bytes as they were written last. */
	written?: Written | null;
};

/** Bytes of an answer, and what they depend on besides. */
export type Written = { second: number; keepAlive: number; bytes: Buffer };

/** An answer that is there as a whole. */
export type WholeAnswer = Answer & { body: Buffer | null };

/** Adds names to `Vary` without repeating one. */
export function vary(headers: Record<string, string>, ...names: string[]): void {
	const present = headers.vary ? headers.vary.split(/\s*,\s*/) : [];
	const known = new Set(present.map((name) => name.toLowerCase()));
	headers.vary = [...present, ...names.filter((name) => !known.has(name.toLowerCase()))].join(', ');
}
