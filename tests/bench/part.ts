/**
 * A part of the bench, as the default export of `tests/bench/<name>/part.ts`, where run.ts finds it. Each part takes its own measures:
 * both sides in one run, alternating, each in a fresh process.
 */
export type Part = {
	/** What the command line calls it: `npm run bench -- <name>`. */
	name: string;
	/** One line for `npm run bench -- --help`. */
	about: string;
	/** Takes the measures. Rows that were taken before it throws are lost, so that rows which may fail on their own catch it and say so in `note`. */
	run(options: BenchOptions): Promise<Row[]>;
};

/** What the command line asks for. */
export type BenchOptions = {
	/** Fewer rounds, shorter ones, smaller sites: all parts together in some three minutes. */
	quick: boolean;
	/** How often both sides are measured, in turn. */
	rounds: number;
	/** Seconds of load in one measure. */
	seconds: number;
	/** Sizes of generated sites, in articles; `--articles 1000,30000`. Null: what the part thinks fit. */
	articles: number[] | null;
	/** Finished indexes of generated sites, in place of those that are made for `articles`; null for those. */
	databases: string[] | null;
	/** Only what has this in its name; null: everything. */
	only: string | null;
	/** Folder of a Hugo site to index in place of generated ones; null for those. */
	site: string | null;
	/** Folder of a checkout to compare the work tree with; null without `--compare`. */
	compare: string | null;
	/** A folder for generated sites and indexes, kept from run to run. */
	folder: string;
	/** Tells what is being done, on standard error. */
	log(line: string): void;
};

/**
 * One line of the table. Ours and theirs are measured in turn, so `ours[i]` and `theirs[i]` are a pair: the ratio of a row is the
 * median of the pairs' ratios.
 */
export type Row = {
	/** What was done: `feed page, same request again`. */
	what: string;
	/** What it is measured against: `bare node:http`; null where the goal is a plain figure of ours. */
	against: string | null;
	/** Of the measures: `requests/s`, `ms`, `MB`. */
	unit: string;
	/** A measure for each round. */
	ours: number[];
	/** A measure for each round; null where the goal is a plain figure of ours. */
	theirs: number[] | null;
	/** What ratio (or, without theirs, what figure) is aimed at; null where there is no goal. */
	goal: { least: number } | { most: number } | null;
	/** What has to be known to judge the row: sizes, headers, what was left out. */
	note?: string;
};
