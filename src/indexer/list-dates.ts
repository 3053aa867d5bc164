import { noDateSeconds } from '../document/dates-calendar.ts';
import type { PageRow, Run } from './run.ts';

/** The three dates that a list page gathers from below. */
type Newest = { date: Moment; lastmod: Moment; publishDate: Moment };
type Moment = { seconds: number; text: string } | null;

/** What a run brought below a list page, and the newest of what it took away. */
export type DateChanges = { added: Newest; removed: Newest };

const nothing = (): Newest => ({ date: null, lastmod: null, publishDate: null });
const fields = ['date', 'lastmod', 'publishDate'] as const;

/** The columns that hold what a list page gathered. */
export function gatheredDates({
	date,
	dateOrder,
	dateText,
	lastmod,
	lastmodText,
	publishDate,
	publishDateText,
}: PageRow): Dated & { dateOrder: number } {
	return { date, dateOrder, dateText, lastmod, lastmodText, publishDate, publishDateText };
}

/** Notes the dates of a page that came (1) or went (-1) for every list page above it that may gather them. */
export function noteDates(run: Run, row: PageRow, listIds: Iterable<number>, sign: 1 | -1): void {
	// The front page gives its terms none (Hugo: hugolib/content_map_page_assembler.go, its key is that of the term).
	if (!row.isBuilt || row.kind === 'home' || (row.kind !== 'page' && !row.hasOwnDates)) return;
	const dates = datesOf(row, run.now);
	for (const id of listIds) {
		let changes = run.dateChanges.get(id);
		if (!changes) {
			changes = { added: nothing(), removed: nothing() };
			run.dateChanges.set(id, changes);
		}
		const side = sign === 1 ? changes.added : changes.removed;
		for (const field of fields) side[field] = newer(side[field], dates[field]);
	}
}

/**
 * Gives list pages without own dates the newest below them (Hugo: hugolib/pages_capture.go, list pages' dates). Reads what
 * is below only where the newest itself went; else the newest of before and of what came is enough.
 */
export function finishListDates(run: Run): void {
	for (const id of run.toGather) run.dateChanges.set(id, { added: nothing(), removed: nothing() });
	for (const [id, { added, removed }] of run.dateChanges) {
		const list = run.statements.pageById(id);
		if (!list || list.hasOwnDates) continue;
		const current = datesOf(list, Number.MAX_SAFE_INTEGER);
		const wentAway =
			run.toGather.has(id) ||
			fields.some((field) => {
				const gone = removed[field];
				return gone && gone.seconds >= (current[field]?.seconds ?? -Infinity) && gone.seconds > (added[field]?.seconds ?? -Infinity);
			});
		const newest = wentAway ? gather(run, list) : nothing();
		if (!wentAway) for (const field of fields) newest[field] = newer(current[field], added[field]);
		run.statements.setListDates(
			newest.date?.seconds ?? null,
			-(newest.date?.seconds ?? noDateSeconds),
			newest.date?.text ?? null,
			newest.lastmod?.seconds ?? null,
			newest.lastmod?.text ?? null,
			newest.publishDate?.seconds ?? null,
			newest.publishDate?.text ?? null,
			id,
		);
	}
	run.dateChanges.clear();
	run.toGather.clear();
}

function gather(run: Run, list: PageRow): Newest {
	const pages =
		list.kind === 'term'
			? run.statements.datesOfTerm(list.id)
			: list.kind === 'taxonomy'
				? run.statements.datesOfTaxonomy(list.languageId, list.logicalPath.slice(1))
				: run.statements.datesBelow(
						list.languageId,
						list.kind === 'home' ? '/' : `${list.logicalPath}/`,
						list.kind === 'home' ? '0' : `${list.logicalPath}0`,
					);
	const newest = nothing();
	for (const page of pages) {
		const dates = datesOf(page, run.now);
		for (const field of fields) newest[field] = newer(newest[field], dates[field]);
	}
	return newest;
}

type Dated = Pick<PageRow, 'date' | 'dateText' | 'lastmod' | 'lastmodText' | 'publishDate' | 'publishDateText'>;

function datesOf(page: Dated, now: number): Newest {
	const moment = (seconds: number | null, text: string | null): Moment =>
		seconds === null ? null : { seconds, text: text ?? page.dateText ?? '' };
	return {
		date: moment(page.date, page.dateText),
		lastmod: moment(page.lastmod, page.lastmodText),
		publishDate: page.publishDate !== null && page.publishDate <= now ? moment(page.publishDate, page.publishDateText) : null,
	};
}

function newer(a: Moment, b: Moment): Moment {
	return !a || (b && b.seconds > a.seconds) ? b : a;
}
