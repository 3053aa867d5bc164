import type { LoadOptions } from '../config/load.ts';

/** What is kept in line with what; plain values, so that another thread can be told. */
export type IngestSettings = {
	/** Folder of the site. */
	site: string;
	/** The index's file, or `:memory:`. */
	database: string;
	/** What the command line says over the site's own configuration. */
	load: LoadOptions;
	/** Whether to follow changes of the files. */
	watch: boolean;
};

/** What an ingest is told of wider options: what cannot be passed to another thread stays behind. */
export function ingestSettings(options: LoadOptions & { site: string; database: string; watch?: boolean }): IngestSettings {
	const { site, database, watch = false, environment, buildDrafts, buildFuture, buildExpired } = options;
	return { site, database, watch, load: { environment, buildDrafts, buildFuture, buildExpired } };
}
