import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { writeAnswer } from './answer-bytes.ts';
import { createMemory } from '../store/memory.ts';
import type { Answer, WholeAnswer } from './exchange.ts';
import { respondToNode, sendByNode } from './node.ts';
import { NodeRequest } from './node-request.ts';
import { bodyLengthOf, type PlainHead, plainHead } from './request-head.ts';
import type { Server } from './server.ts';

/*
 * Clients send the same head again and again, and most of what a kept answer costs is reading it and writing headers. So a request whose
 * head has the very bytes of an earlier one is read as that one was, and answered onto the socket. Everything else goes to Node's
 * parser, and so does what is read here and cannot be answered at once. Nobody but Node's parser ever reads a head: what it made of
 * these bytes is remembered.
 */

/** Answers what comes over the connections of a `node:http` server. */
export type Connections = {
	/** Handles a request that Node has read. */
	handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
	/** Looks at what a connection brings before Node's parser does. To be called when it comes, at most once; without it all works, slower. */
	accept(socket: Socket, keepAlive: number): void;
};

/** A request that Node has read, and what answers it. */
type Exchange = { request: IncomingMessage; response: ServerResponse };

/** An answer that was asked for before Node has read the request. */
type Early = { incoming: NodeRequest; answer: Answer | Promise<Answer> };

/** Where a connection stands. */
type Connection = {
	/** Bytes that the parser has yet to get before another request begins; null once that is not known, which is for good. */
	missing: number | null;
	/** What was read last, until it is known to be over. */
	last: Exchange | null;
	/** Whether the parser has read a request: until then it counts the seconds that a head may take. */
	hasBegun: boolean;
};

const END_OF_HEAD = '\r\n\r\n';
/** Bytes of a head that is remembered, at most. */
const LONGEST = 8192;
/** Bytes of memory for heads, roughly: what is made of a head weighs some four times its bytes and a thousand more. */
const REMEMBERED = 4_000_000;
const weigh = (_: PlainHead, bytes: string): number => bytes.length * 4 + 1000;

export function createConnections(server: Server): Connections {
	const heads = createMemory<string, PlainHead>(REMEMBERED, weigh);
	/** What the parser makes of the chunk that it is given, while it is given one. */
	let parsing: { exchanges: Exchange[]; early: Early | null } | null = null;

	function parse(connection: Connection, chunk: Buffer, early: Early | null, giveToParser: () => void): void {
		const present = { exchanges: [] as Exchange[], early };
		parsing = present;
		giveToParser();
		parsing = null;
		present.early?.incoming.abandon();
		if (connection.missing === null) return;
		if (connection.missing > 0) {
			connection.missing = chunk.length > connection.missing ? null : connection.missing - chunk.length;
			return;
		}
		const [exchange] = present.exchanges;
		connection.missing = null;
		const end = chunk.indexOf(END_OF_HEAD);
		if (!exchange || end === -1) return;
		const bodyLength = bodyLengthOf(exchange.request);
		if (bodyLength === null || end + END_OF_HEAD.length + bodyLength < chunk.length) return;
		connection.missing = end + END_OF_HEAD.length + bodyLength - chunk.length;
		connection.last = exchange;
		connection.hasBegun = true;
		const head = early || end > LONGEST ? null : plainHead(exchange.request, bodyLength);
		if (head) heads.set(chunk.toString('latin1', 0, end), head);
	}

	/** The request in a chunk that is nothing but a known head and its body. */
	function known(chunk: Buffer, socket: Socket): NodeRequest | null {
		const end = chunk.indexOf(END_OF_HEAD);
		const head = end === -1 || end > LONGEST ? undefined : heads.get(chunk.toString('latin1', 0, end));
		const start = end + END_OF_HEAD.length;
		if (!head || start + head.bodyLength !== chunk.length) return null;
		return new NodeRequest(head, head.method === 'GET' ? null : chunk.subarray(start), socket, null);
	}

	return {
		handle(request, response) {
			parsing?.exchanges.push({ request, response });
			const early = parsing?.early;
			if (!early) return respondToNode(server, request, response);
			parsing!.early = null;
			early.incoming.respondBy(response);
			return sendByNode(request, response, early.answer);
		},
		accept(socket, keepAlive) {
			const [giveToParser, ...others] = socket.listeners('data') as ((chunk: Buffer) => void)[];
			// A Node that reads its connections in another way reads them alone.
			if (!giveToParser || others.length > 0) return;
			const connection: Connection = { missing: 0, last: null, hasBegun: false };
			socket.off('data', giveToParser);
			socket.on('data', (chunk: Buffer) => {
				const incoming = isBetween(connection, socket) ? known(chunk, socket) : null;
				const answer = incoming && server.respond(incoming);
				if (answer && !(answer instanceof Promise) && isWhole(answer)) return writeAnswer(socket, answer, keepAlive);
				parse(connection, chunk, incoming && { incoming, answer: answer! }, () => giveToParser.call(socket, chunk));
			});
		},
	};
}

/** Whether all that came is answered and sent, so that the next byte begins a request. */
function isBetween(connection: Connection, socket: Socket): boolean {
	if (connection.missing !== 0 || !connection.hasBegun || !socket.writable || socket.writableLength > 0) return false;
	if (connection.last === null) return true;
	const { request, response } = connection.last;
	if (!request.complete || !response.writableFinished) return false;
	connection.last = null;
	return true;
}

function isWhole(answer: Answer): answer is WholeAnswer {
	return answer.body === null || Buffer.isBuffer(answer.body);
}
