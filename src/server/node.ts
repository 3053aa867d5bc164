import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errorAnswer } from './error-response.ts';
import type { Answer, Incoming } from './exchange.ts';
import { tooLarge } from './fetch.ts';
import type { Server } from './server.ts';
import { BODY_LIMIT } from './settings.ts';

/** Milliseconds for which a reader of a stream may take nothing of what it is sent. */
const STALLED = 60_000;

/** Answers a request of `node:http`. */
export async function respondToNode(server: Server, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const abort = new AbortController();
	response.on('close', () => {
		if (!response.writableFinished) abort.abort();
	});
	const target = targetOf(request.url ?? '');
	if (target === null) return write(request, response, errorAnswer('BAD_REQUEST', 'The address of the request cannot be understood.'));
	const body = await readBody(request);
	if (body === 'gone') return;
	if (body === 'too large') {
		// What the client still sends is not read: the connection cannot be used again.
		return write(request, response, { ...tooLarge(), headers: { ...tooLarge().headers, connection: 'close' } });
	}
	const query = target.indexOf('?');
	const incoming: Incoming = {
		method: request.method ?? 'GET',
		url: `http://localhost${target}`,
		target,
		path: query === -1 ? target : target.slice(0, query),
		header: (name) => headerOf(request, name),
		get headers() {
			return headersOf(request);
		},
		body,
		client: request.socket.remoteAddress ?? '',
		signal: abort.signal,
	};
	await write(request, response, await server.respond(incoming));
}

async function write(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): Promise<void> {
	if (response.destroyed) return;
	if (body === null || Buffer.isBuffer(body)) {
		const length = status === 304 || status === 204 ? {} : { 'content-length': String(body?.length ?? 0) };
		response.writeHead(status, { ...headers, ...length });
		response.end(request.method === 'HEAD' ? undefined : (body ?? undefined));
		return;
	}
	response.writeHead(status, headers);
	response.flushHeaders();
	// Whoever takes nothing for so long is gone, or may come again and go on from its cursor.
	response.setTimeout(STALLED, () => response.destroy());
	try {
		await pipeline(Readable.from(body, { objectMode: true, highWaterMark: 1 }), response);
	} catch (error) {
		// The client may go away in the middle of a stream, as subscribers do.
		if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
	}
}

/** Path and query. Proxies may send a whole URL (RFC 9112, 3.2.2). */
function targetOf(target: string): string | null {
	if (target.startsWith('/')) return target;
	if (!URL.canParse(target)) return null;
	const { pathname, search } = new URL(target);
	return pathname + search;
}

function headerOf(request: IncomingMessage, name: string): string | null {
	const value = request.headers[name];
	return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
}

function headersOf(request: IncomingMessage): Record<string, string> {
	const headers: Record<string, string> = {};
	for (const name of Object.keys(request.headers)) {
		if (!name.startsWith(':') && name !== 'content-length' && name !== 'connection' && name !== 'transfer-encoding')
			headers[name] = headerOf(request, name)!;
	}
	return headers;
}

async function readBody(request: IncomingMessage): Promise<Buffer | null | 'too large' | 'gone'> {
	if (request.method === 'GET' || request.method === 'HEAD') return null;
	if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) return 'too large';
	const chunks: Buffer[] = [];
	let length = 0;
	try {
		for await (const chunk of request as AsyncIterable<Buffer>) {
			length += chunk.length;
			if (length > BODY_LIMIT) return 'too large';
			chunks.push(chunk);
		}
	} catch {
		return 'gone';
	}
	return length === 0 ? null : Buffer.concat(chunks, length);
}
