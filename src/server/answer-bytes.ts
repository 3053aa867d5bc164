import { STATUS_CODES, validateHeaderName, validateHeaderValue } from 'node:http';
import type { Socket } from 'node:net';
import type { WholeAnswer } from './exchange.ts';

/** Bytes of a body up to which it is copied behind its head: one write is quicker than two. */
const COPIED = 65_536;

let date = '';
let dateSecond = 0;

/**
 * Writes an answer onto a connection that stays, as `node:http` would.
 *
 * @param keepAlive milliseconds for which the connection waits for another request.
 */
export function writeAnswer(socket: Socket, answer: WholeAnswer, keepAlive: number): void {
	const second = Math.floor(Date.now() / 1000);
	const { written } = answer;
	if (written && written.second === second && written.keepAlive === keepAlive) {
		socket.write(written.bytes);
		return;
	}
	const head = headOf(answer, second, keepAlive);
	const { body } = answer;
	if (body === null || body.length > COPIED) {
		socket.cork();
		socket.write(head, 'latin1');
		if (body) socket.write(body);
		socket.uncork();
		return;
	}
	const bytes = Buffer.allocUnsafe(head.length + body.length);
	bytes.write(head, 'latin1');
	bytes.set(body, head.length);
	if (written !== undefined) answer.written = { second, keepAlive, bytes };
	socket.write(bytes);
}

function headOf({ status, headers, body }: WholeAnswer, second: number, keepAlive: number): string {
	let head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`;
	for (const name in headers) {
		validateHeaderName(name);
		validateHeaderValue(name, headers[name]!);
		head += `${name}: ${headers[name]}\r\n`;
	}
	if (!('content-length' in headers) && status !== 304 && status !== 204) head += `content-length: ${body?.length ?? 0}\r\n`;
	if (second !== dateSecond) {
		date = new Date(second * 1000).toUTCString();
		dateSecond = second;
	}
	return `${head}Date: ${date}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${Math.floor(keepAlive / 1000)}\r\n\r\n`;
}
