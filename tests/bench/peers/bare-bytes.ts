import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/*
 * A bare node:http that writes the same bytes to every request: node bare-bytes.ts <file with the bytes> <content type>
 * It does not look at the request at all, and its headers are those that any such answer needs: type and length.
 */

const [file, type] = process.argv.slice(2) as [string, string];
const bytes = readFileSync(file);
const headers = { 'content-type': type, 'content-length': bytes.length };
const server = createServer((_, response) => {
	response.writeHead(200, headers);
	response.end(bytes);
});
server.listen(0, '127.0.0.1', () => console.log(`listening ${(server.address() as AddressInfo).port}`));
