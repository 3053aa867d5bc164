import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '../../store/random-site.ts';
import { median, percentile } from '../figures.ts';
import { openEvents } from './events.ts';
import type { SiteServer } from './site-server.ts';

/** Milliseconds from just before a file is written to its event at a subscriber, which asks for what a feed shows. */
export async function measureSaves(site: SiteServer, saves: number): Promise<Record<string, number>> {
	const random = createRandom(1);
	const events = await openEvents(
		site.port,
		'subscription { changes { path ... on ArticleUpserted { article { file title summary date tags { name } } } } }',
	);
	const times: number[] = [];
	for (let save = 0; save < saves; save++) {
		const file = random.pick(site.articles);
		const text = `${site.read(file)}\nSaved ${save}.\n`;
		const started = performance.now();
		site.write(file, text);
		for (;;) {
			const { at, text: event } = await events.next();
			if (!event.includes(JSON.stringify(file))) continue;
			times.push(at - started);
			break;
		}
		// The next save must not fall into what this one set off.
		await pause(20 + random.below(30));
		if (save % 100 === 99) console.error(`${save + 1} saves, median ${median(times).toFixed(1)} ms`);
	}
	events.socket.destroy();
	return {
		saves,
		'ms from save to event, median': median(times),
		'ms from save to event, 90th percentile': percentile(times, 0.9),
		'ms from save to event, 99th percentile': percentile(times, 0.99),
		'ms from save to event, longest': Math.max(...times),
	};
}
