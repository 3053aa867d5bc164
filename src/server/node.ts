import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errorAnswer } from './error-response.ts';
import type { Answer, WholeAnswer } from './exchange.ts';
import { tooLarge } from './fetch.ts';
import { NodeRequest, readBody, targetOf } from './node-request.ts';
import type { Server } from './server.ts';

/** Milliseconds for which a reader of a stream may take nothing of what it is sent. */
const STALLED = 60_000;

/** Answers a request of `node:http`, without a pause where the body is there and the answer too. */
export function respondToNode(server: Server, request: IncomingMessage, response: ServerResponse, stalled = STALLED): Promise<void> {
	const target = targetOf(request.url ?? '');
	if (target === null) return write(request, response, errorAnswer('BAD_REQUEST', 'The address of the request cannot be understood.'));
	const respond = (body: Buffer | null): Promise<void> => {
		const head = { method: request.method ?? 'GET', target, headers: request.headers };
		return sendByNode(request, response, server.respond(new NodeRequest(head, body, request.socket, response)), stalled);
	};
	// What the client still sends is not read: the connection cannot be used again.
	const refuse = ({ headers, ...refusal }: WholeAnswer) =>
		write(request, response, { ...refusal, headers: { ...headers, connection: 'close' } });
	if (request.method === 'GET' || request.method === 'HEAD') return respond(null);
	return new Promise((resolve, reject) => {
		readBody(request, (body) => {
			if (body === 'gone') return resolve();
			const sent = body === 'too large' ? refuse(tooLarge()) : respond(body);
			sent.then(resolve, reject);
		});
	});
}

/** Sends an answer, now or when it is there. */
export function sendByNode(
	request: IncomingMessage,
	response: ServerResponse,
	answer: Answer | Promise<Answer>,
	stalled = STALLED,
): Promise<void> {
	if (answer instanceof Promise) return answer.then((ready) => sendByNode(request, response, ready, stalled));
	const { status, headers, body } = answer;
	if (body === null || Buffer.isBuffer(body)) return write(request, response, { status, headers, body });
	return stream(response, status, headers, body, stalled);
}

const written = Promise.resolve();

function write(request: IncomingMessage, response: ServerResponse, { status, headers, body }: WholeAnswer): Promise<void> {
	if (response.destroyed) return written;
	const isComplete = 'content-length' in headers || status === 304 || status === 204;
	response.writeHead(status, isComplete ? headers : { ...headers, 'content-length': String(body?.length ?? 0) });
	response.end(request.method === 'HEAD' ? undefined : (body ?? undefined));
	return written;
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
