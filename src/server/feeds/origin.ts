import type { Config } from '../../config/config.ts';
import type { Incoming } from '../exchange.ts';

/** A name or address with an optional port, and nothing that could be more than that in a link. */
const host = /^(?:[A-Za-z0-9_.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?$/;

/**
 * Where a request was sent to, without a path: `https://api.example.org`. The host is what the client asked for (`Host`), never what a
 * proxy adds to it, since a cache would hand that on to others. The scheme is the base URL's for the site's own host, else what the proxy in
 * front says (`X-Forwarded-Proto`), else the connection's.
 */
export function originOf(incoming: Incoming, config: Config): string {
	const asked = new URL(incoming.url);
	const given = incoming.header('host') ?? '';
	const name = (host.test(given) ? given : asked.host).toLowerCase();
	for (const { baseURL } of config.languages) {
		const own = /^(https?):\/\/([^/?#]*)/i.exec(baseURL ?? '');
		if (own?.[2]?.toLowerCase() === name) return `${own[1]!.toLowerCase()}://${name}`;
	}
	const forwarded = /^\s*(https?)\s*(?:,|$)/i.exec(incoming.header('x-forwarded-proto') ?? '')?.[1]?.toLowerCase();
	return `${forwarded ?? asked.protocol.slice(0, -1)}://${name}`;
}

/** The headers that an origin is read from, for `Vary`: `Host` is part of what every cache goes by already (RFC 9111 §4.1). */
export const ORIGIN_HEADERS = ['X-Forwarded-Proto'];
