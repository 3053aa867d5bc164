import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '../../store/random-site.ts';
import type { SiteServer } from './site-server.ts';

/** Changes in a second, as far as the machine comes along. */
const RATE = 100;

type Page = { articles: { nodes: { file: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };

/** Reads the whole feed by cursor while files come, change and go, and looks for articles that are missing or come twice. */
export async function measurePaging(site: SiteServer): Promise<Record<string, number>> {
	const random = createRandom(3);
	const before = [...site.articles];
	const volatile = new Set<string>();
	let changes = 0;
	let isReading = true;
	const made: string[] = [];

	function change(): void {
		changes++;
		const what = random.below(100);
		const file = random.pick(site.articles);
		if (what < 40 && !volatile.has(file)) site.write(file, `${site.read(file)}\nEdit ${changes}.\n`);
		else if (what < 55 && made.length > 0) site.remove(made.splice(random.below(made.length), 1)[0]!);
		else if (what < 70) {
			volatile.add(file);
			site.remove(file);
		} else if (!volatile.has(file)) {
			// Equal dates: the copy stands right beside the article that it is made of.
			const copy = site.beside(file, `copy-${changes}`);
			volatile.add(copy);
			made.push(copy);
			site.write(copy, site.read(file));
		}
	}
	const started = performance.now();
	const changing = (async () => {
		while (isReading) {
			const due = ((performance.now() - started) / 1000) * RATE;
			while (changes < due && isReading) change();
			await pause(5);
		}
	})();
	const seen = new Map<string, number>();
	let pages = 0;
	let after: string | null = null;
	for (;;) {
		const { articles }: Page = await site.ask(
			'query ($after: String) { articles(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { file } } }',
			{ after },
		);
		pages++;
		for (const { file } of articles.nodes) seen.set(file, (seen.get(file) ?? 0) + 1);
		if (!articles.pageInfo.hasNextPage) break;
		after = articles.pageInfo.endCursor;
		await pause(60);
	}
	isReading = false;
	await changing;
	const seconds = (performance.now() - started) / 1000;
	const standing = before.filter((file) => !volatile.has(file));
	await site.settle();
	return {
		pages,
		'articles that stood throughout': standing.length,
		'of them missing': standing.filter((file) => !seen.has(file)).length,
		'of them more than once': standing.filter((file) => (seen.get(file) ?? 0) > 1).length,
		changes,
		'changes a second': changes / seconds,
	};
}
