import type { PeerArticle } from './articles.ts';

/** An engine that holds the articles. */
export type Engine = {
	/** Numbers of all articles that it finds. */
	all(query: string): number[] | Promise<number[]>;
	/** The first ten, best first. */
	first(query: string): unknown;
	/** Bytes of the index on disk, or of what would be saved; null where it cannot be saved. */
	bytes(): number | null;
};

/** Makes an engine over articles; the time that it takes is the time of indexing. */
export type OpenEngine = (articles: PeerArticle[], folder: string) => Engine | Promise<Engine>;
