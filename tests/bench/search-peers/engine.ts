import type { Line, PeerArticle } from './articles.ts';

/** An engine that holds the articles. */
export type Engine = {
	/** Numbers of all articles that it finds. */
	all(query: string): number[] | Promise<number[]>;
	/** The first ten, best first. */
	first(query: string): unknown;
	/** Bytes of the index on disk, or of what would be saved; null where it cannot be saved. */
	bytes(): number | null | Promise<number | null>;
};

/** Takes the articles one by one; the processor time of both is the time of indexing. */
export type Builder = {
	add(article: PeerArticle, line: Line): void | Promise<void>;
	finish(): Engine | Promise<Engine>;
};

/** Where an engine may write, the file that the articles are from, and a finished HugoQL index of them where there is one. */
export type Setting = { folder: string; file: string; database: string | null };

/** Opens an engine without articles. */
export type OpenEngine = (setting: Setting) => Builder | Promise<Builder>;
