import { createMemory } from '../store/memory.ts';
import { compress, type Encoding, LEAST_COMPRESSED, negotiateEncoding } from './encoding.ts';
import { contentTag, etag, matchesTag } from './etag.ts';
import { type Answer, type Incoming, vary } from './exchange.ts';

/** What the part that computes an answer tells about keeping it. */
export type Keeping = {
	/** Set where the answer depends on nothing but the request's text and the index. */
	isKept: boolean;
	/** Set where the request does something besides being answered, so that an equal one has to be heard too. */
	isHeard: boolean;
	/** What it depends on, for caches that can be told to drop it. */
	tags: Set<string>;
	/** When the operation has to be done, by `performance.now()`; set where part of its time has been spent already. */
	deadline?: number;
};

/** The way of a GraphQL request to its answer, the cheapest first. */
export type Lane = {
	/** At once where it is kept as the client wants it. */
	answer(incoming: Incoming): Answer | Promise<Answer>;
	/** Requests answered from what is kept, and those that had to be computed. */
	readonly counts: { hits: number; misses: number; bytes: number; entries: number };
};

type Kept = {
	version: string;
	headers: Record<string, string>;
	body: Buffer;
	tag: string;
	codings: Map<Encoding, Buffer | Promise<Buffer>>;
	/** What was sent last in a coding: equal again until `Cache-Control` changes. */
	sent: Map<Encoding | null, { cacheControl: string; answer: Answer }>;
};

/**
 * Answers from kept bytes, compressed as they go out, as long as the index's version stands; equal requests that come at
 * once are computed once. Everything else, and everything that may not be kept, goes to `compute`.
 *
 * @param version changes whenever any answer could change.
 * @param isOpen whether a request's answer depends on nothing but its text: no token, no instant.
 * @param cacheControl value of the header for an answer that is kept, as of now.
 * @param size bytes of answers that are kept, all codings together; 0 keeps none.
 * @param varyOn request headers, beside `Accept-Encoding`, that answers depend on.
 */
export function createLane(options: {
	size: number;
	version: () => string;
	isOpen: (incoming: Incoming) => boolean;
	cacheControl: () => string;
	varyOn: string[];
	compute: (incoming: Incoming, keeping: Keeping) => Answer | Promise<Answer>;
}): Lane {
	const kept = createMemory<string, Kept>(options.size, ({ body }, key) => key.length + 4 * body.length + 500, options.size / 10);
	const underway = new Map<string, Promise<Kept | Answer>>();
	const counts = { hits: 0, misses: 0 };

	/** At once where the answer is. */
	function compute(incoming: Incoming, key: string | null): Kept | Answer | Promise<Kept | Answer> {
		const keeping: Keeping = { isKept: false, isHeard: false, tags: new Set() };
		const version = options.version();
		const answer = options.compute(incoming, keeping);
		if (answer instanceof Promise) return answer.then((computed) => toKeep(computed, keeping, version, key));
		return toKeep(answer, keeping, version, key);
	}

	function toKeep(answer: Answer, keeping: Keeping, version: string, key: string | null): Kept | Answer {
		if (!Buffer.isBuffer(answer.body)) return answer;
		if (!keeping.isKept || answer.status !== 200) return answer;
		const headers: Record<string, string> = { ...answer.headers, 'cache-tag': [...keeping.tags].join(',') };
		const entry: Kept = {
			version,
			headers,
			body: answer.body,
			tag: contentTag(answer.body, headers['content-type'] ?? ''),
			codings: new Map(),
			sent: new Map(),
		};
		if (key !== null && !keeping.isHeard && options.version() === version) kept.set(key, entry);
		return entry;
	}

	/** Only what takes a while can be waited for by others. */
	function once(incoming: Incoming, key: string): Kept | Answer | Promise<Kept | Answer> {
		counts.misses++;
		// Whoever asks after a change gets an answer from after the change.
		const same = () => `${options.version()}\n${key}`;
		const waiting = underway.size > 0 ? underway.get(same()) : undefined;
		// A stream of events has one reader.
		if (waiting) return waiting.then((answer) => (isWhole(answer) ? answer : compute(incoming, null)));
		const computing = compute(incoming, key);
		if (!(computing instanceof Promise)) return computing;
		const name = same();
		const ended = computing.finally(() => underway.delete(name));
		underway.set(name, ended);
		return ended;
	}

	function computed(incoming: Incoming, key: string | null): Answer | Promise<Answer> {
		const finished = (result: Kept | Answer) => {
			if (!('tag' in result)) return finish(incoming, result, options.varyOn);
			return send(incoming, result, options.cacheControl(), options.varyOn);
		};
		const result = key === null ? compute(incoming, null) : once(incoming, key);
		return result instanceof Promise ? result.then(finished) : finished(result);
	}

	return {
		answer(incoming) {
			const key = options.isOpen(incoming) ? keyOf(incoming) : null;
			const entry = key === null ? undefined : kept.get(key);
			if (entry?.version !== options.version()) return computed(incoming, key);
			counts.hits++;
			return send(incoming, entry, options.cacheControl(), options.varyOn);
		},
		get counts() {
			return { ...counts, bytes: kept.weight, entries: kept.size };
		},
	};
}

function isWhole({ body }: Kept | Answer): boolean {
	return body === null || Buffer.isBuffer(body);
}

/** A kept answer as this client wants it: nothing but its validator where the client has it. */
function send(incoming: Incoming, entry: Kept, cacheControl: string, varyOn: string[]): Answer | Promise<Answer> {
	const encoding = entry.body.length < LEAST_COMPRESSED ? null : negotiateEncoding(incoming.header('accept-encoding'));
	const before = entry.sent.get(encoding);
	const ifNoneMatch = incoming.header('if-none-match');
	if (before?.cacheControl === cacheControl && ifNoneMatch === null) return before.answer;
	const headers: Record<string, string> = { ...entry.headers, 'cache-control': cacheControl, etag: etag(entry.tag, encoding) };
	vary(headers, 'Accept-Encoding', ...varyOn);
	if (matchesTag(ifNoneMatch, entry.tag)) {
		delete headers['content-type'];
		return { status: 304, headers, body: null };
	}
	const withBody = (body: Buffer): Answer => {
		const answer = { status: 200, headers: { ...headers, 'content-length': String(body.length) }, body, written: null };
		entry.sent.set(encoding, { cacheControl, answer });
		return answer;
	};
	if (encoding === null) return withBody(entry.body);
	headers['content-encoding'] = encoding;
	const coded = entry.codings.get(encoding) ?? compressed(entry, encoding);
	return Buffer.isBuffer(coded) ? withBody(coded) : coded.then(withBody);
}

/** Compresses once, however many ask meanwhile. */
function compressed({ body, codings }: Kept, encoding: Encoding): Promise<Buffer> {
	const coding = compress(body, encoding).then((coded) => {
		codings.set(encoding, coded);
		return coded;
	});
	codings.set(encoding, coding);
	return coding;
}

/** Any other answer: compressed where it is worth it, kept by nobody unless it says so itself. */
export async function finish(incoming: Incoming, answer: Answer, varyOn: string[]): Promise<Answer> {
	const headers: Record<string, string> = { 'cache-control': 'no-store', ...answer.headers };
	vary(headers, ...varyOn);
	if (!Buffer.isBuffer(answer.body) || answer.body.length < LEAST_COMPRESSED || headers['content-encoding']) return { ...answer, headers };
	vary(headers, 'Accept-Encoding');
	const encoding = negotiateEncoding(incoming.header('accept-encoding'));
	if (encoding === null) return { ...answer, headers };
	const body = await compress(answer.body, encoding);
	return { status: answer.status, headers: { ...headers, 'content-encoding': encoding, 'content-length': String(body.length) }, body };
}

/** Everything in a request that its answer can depend on. */
function keyOf(incoming: Incoming): string {
	const about = `${incoming.method} ${incoming.target}\n${incoming.header('accept') ?? ''}\n${incoming.header('content-type') ?? ''}\n`;
	return incoming.body ? about + incoming.body.toString('latin1') : about;
}
