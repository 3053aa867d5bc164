import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { UsageError } from '../errors.ts';

/** A server that accepts connections. */
export type Listening = {
	port: number;
	/** Accepts no more, lets running requests finish for `milliseconds` at most, and cuts what is left. */
	stop(milliseconds: number): Promise<void>;
};

/** Milliseconds that a connection waits for another request. Proxies keep theirs for 60 seconds: this end must not be the first to hang up. */
const KEEP_ALIVE = 65_000;

/**
 * Listens for HTTP/1.1.
 *
 * @param accept is told of each connection when it comes.
 * @throws UsageError where the port is taken, forbidden, or the address is none of this machine's
 */
export async function listen(
	port: number,
	host: string,
	handle: (request: IncomingMessage, response: ServerResponse) => void,
	accept: (socket: Socket, keepAlive: number) => void = () => {},
): Promise<Listening> {
	const server = createServer(
		{ keepAliveTimeout: KEEP_ALIVE, headersTimeout: 15_000, requestTimeout: 30_000, maxHeaderSize: 65_536 },
		handle,
	).on('connection', (socket) => accept(socket, KEEP_ALIVE));
	await new Promise<void>((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => reject(refusal(error, port, host)));
		server.listen(port, host, resolve);
	});
	return { port: (server.address() as AddressInfo).port, stop: (milliseconds) => stop(server, milliseconds) };
}

async function stop(server: Server, milliseconds: number): Promise<void> {
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	// A connection whose request has just ended waits for the next one: it is looked for again and again.
	const idle = setInterval(() => server.closeIdleConnections(), 50);
	const cut = setTimeout(() => server.closeAllConnections(), milliseconds);
	await closed;
	clearInterval(idle);
	clearTimeout(cut);
}

function refusal(error: NodeJS.ErrnoException, port: number, host: string): UsageError {
	if (error.code === 'EADDRINUSE')
		return new UsageError(`Port ${port} on ${host} is taken; choose another with --port, or 0 for any free one.`);
	if (error.code === 'EACCES')
		return new UsageError(`Port ${port} needs more rights than this user has; choose one above 1023 with --port.`);
	if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
		return new UsageError(`${host} is no address of this machine; choose one with --host.`);
	return new UsageError(`HugoQL cannot listen on ${host}, port ${port} (${error.code}).`);
}
