import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errorAnswer } from './error-response.ts';
import type { WholeAnswer } from './exchange.ts';
import { tooLarge } from './fetch.ts';
import { NodeRequest, readBody, targetOf } from './node-request.ts';
import type { Server } from './server.ts';

/** Milliseconds for which a reader of a stream may take nothing of what it is sent. */
const STALLED = 60_000;

/** Answers a request of `node:http`. */
export async function respondToNode(server: Server, request: IncomingMessage, response: ServerResponse, stalled = STALLED): Promise<void> {
	const target = targetOf(request.url ?? '');
	if (target === null) return write(request, response, errorAnswer('BAD_REQUEST', 'The address of the request cannot be understood.'));
	const body = request.method === 'GET' || request.method === 'HEAD' ? null : await readBody(request);
	if (body === 'gone') return;
	if (body === 'too large') {
		// What the client still sends is not read: the connection cannot be used again.
		return write(request, response, { ...tooLarge(), headers: { ...tooLarge().headers, connection: 'close' } });
	}
	const answer = server.respond(new NodeRequest(request, response, target, body));
	// Nothing is waited for where the answer is there.
	const { status, headers, body: answered } = answer instanceof Promise ? await answer : answer;
	if (answered === null || Buffer.isBuffer(answered)) return write(request, response, { status, headers, body: answered });
	return stream(response, status, headers, answered, stalled);
}

function write(request: IncomingMessage, response: ServerResponse, { status, headers, body }: WholeAnswer): void {
	if (response.destroyed) return;
	const isComplete = 'content-length' in headers || status === 304 || status === 204;
	response.writeHead(status, isComplete ? headers : { ...headers, 'content-length': String(body?.length ?? 0) });
	response.end(request.method === 'HEAD' ? undefined : (body ?? undefined));
}

async function stream(
	response: ServerResponse,
	status: number,
	headers: Record<string, string>,
	body: AsyncIterable<Uint8Array>,
	stalled: number,
): Promise<void> {
	if (response.destroyed) return;
	response.writeHead(status, headers);
	response.flushHeaders();
	// Whoever takes nothing for so long is gone, or may come again and go on from its cursor.
	response.setTimeout(stalled, () => response.destroy());
	try {
		await pipeline(Readable.from(body, { objectMode: true, highWaterMark: 1 }), response);
	} catch (error) {
		// The client may go away in the middle of a stream, as subscribers do.
		if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
	}
}
