import { Agent, request } from 'node:http';
import type { Socket } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { createRandom } from '../../store/random-site.ts';
import type { SiteServer } from './site-server.ts';

const fields = 'id title path date summary thumbnail { url alt } tags { name path }';
const feedQuery = `query ($after: String) { articles(first: 20, after: $after, orderBy: { field: DATE, direction: DESC }) { pageInfo { hasNextPage endCursor } nodes { ${fields} } } }`;
const startQuery = '{ changes(first: 1) { presentCursor } }';
const syncQuery = `query ($after: String, $where: ArticleWhere) { changes(after: $after, first: 500, where: $where) { reset pageInfo { hasNextPage endCursor } nodes { __typename articleId ... on ArticleUpserted { article { ${fields} } } } } }`;

type Article = { id: string; date: string };
type Page = { articles: { nodes: Article[]; pageInfo: { endCursor: string } } };
type Changes = {
	changes: { reset: boolean; nodes: { articleId: string; article?: Article }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
};

/** Counts what goes over the wire, headers included, on one connection that is kept, with brotli as phones take it. */
function createPhone(port: number) {
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	const validators = new Map<string, { etag: string; body: string }>();
	const used = { requests: 0, sent: 0, received: 0 };
	let socket: Socket | null = null;
	let before = { sent: 0, received: 0 };
	async function get<Data>(query: string, variables: object = {}, isConditional = false): Promise<Data> {
		const path = `/graphql?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(JSON.stringify(variables))}`;
		const known = isConditional ? validators.get(path) : undefined;
		const headers = {
			accept: 'application/graphql-response+json',
			'accept-encoding': 'br, gzip',
			...(known && { 'if-none-match': known.etag }),
		};
		const { body, etag, status } = await new Promise<{ body: Buffer; etag: string; status: number }>((resolve, reject) => {
			const sending = request({ host: '127.0.0.1', port, path, headers, agent }, (response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('end', () => {
					used.requests++;
					used.sent += socket!.bytesWritten - before.sent;
					used.received += socket!.bytesRead - before.received;
					resolve({ body: Buffer.concat(chunks), etag: String(response.headers.etag), status: response.statusCode! });
				});
			});
			sending.on('socket', (given) => {
				if (given !== socket) before = { sent: 0, received: 0 };
				else before = { sent: given.bytesWritten, received: given.bytesRead };
				socket = given;
			});
			sending.on('error', reject);
			sending.end();
		});
		if (status !== 200 && status !== 304) throw new Error(`${status}: ${body}`);
		const text = status === 304 ? known!.body : (isBrotli(body) ? brotliDecompressSync(body) : body).toString();
		validators.set(path, { etag, body: text });
		return (JSON.parse(text) as { data: Data }).data;
	}
	return { get, used, close: () => agent.destroy() };
}

function isBrotli(body: Buffer): boolean {
	return body[0] !== 0x7b;
}

/** Opens the feed of five pages; gives its articles. */
async function readFeed(phone: ReturnType<typeof createPhone>, isConditional: boolean): Promise<Map<string, Article>> {
	const articles = new Map<string, Article>();
	let after: string | null = null;
	for (let page = 0; page < 5; page++) {
		const { articles: list }: Page = await phone.get(feedQuery, { after }, isConditional);
		for (const node of list.nodes) articles.set(node.id, node);
		after = list.pageInfo.endCursor;
	}
	return articles;
}

async function sync(
	phone: ReturnType<typeof createPhone>,
	cursor: string,
	where: object | null,
	articles: Map<string, Article>,
): Promise<number> {
	let told = 0;
	for (let after = cursor; ; ) {
		const { changes }: Changes = await phone.get(syncQuery, { after, where });
		if (changes.reset) throw new Error('the cursor was not served');
		for (const { articleId, article } of changes.nodes) {
			told++;
			if (article) articles.set(articleId, article);
			else articles.delete(articleId);
		}
		if (!changes.pageInfo.hasNextPage) return told;
		after = changes.pageInfo.endCursor;
	}
}

/** What a day does: 60 new articles, 200 edits and 40 that go, of the newest thousand twice as often as of all others. */
function change(site: SiteServer): void {
	const random = createRandom(2);
	const files = new Set<string>();
	const drawn = () => {
		for (;;) {
			const file = random.chance(67) ? site.articles[random.below(1000)]! : random.pick(site.articles);
			if (files.has(file)) continue;
			files.add(file);
			return file;
		}
	};
	for (let edit = 0; edit < 200; edit++) {
		const file = drawn();
		site.write(file, `${site.read(file)}\nCorrected ${edit}.\n`);
	}
	for (let added = 0; added < 60; added++) {
		const file = drawn();
		site.write(site.beside(file, `new-${added}`), site.read(file).replace(/^date:.*$/m, `date: ${new Date().toISOString()}`));
	}
	for (let removed = 0; removed < 40; removed++) site.remove(drawn());
}

/** Bytes and requests of a phone that opens the feed, sleeps through 300 changes and syncs, beside reading the feed again. */
export async function measurePhone(site: SiteServer): Promise<Record<string, number>> {
	const phone = createPhone(site.port);
	const { changes: start } = await phone.get<{ changes: { presentCursor: string } }>(startQuery);
	const held = await readFeed(phone, false);
	const opened = { ...phone.used };
	const oldest = [...held.values()].map(({ date }) => date).toSorted()[0]!;
	change(site);
	await site.settle();

	const counted = async (work: (phone: ReturnType<typeof createPhone>) => Promise<number>) => {
		const before = { ...phone.used };
		const told = await work(phone);
		const { requests, sent, received } = phone.used;
		return { requests: requests - before.requests, sent: sent - before.sent, received: received - before.received, told };
	};
	const windowed = new Map(held);
	const since = await counted(() => sync(phone, start.presentCursor, { date: { from: oldest } }, windowed));
	const whole = await counted(() => sync(phone, start.presentCursor, null, new Map(held)));
	const conditional = await counted(async () => (await readFeed(phone, true)).size);
	const again = await counted(async () => (await readFeed(phone, false)).size);
	phone.close();
	const fresh = await readFeed(createPhone(site.port), false);
	const missing = [...fresh.values()].filter((article) => JSON.stringify(windowed.get(article.id)) !== JSON.stringify(article)).length;
	const rows = (name: string, { requests, sent, received, told }: typeof since) => ({
		[`${name}: requests`]: requests,
		[`${name}: bytes received`]: received,
		[`${name}: bytes sent`]: sent,
		[`${name}: articles told of`]: told,
	});
	return {
		...rows('open the feed, 5 pages of 20', { ...opened, told: held.size }),
		...rows('sync what is as new as what it has', since),
		...rows('sync all 300 changes', whole),
		...rows('read the feed again with validators', conditional),
		...rows('read the feed again', again),
		'articles of the new feed that the sync lacks': missing,
	};
}
