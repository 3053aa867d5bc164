import type { SearchWriter } from '../db/search-index.ts';
import { indexFormat } from '../config/fingerprint.ts';
import { withLanguage } from '../source/language.ts';
import { listFiles } from '../source/list.ts';
import { finishAddresses } from './addresses.ts';
import { logChanges } from './changes.ts';
import { beginBulk, emptyUnfinished, withoutIndexes } from './bulk.ts';
import type { IndexerOptions, Scope } from './indexer.ts';
import type { LastPages } from './last-spelling.ts';
import { finishLinks } from './links.ts';
import { finishListDates } from './list-dates.ts';
import { holdPaths } from './held-paths.ts';
import { forget, leaveMoved, lostBundleFiles, removeForeignLanguages, replaceSiteProblems, writeOther } from './leave.ts';
import { ensureSiteLists, finishSections, refreshGenerated, refreshSections } from './lists.ts';
import { openRun } from './open-run.ts';
import { updateVisibility } from './pages.ts';
import { placeArticles } from './placing.ts';
import { type Dirty, type Plan, type PlannedPage, planListing } from './plan.ts';
import { readEverything } from './read-everything.ts';
import { readPage } from './read-page.ts';
import { readingThreads, ThreadsFailed } from './reading-pool.ts';
import type { Run } from './run.ts';
import type { Statements } from './statements.ts';
import { planPaths } from './targeted.ts';
import { finishTerms } from './terms.ts';
import { planUnchanged } from './unchanged.ts';
import { followListPages } from './unreadable.ts';
import { finishTranslations } from './translations.ts';
import { givesTheSame, type SiteTree } from './tree.ts';

/** What a run did. Times are in milliseconds since 1970. */
export type RunResult = {
	changed: boolean;
	generation: number;
	counts: Run['counts'];
	milliseconds: number;
	/** When the next article is published or expires; null where none is waiting. */
	nextMoment: number | null;
	problems: { errors: number; warnings: number };
};

/** What the indexer keeps between runs. */
export type IndexerState = {
	statements: Statements;
	tree: SiteTree;
	search: SearchWriter;
	bundles: Set<string> | null;
	lastPages: LastPages;
};

/** One run: plan, rows, and everything that follows from them, in one transaction. */
export async function applyRun(options: IndexerOptions, state: IndexerState, scope: Scope): Promise<RunResult> {
	const started = performance.now();
	const client = options.db.$client;
	client.exec('begin immediate');
	try {
		const milliseconds = options.now();
		emptyUnfinished(client);
		const run = openRun(options.db, options.config, state, milliseconds);
		const isNewConfig = run.statements.meta('fingerprint')?.value !== options.config.fingerprint;
		const plan = planRun(run, state, scope, isNewConfig);
		await writePlan(options, run, plan, isNewConfig);
		finish(run, milliseconds);
		run.bulk?.end();
		const generation = seal(run, options.config.fingerprint);
		client.exec('commit');
		return summary(run, generation, started);
	} catch (error) {
		client.exec('rollback');
		state.tree.clear();
		state.search.discard();
		state.bundles = null;
		state.lastPages.clear();
		if (!(error instanceof ThreadsFailed)) throw error;
		options.log.warn(`files are read without further threads: ${error.message}`);
		return applyRun({ ...options, threads: 0 }, state, scope);
	}
}

function planRun(run: Run, state: IndexerState, scope: Scope, isNewConfig: boolean): Plan {
	if (scope !== 'everything' && !isNewConfig && state.bundles) {
		const plan = planPaths(run, [...scope], state.bundles);
		if (plan) return plan;
	}
	const unchanged = isNewConfig || state.bundles ? null : planUnchanged(run);
	if (unchanged) {
		state.bundles = unchanged.bundles;
		return unchanged;
	}
	const { files, problems } = listFiles(run.config);
	const known = new Map(run.statements.filesByPath().map((row) => [row.path, row]));
	const named = files.map((file) => withLanguage(file, run.config));
	const plan = planListing(named, known, run.config, isNewConfig);
	plan.problems.push(...problems);
	state.bundles = plan.bundles;
	return plan;
}

/** Brings the rows in line with the plan. */
async function writePlan(options: IndexerOptions, run: Run, plan: Plan, isNewConfig: boolean): Promise<void> {
	const dirty: Dirty = [];
	const isDirty = (language: string, path: string) => dirty.some((part) => part.language === language && path.startsWith(part.prefix));
	if (isNewConfig) run.isChanged = true;
	run.resourcesOf = plan.resourcesOf;
	if (plan.isWhole) {
		replaceSiteProblems(run, [...options.config.problems, ...plan.problems]);
		removeForeignLanguages(run);
	}
	for (const row of plan.gone) forget(run, row, dirty);
	for (const { file, location, role } of plan.others) writeOther(run, plan, file, location?.language ?? '', role, dirty);

	if (isNewConfig || !run.config.isHugoSite) leaveMoved(run, plan, dirty);
	holdPaths(run, plan.pages, dirty);
	if (plan.isWhole) ensureSiteLists(run);

	const total = plan.pages.reduce((count, page) => count + Number(page.isChanged), 0);
	const pause = pauses(options, total);
	const readOne = (planned: PlannedPage) => {
		const { location } = planned;
		const inherits = dirty.length > 0 && isDirty(location.language, location.logicalPath);
		if (!planned.isChanged && !inherits && !lostBundleFiles(run, plan, planned)) {
			run.counts.unchanged++;
			return;
		}
		const before = location.kind === 'page' ? undefined : run.tree.get(location.language, location.logicalPath);
		readPage(run, planned, plan.known(planned.file.path), isNewConfig || inherits || lostBundleFiles(run, plan, planned));
		const after = location.kind === 'page' ? undefined : run.tree.get(location.language, location.logicalPath);
		if (!givesTheSame(before, after)) dirty.push({ language: location.language, prefix: below(location.logicalPath) });
		return pause(run.counts.read);
	};
	if (run.isFirst) {
		run.bulk = beginBulk(run.client, run.isUnread && options.mayYield !== false);
		await withoutIndexes(run.client, async () => {
			await readEverything(run, plan, threadsFor(options, total), readOne, pause);
			// Places are in most of the indexes.
			placeArticles(run);
		});
	} else for (const planned of plan.pages) await readOne(planned);
	if (dirty.length > 0 || isNewConfig) followListPages(run);
	for (const { language, prefix } of dirty) refreshGenerated(run, language, prefix);
	if (plan.isWhole) refreshSections(run);
}

/** Everything that follows from the pages that were written, in the order in which one step needs another. */
function finish(run: Run, milliseconds: number): void {
	for (const { id } of run.statements.pagesDue(run.now, run.now, run.now)) updateVisibility(run, run.statements.pageById(id)!);
	run.ledger.flush();
	finishSections(run);
	placeArticles(run);
	finishTerms(run);
	finishListDates(run);
	finishTranslations(run);
	finishLinks(run);
	finishAddresses(run);
	run.ledger.flush();
	logChanges(run, milliseconds);
	run.search.flush();
}

/** Bumps the generation where an answer may have changed: everybody's signal. */
function seal(run: Run, fingerprint: string): number {
	const generation = Number(run.statements.meta('generation')?.value ?? '0') + Number(run.isChanged);
	run.statements.setMeta('generation', String(generation));
	run.statements.setMeta('fingerprint', fingerprint);
	run.statements.setMeta('format', String(indexFormat));
	run.statements.setMeta('clock', String(run.now));
	return generation;
}

function summary(run: Run, generation: number, started: number): RunResult {
	const moments = [run.statements.nextPublish(run.now)?.at, run.statements.nextExpiry(run.now)?.at].filter((at) => typeof at === 'number');
	const severities = new Map(run.statements.problemCounts().map(({ severity, count }) => [severity, count]));
	return {
		changed: run.isChanged,
		generation,
		counts: run.counts,
		milliseconds: performance.now() - started,
		nextMoment: moments.length > 0 ? Math.min(...moments) * 1000 : null,
		problems: { errors: severities.get('ERROR') ?? 0, warnings: severities.get('WARNING') ?? 0 },
	};
}

function below(logicalPath: string): string {
	return logicalPath === '/' ? '/' : `${logicalPath}/`;
}

/** How many threads read beside this one: none for few files, since a thread takes as long to start as some hundred files take. */
function threadsFor(options: IndexerOptions, total: number): number {
	if (options.mayYield === false) return 0;
	return options.threads ?? (total < MANY_FILES ? 0 : readingThreads());
}

/** Lets others work now and then, and tells how far the run is. */
function pauses(options: IndexerOptions, total: number): (done: number) => Promise<void> | void {
	let since = performance.now();
	return (done) => {
		if (performance.now() - since < SLICE) return;
		options.onProgress?.({ done, total });
		if (options.mayYield === false) {
			since = performance.now();
			return;
		}
		return new Promise((resolve) =>
			setImmediate(() => {
				since = performance.now();
				resolve();
			}),
		);
	};
}

/** Files from which on threads read them. */
const MANY_FILES = 1000;

/** Milliseconds of work without a pause. */
const SLICE = 5;
