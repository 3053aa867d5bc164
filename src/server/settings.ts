import type { GraphQLSchema } from 'graphql';
import type { Log } from '../log.ts';
import type { SearchService } from '../search/search.ts';
import type { Store } from '../store/store.ts';
import type { ChangeSource } from './change-feed.ts';
import type { CorsOrigins } from './cors.ts';
import type { Gauge } from './metrics.ts';
import type { TrustedDocuments } from './manifest.ts';

/** Bytes of a request's body. */
export const BODY_LIMIT = 256 * 1024;

/** Where GraphQL, and GraphiQL for a browser, is served. */
export const GRAPHQL_PATH = '/graphql';

/** What a server may be told; limits of 0 are none. */
export type ServerSettings = {
	graphiql: boolean;
	/** Null: no previews. */
	previewToken: string | null;
	/** Null: no `/hooks/reindex`. */
	hookSecret: string | null;
	/** Null: any document runs. */
	trustedDocuments: TrustedDocuments | null;
	corsOrigins: CorsOrigins;
	maxCost: number;
	maxDepth: number;
	/** Milliseconds of one operation. */
	timeout: number;
	/** Requests of one client in a minute. */
	rateLimit: number;
	/** Bytes of answers that are kept from request to request; 0 keeps none. */
	cacheSize: number;
	/** Seconds for which a cache may answer without asking; never longer than until the next article appears or expires. */
	maxAge: number;
	/** Shows problems of the content to everyone. */
	development: boolean;
};

/** What the server serves. */
export type ServerSources = {
	schema: GraphQLSchema;
	/** Null until the index can answer. */
	store: () => Store | null;
	search: () => SearchService | null;
	changes: ChangeSource;
	/** When the next article appears or expires, milliseconds since 1970; null where none is waiting. */
	nextMoment: () => number | null;
	/** Brings the index in line with the files. */
	reindex: () => void;
	/** Milliseconds since 1970. */
	now: () => number;
	gauges: Gauge[];
	log: Log;
};
