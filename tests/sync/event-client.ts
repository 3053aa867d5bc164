import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { App } from '../../src/app.ts';

/** One event as it came. */
export type Event = {
	id: string | null;
	data: { data?: { changes: Record<string, unknown> }; errors?: { extensions: { code: string } }[] };
};

/** A subscriber on a socket of its own. */
export type Subscriber = {
	readonly socket: Socket;
	readonly events: Event[];
	/** Everything that came, as text. */
	readonly text: string;
	/** The end of it. */
	readonly tail: string;
};

/** Waits for something to become true. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
	const end = performance.now() + 200_000;
	while (!(await isSo())) {
		if (performance.now() > end) throw new Error(`never: ${isSo}`);
		await pause(10);
	}
}

/** An app behind a port; `responses` are those that were begun, the latest last. */
export async function serveApp(app: App): Promise<{ port: number; responses: ServerResponse[] }> {
	const responses: ServerResponse[] = [];
	const server = createServer((request, response) => {
		responses.push(response);
		app.handle(request, response).catch(() => response.destroy());
	});
	server.on('connection', (socket) => app.accept(socket, server.keepAliveTimeout));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 2048, resolve));
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	return { port: (server.address() as AddressInfo).port, responses };
}

/** Subscribes on a socket; resolves when the first piece has come. */
export async function subscribeTo(
	port: number,
	query: string,
	variables: Record<string, unknown> = {},
	headers: Record<string, string> = {},
): Promise<Subscriber> {
	const body = JSON.stringify({ query, variables });
	const socket = connect(port, '127.0.0.1');
	const chunks: string[] = [];
	let tail = '';
	socket.setEncoding('utf8');
	socket.on('data', (chunk: string) => {
		chunks.push(chunk);
		tail = (tail + chunk).slice(-500);
	});
	socket.on('error', () => {});
	const lines = Object.entries({
		host: 'site.test',
		accept: 'text/event-stream',
		'content-type': 'application/json',
		'content-length': Buffer.byteLength(body),
		...headers,
	}).map(([name, value]) => `${name}: ${value}\r\n`);
	socket.write(`POST /graphql HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
	await new Promise<void>((resolve, reject) => {
		const begun = () => {
			if (!chunks.join('').includes('\r\n\r\n')) return;
			socket.off('data', begun);
			resolve();
		};
		socket.on('data', begun);
		socket.once('close', () => reject(new Error('the connection was closed')));
	});
	return {
		socket,
		get events() {
			return eventsOf(chunks.join(''));
		},
		get text() {
			return chunks.join('');
		},
		get tail() {
			return tail;
		},
	};
}

/** The events in a chunked answer: a chunk's size stands on a line of its own, between two line ends. */
function eventsOf(text: string): Event[] {
	const content = text.slice(text.indexOf('\r\n\r\n') + 2).replaceAll(/\r\n[\da-f]*\r\n|\r\n[\da-f]+\r\n/g, '');
	// The last piece is empty, or an event that has not come whole.
	const blocks = content.split('\n\n').slice(0, -1);
	return blocks.flatMap((block) => {
		const data = /^data: (.+)$/m.exec(block)?.[1];
		return data ? [{ id: /^id: (.+)$/m.exec(block)?.[1] ?? null, data: JSON.parse(data) as Event['data'] }] : [];
	});
}
