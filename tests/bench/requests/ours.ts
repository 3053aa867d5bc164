import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { createStillApp } from '../still-app.ts';

/*
 * HugoQL over an index that stands still, in a process of its own: node ours.ts --root <checkout> --site <site> --database <index> [--uncached]
 * It answers by node:http, as `hugoql serve` does. Uncached, no answer is kept and no row remembered (the option `cache-size`).
 */

const { values } = parseArgs({
	options: {
		root: { type: 'string' },
		site: { type: 'string' },
		database: { type: 'string' },
		uncached: { type: 'boolean', default: false },
	},
});
const app = await createStillApp(values.root!, {
	site: values.site!,
	database: values.database!,
	...(values.uncached ? { cacheSize: 0 } : {}),
});
const server = createServer((request, response) => {
	app.handle(request, response).catch(() => response.destroy());
});
// As `hugoql serve` does; a checkout of before has none.
server.on('connection', (socket) => app.accept?.(socket, server.keepAliveTimeout));
server.listen(0, '127.0.0.1', () => console.log(`listening ${(server.address() as AddressInfo).port}`));
