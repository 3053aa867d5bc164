import type { IncomingMessage } from 'node:http';

/** Calls back with the whole body as text. */
export function readBody(request: IncomingMessage, whole: (text: string) => void): void {
	let text = '';
	request.setEncoding('utf8');
	request.on('data', (chunk: string) => {
		text += chunk;
	});
	request.on('end', () => whole(text));
}
