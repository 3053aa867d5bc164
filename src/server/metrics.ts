import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Route } from './routes.ts';

/** What the server counts about itself. */
export type Metrics = {
	/** One answered request. `seconds` from its arrival to its answer. */
	observe(status: number, seconds: number): void;
	/** Prometheus' text form, version 0.0.4. */
	text(): string;
	close(): void;
};

/** A figure that is read when it is asked for. */
export type Gauge = { name: string; help: string; type: 'gauge' | 'counter'; read: () => number };

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** @param gauges what other rooms know: the cache, the index, the listeners. */
export function createMetrics(gauges: Gauge[]): Metrics {
	const statuses = new Map<number, number>();
	const buckets = BUCKETS.map(() => 0);
	let count = 0;
	let sum = 0;
	const delay = monitorEventLoopDelay({ resolution: 10 });
	delay.enable();
	const process_: Gauge[] = [
		{ name: 'process_resident_memory_bytes', help: 'Resident memory.', type: 'gauge', read: () => process.memoryUsage.rss() },
		{ name: 'process_cpu_seconds_total', help: 'CPU time of user and system.', type: 'counter', read: cpuSeconds },
		{
			name: 'nodejs_eventloop_delay_p99_seconds',
			help: '99th percentile of the event loop delay.',
			type: 'gauge',
			read: () => delay.percentile(99) / 1e9,
		},
	];
	return {
		observe(status, seconds) {
			statuses.set(status, (statuses.get(status) ?? 0) + 1);
			let place = 0;
			while (place < BUCKETS.length && seconds > BUCKETS[place]!) place++;
			if (place < BUCKETS.length) buckets[place]!++;
			count++;
			sum += seconds;
		},
		text() {
			const lines = header('hugoql_requests_total', 'Answered requests by status.', 'counter');
			for (const [status, times] of statuses) lines.push(`hugoql_requests_total{status="${status}"} ${times}`);
			lines.push(...header('hugoql_request_seconds', 'Time from request to answer.', 'histogram'));
			let within = 0;
			BUCKETS.forEach((bound, place) => {
				within += buckets[place]!;
				lines.push(`hugoql_request_seconds_bucket{le="${bound}"} ${within}`);
			});
			lines.push(
				`hugoql_request_seconds_bucket{le="+Inf"} ${count}`,
				`hugoql_request_seconds_sum ${sum}`,
				`hugoql_request_seconds_count ${count}`,
			);
			for (const { name, help, type, read } of [...gauges, ...process_]) lines.push(...header(name, help, type), `${name} ${read()}`);
			return `${lines.join('\n')}\n`;
		},
		close: () => void delay.disable(),
	};
}

/** `/metrics`. */
export function metricsRoute(metrics: Metrics): Route {
	return {
		path: '/metrics',
		method: 'GET',
		answer: () =>
			new Response(metrics.text(), {
				headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
			}),
	};
}

function header(name: string, help: string, type: string): string[] {
	return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function cpuSeconds(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1e6;
}
