import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '../../store/random-site.ts';
import { median, percentile } from '../figures.ts';
import { openEvents, type EventSocket } from './events.ts';
import type { SiteServer } from './site-server.ts';

/** Saves that all subscribers hear of. */
const SAVES = 50;

/** Memory and time of many subscribers, while one more does not read what it is sent. */
export async function measureSubscribers(site: SiteServer, count: number): Promise<Record<string, number>> {
	const random = createRandom(4);
	const memory = () => site.metric('process_resident_memory_bytes');
	const before = await memory();
	const subscribers: EventSocket[] = [];
	for (let i = 0; i < count; i += 50) {
		const query = 'subscription { changes { path ... on ArticleUpserted { article { title summary date tags { name } } } } }';
		subscribers.push(...(await Promise.all(Array.from({ length: Math.min(50, count - i) }, () => openEvents(site.port, query)))));
	}
	const texts = Array.from({ length: 40 }, (_, i) => `t${i}: bodyHTML`).join(' ');
	const stalled = await openEvents(site.port, `subscription { changes { ... on ArticleUpserted { article { ${texts} } } } }`);
	stalled.socket.pause();
	const open = await site.metric('hugoql_subscribers');
	const connected = await memory();
	const executions = await site.metric('hugoql_subscription_executions_total');
	const first: number[] = [];
	const last: number[] = [];
	for (let save = 1; save <= SAVES; save++) {
		const file = random.pick(site.articles);
		const text = `${site.read(file)}\nHeard by all, ${save}.\n`;
		const heard = Promise.all(subscribers.map((subscriber) => subscriber.next()));
		const started = performance.now();
		site.write(file, text);
		const times = (await heard).map(({ at }) => at - started);
		first.push(Math.min(...times));
		last.push(Math.max(...times));
		await pause(50);
	}
	const after = await memory();
	const executed = (await site.metric('hugoql_subscription_executions_total')) - executions;
	for (const { socket } of [...subscribers, stalled]) socket.destroy();
	await pause(1000);
	return {
		subscribers: count,
		'open, with one that does not read': open,
		'kB of resident memory for each, connected': (connected - before) / count / 1024,
		'kB of resident memory for each, after all saves': (after - before) / count / 1024,
		saves: SAVES,
		'executions for each save, both documents': executed / SAVES,
		'ms from save to the first of them, median': median(first),
		'ms from save to the last of them, median': median(last),
		'ms from save to the last of them, 99th percentile': percentile(last, 0.99),
		'open after all have left': await site.metric('hugoql_subscribers'),
	};
}
