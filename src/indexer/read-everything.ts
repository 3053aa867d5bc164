import { ensureSection } from './lists.ts';
import type { Plan, PlannedPage } from './plan.ts';
import { readInThreads } from './reading-pool.ts';
import type { ReadingJob } from './reading-messages.ts';
import { topFolderName, writeReading } from './read-page.ts';
import type { Run } from './run.ts';
import { topFolder } from './tree.ts';

/**
 * Reads the files of a first run: list pages here, since articles inherit from them, then articles in as many threads. What is planned is
 * forgotten page by page: a million files' plan takes some 700 MB.
 *
 * @param readOne reads a planned page in this thread.
 * @param pause told how many files are done.
 */
export async function readEverything(
	run: Run,
	plan: Plan,
	threads: number,
	readOne: (planned: PlannedPage) => Promise<void> | void,
	pause: (done: number) => Promise<void> | void,
): Promise<void> {
	const planned = plan.pages.splice(0).reverse();
	const isNext = () => planned.length > 0 && (threads === 0 || planned.at(-1)!.location.kind !== 'page');
	while (isNext()) await readOne(planned.pop()!);
	const articles: (PlannedPage | undefined)[] = planned.reverse();
	if (articles.length === 0) return;

	ensureSections(run, articles as PlannedPage[]);
	const { ids, jobsOf } = reserveIds(run, articles as PlannedPage[]);
	const branches = run.languages.flatMap(({ key }) => [...run.tree.all(key)].map((branch): [string, typeof branch] => [key, branch]));
	const { config, languageIds, now } = run;
	const settings = { context: { config, languageIds, now }, branches };
	for await (const { start, readings, segments } of readInThreads(settings, articles.length, jobsOf, threads)) {
		for (const [i, reading] of readings.entries()) {
			const article = articles[start + i]!;
			articles[start + i] = undefined;
			writeReading(run, article, plan.known(article.file.path), reading, ids[start + i]);
			await pause(run.counts.read);
		}
		for (const segment of segments) for (const _ of run.search.addSegment(segment)) await pause(run.counts.read);
	}
	for (const _ of run.search.storeAdded()) await pause(run.counts.read);
}

/** Makes the sections that the articles will find above themselves. */
function ensureSections(run: Run, articles: PlannedPage[]): void {
	const seen = new Set<string>();
	for (const { location } of articles) {
		const folder = `${location.language} ${topFolder(location.logicalPath)}`;
		if (seen.has(folder)) continue;
		seen.add(folder);
		const language = run.languages.find((candidate) => candidate.key === location.language)!;
		ensureSection(run, language, location.logicalPath, topFolderName(location.path));
	}
}

/**
 * Gives every article its id before it is read. Ids of the terms that are met meanwhile come before them, so that rows are
 * written in the order of their ids.
 */
function reserveIds(run: Run, articles: PlannedPage[]): { ids: Float64Array; jobsOf(start: number, end: number): ReadingJob[] } {
	const first = run.nextPageId + articles.length;
	run.reservedIds = { start: first, end: first + articles.length };
	const ids = new Float64Array(articles.length);
	return {
		ids,
		jobsOf: (start, end) =>
			articles.slice(start, end).map(({ file: { path, absolutePath }, location, resources }, i) => {
				const old = run.statements.pageByPath(run.languageIds.get(location.language), location.logicalPath);
				ids[start + i] = old?.id ?? first + start + i;
				return { id: ids[start + i]!, file: { path, absolutePath }, location, resources };
			}),
	};
}
