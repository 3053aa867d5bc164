import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Incoming } from './exchange.ts';
import type { RequestHead } from './request-head.ts';
import { BODY_LIMIT } from './settings.ts';

/**
 * A request of `node:http` with its body, as the steps of the server see it. What hardly a request needs is made when it is asked for.
 * A class, because an object with getters takes longer to make than a kept answer takes to be sent.
 */
export class NodeRequest implements Incoming {
	readonly method: string;
	readonly target: string;
	readonly path: string;
	readonly body: Buffer | null;
	readonly #headers: IncomingMessage['headers'];
	readonly #socket: Socket;
	#response: ServerResponse | null;
	#abort: AbortController | undefined;

	/** @param response null as long as nothing but the answer itself is asked for; see {@link respondBy}. */
	constructor({ method, target, headers }: RequestHead, body: Buffer | null, socket: Socket, response: ServerResponse | null) {
		const query = target.indexOf('?');
		this.method = method;
		this.target = target;
		this.path = query === -1 ? target : target.slice(0, query);
		this.body = body;
		this.#headers = headers;
		this.#socket = socket;
		this.#response = response;
	}

	header(name: string): string | null {
		const value = this.#headers[name];
		return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
	}

	get url(): string {
		return `http://localhost${this.target}`;
	}

	get headers(): Record<string, string> {
		return forwarded(this.#headers);
	}

	get client(): string {
		return this.#socket.remoteAddress ?? '';
	}

	get signal(): AbortSignal {
		if (!this.#abort) {
			this.#abort = new AbortController();
			if (this.#response) abortWith(this.#response, this.#abort);
		}
		return this.#abort.signal;
	}

	/** Tells by what a request is answered whose answer was asked for before. */
	respondBy(response: ServerResponse): void {
		this.#response = response;
		if (this.#abort) abortWith(response, this.#abort);
	}

	/** Tells who works at the answer that nobody waits for it. */
	abandon(): void {
		this.#abort?.abort();
	}
}

/** Path and query; null for what is no address. Proxies may send a whole URL (RFC 9112, 3.2.2). */
export function targetOf(target: string): string | null {
	if (target.startsWith('/')) return target;
	if (!URL.canParse(target)) return null;
	const { pathname, search } = new URL(target);
	return pathname + search;
}

/** The whole body; null without one, `gone` where the client left before its end. */
type Body = Buffer | null | 'too large' | 'gone';

/** Reads the body and hands it over, once. What is too large is not read to its end. */
export function readBody(request: IncomingMessage, handOver: (body: Body) => void): void {
	const announced = Number(request.headers['content-length']);
	if (announced > BODY_LIMIT) handOver('too large');
	// A body that came with its headers is there once the parser is through with them, which is before anything else happens.
	else process.nextTick(readAtOnce, request, announced, handOver);
}

function readAtOnce(request: IncomingMessage, announced: number, handOver: (body: Body) => void): void {
	const first = request.read() as Buffer | null;
	if (first !== null && first.length === announced) handOver(first);
	else if (first !== null && first.length > BODY_LIMIT) handOver('too large');
	else if (request.destroyed) handOver('gone');
	else readOn(request, first, handOver);
}

function readOn(request: IncomingMessage, first: Buffer | null, handOver: (body: Body) => void): void {
	const chunks: Buffer[] = first === null ? [] : [first];
	let length = first?.length ?? 0;
	let isOver = false;
	const end = (body: Body) => {
		if (!isOver) handOver(body);
		isOver = true;
	};
	request.on('data', (chunk: Buffer) => {
		length += chunk.length;
		if (length > BODY_LIMIT) {
			request.pause();
			end('too large');
		} else chunks.push(chunk);
	});
	request.on('end', () => end(chunks.length > 1 ? Buffer.concat(chunks, length) : (chunks[0] ?? null)));
	request.on('error', () => end('gone'));
	request.on('close', () => end('gone'));
}

function abortWith(response: ServerResponse, abort: AbortController): void {
	const end = () => {
		if (!response.writableFinished) abort.abort();
	};
	if (response.closed) end();
	else response.on('close', end);
}

function forwarded(sent: IncomingMessage['headers']): Record<string, string> {
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(sent)) {
		if (value === undefined || name.startsWith(':') || name === 'content-length' || name === 'connection' || name === 'transfer-encoding')
			continue;
		headers[name] = Array.isArray(value) ? value.join(', ') : value;
	}
	return headers;
}
