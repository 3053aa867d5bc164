import type { Plugin } from 'graphql-yoga';
import type { Context } from '../schema/context.ts';
import type { Keeping } from './lane.ts';

/** What Yoga is given with each request, beside the request itself. */
export type ServerContext = {
	keeping: Keeping;
	client: string;
	/** Takes the events of a subscription, which go past Yoga to the client. */
	live: { events: AsyncIterableIterator<Buffer> | null };
};

/** One HTTP concern of the server. */
export type ServerPlugin = Plugin<ServerContext & Context>;
