import { Readable } from 'node:stream';
import { errorAnswer } from './error-response.ts';
import type { Answer, Incoming, WholeAnswer } from './exchange.ts';
import type { Server } from './server.ts';
import { BODY_LIMIT } from './settings.ts';

/** Answers a Fetch request: for tests, and for runtimes that speak Fetch. */
export async function respondToFetch(server: Server, request: Request): Promise<Response> {
	const { pathname, search } = new URL(request.url);
	const body = request.body ? Buffer.from(await request.arrayBuffer()) : null;
	const incoming: Incoming = {
		method: request.method,
		url: request.url,
		target: pathname + search,
		path: pathname,
		header: (name) => request.headers.get(name),
		headers: request.headers,
		body,
		client: 'local',
		signal: request.signal,
	};
	const answer = body && body.length > BODY_LIMIT ? tooLarge() : await server.respond(incoming);
	const isBodiless = request.method === 'HEAD' || answer.status === 204 || answer.status === 304;
	return new Response(isBodiless ? null : bodyOf(answer), { status: answer.status, headers: answer.headers });
}

function bodyOf({ body }: Answer): BodyInit | null {
	return body === null || Buffer.isBuffer(body)
		? (body as Buffer<ArrayBuffer> | null)
		: (Readable.toWeb(Readable.from(body)) as ReadableStream<Uint8Array>);
}

/** The answer to a body over the limit. */
export function tooLarge(): WholeAnswer {
	return errorAnswer('PAYLOAD_TOO_LARGE', `A request may have ${BODY_LIMIT / 1024} kB; send less, or send the document by its hash.`);
}
