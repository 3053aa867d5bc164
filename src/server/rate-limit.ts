import { errorAnswer } from './error-response.ts';
import type { Answer } from './exchange.ts';

/** Gives a refusal where a client asks too often, else null. */
export type RateLimit = (client: string) => Answer | null;

/** Clients that are remembered at most; beyond it those seen longest ago start anew. */
const CLIENTS = 10_000;

/**
 * A bucket for each client that holds a minute's requests and fills up steadily: short bursts pass, a stream does not.
 *
 * @param perMinute requests of one client in a minute; 0 for no limit.
 * @param now milliseconds.
 */
export function createRateLimit(perMinute: number, now: () => number): RateLimit {
	if (perMinute <= 0) return () => null;
	const buckets = new Map<string, { left: number; at: number }>();
	return (client) => {
		const at = now();
		const bucket = buckets.get(client);
		const left = bucket ? Math.min(perMinute, bucket.left + ((at - bucket.at) / 60_000) * perMinute) : perMinute;
		buckets.delete(client);
		buckets.set(client, { left: left < 1 ? left : left - 1, at });
		if (buckets.size > CLIENTS) buckets.delete(buckets.keys().next().value!);
		if (left >= 1) return null;
		const seconds = Math.max(1, Math.ceil(((1 - left) / perMinute) * 60));
		return errorAnswer('RATE_LIMITED', `More than ${perMinute} requests in a minute; wait ${seconds} s.`, {
			'retry-after': String(seconds),
		});
	};
}
