import { connect, type Socket } from 'node:net';

/** A subscriber that notes when an event came. */
export type EventSocket = { socket: Socket; count(): number; next(): Promise<{ at: number; text: string }> };

/** Subscribes on a socket of its own. */
export async function openEvents(port: number, query: string): Promise<EventSocket> {
	const body = JSON.stringify({ query });
	const socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('utf8');
	socket.on('error', () => {});
	socket.write(
		`POST /graphql HTTP/1.1\r\nhost: bench\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
	);
	let count = 0;
	let tell: ((event: { at: number; text: string }) => void) | null = null;
	const waiting: { at: number; text: string }[] = [];
	await new Promise<void>((resolve, reject) => {
		socket.once('data', () => resolve());
		socket.once('close', () => reject(new Error('the server closed the connection')));
	});
	socket.on('data', (text: unknown) => {
		const at = performance.now();
		for (const part of String(text).split('event: next').slice(1)) {
			count++;
			const event = { at, text: part };
			if (tell) tell(event);
			else waiting.push(event);
			tell = null;
		}
	});
	return {
		socket,
		count: () => count,
		next: () => {
			const event = waiting.shift();
			if (event) return Promise.resolve(event);
			return new Promise((resolve) => {
				tell = resolve;
			});
		},
	};
}
