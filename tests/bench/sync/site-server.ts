import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createAsk } from '../../conformance/ask.ts';

/** A copied site that is watched and served by a process of its own. */
export type SiteServer = {
	port: number;
	/** Files of visible articles as the API names them, newest first; those that were removed leave it. */
	articles: string[];
	/** A new file in the folder of another one, with this before its name. */
	beside(file: string, prefix: string): string;
	/** From the start to the first answer, indexing included. */
	seconds: number;
	ask: ReturnType<typeof createAsk>;
	read(file: string): string;
	write(file: string, text: string): void;
	remove(file: string): void;
	/** Waits until everything that was written before is in the index. */
	settle(): Promise<void>;
	/** Value of a metric of the server's. */
	metric(name: string): Promise<number>;
	stop(): Promise<void>;
};

/** Serves a folder with the command line's own server. */
export async function startSite(folder: string): Promise<SiteServer> {
	const started = performance.now();
	const port = await freePort();
	const cli = fileURLToPath(new URL('../../../src/hugoql.js', import.meta.url));
	const child = spawn(process.execPath, [cli, 'serve', folder, '--port', String(port)], { stdio: ['ignore', 'ignore', 'inherit'] });
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	process.once('exit', () => child.kill());
	const origin = `http://127.0.0.1:${port}`;
	while (!(await isReady(origin))) {
		if (child.exitCode !== null) throw new Error('the server ended');
		await pause(50);
	}
	const seconds = (performance.now() - started) / 1000;
	const ask = createAsk({ fetch: (request) => fetch(new Request(`${origin}/graphql`, request)) });
	const articles: string[] = [];
	for (let after: string | null = null; ; ) {
		const { articles: list }: Files = await ask(
			'query ($after: String) { articles(first: 100, after: $after, orderBy: { field: DATE, direction: DESC }) { pageInfo { hasNextPage endCursor } nodes { file } } }',
			{ after },
		);
		articles.push(...list.nodes.map(({ file }) => file));
		if (!list.pageInfo.hasNextPage) break;
		after = list.pageInfo.endCursor;
	}
	const content = join(folder, 'content');
	const places = placesOf(content);
	const path = (file: string) => join(content, places.get(file) ?? file);
	const write = (file: string, text: string) => writeFileSync(path(file), text);
	const remove = (file: string) => {
		rmSync(path(file), { force: true });
		const index = articles.indexOf(file);
		if (index >= 0) articles.splice(index, 1);
	};
	const beside = (file: string, prefix: string) => {
		const made = join(dirname(file), `${prefix}-${basename(file)}`);
		places.set(made, join(dirname(places.get(file)!), basename(made)));
		return made;
	};
	let marks = 0;
	return {
		port,
		articles,
		beside,
		seconds,
		ask,
		read: (file) => readFileSync(path(file), 'utf8'),
		write,
		remove,
		async settle() {
			// What is saved later is never there earlier.
			const mark = beside(articles[0]!, `mark-${marks++}`);
			await pause(300);
			write(mark, '---\ntitle: Mark\ndate: 2000-01-01\n---\n');
			const isThere = async () => {
				const found = await ask<{ article: object | null }>('query ($file: String!) { article(by: { file: $file }) { title } }', {
					file: mark,
				});
				return found.article !== null;
			};
			while (!(await isThere())) await pause(20);
			remove(mark);
			while (await isThere()) await pause(20);
		},
		async metric(name) {
			const text = await (await fetch(`${origin}/metrics`)).text();
			return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
		},
		async stop() {
			child.kill('SIGTERM');
			await ended;
		},
	};
}

/** Where the files lie whose names leave out the folder of their language. */
function placesOf(content: string): Map<string, string> {
	const places = new Map<string, string>();
	for (const place of readdirSync(content, { recursive: true, encoding: 'utf8' })) {
		const inner = place.slice(place.indexOf('/') + 1);
		if (!places.has(inner)) places.set(inner, place);
		places.set(place, place);
	}
	return places;
}

type Files = { articles: { nodes: { file: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };

async function isReady(origin: string): Promise<boolean> {
	try {
		return (await fetch(`${origin}/health/ready`)).ok;
	} catch {
		return false;
	}
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer();
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as { port: number };
			server.close(() => resolve(port));
		});
	});
}
