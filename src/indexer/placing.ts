import { compareTitles, foldedCompare, logicalFile } from '../db/collation.ts';
import { FIRST, type Gap, type OrderedList, place, STEP } from './order.ts';
import type { Run } from './run.ts';

/** What decides an article's place. */
type Placed = { id: number; languageId: number; weightOrder: number; dateOrder: number; title: string; file: string; place: number };

/** Above this share of the site it is quicker to lay out the whole order anew than to find places one by one; few are never many. */
const WHOLE_ORDER_SHARE = 0.2;
const FEW = 64;

/** Distance kept between articles with a weight and those without, where every newcomer arrives. */
const FRONT = 2 ** 48;

/** Finds the places of new and moved articles in the default order and in the order of titles. */
export function placeArticles(run: Run): void {
	if (run.toPlace.size > 0) {
		if (isMuch(run, run.toPlace.size)) layOutDefaultOrder(run);
		else placeInDefaultOrder(run);
	}
	if (run.toPlaceTitle.size > 0) {
		if (isMuch(run, run.toPlaceTitle.size)) layOutTitles(run);
		else placeTitles(run);
	}
	run.toPlace.clear();
	run.toPlaceTitle.clear();
}

function isMuch(run: Run, count: number): boolean {
	return run.isFirst || (count > FEW && count > run.statements.articleTotal()!.count * WHOLE_ORDER_SHARE);
}

/**
 * Hugo's default order: weight, date, link title by the language's collation, then the file's path (Hugo:
 * resources/page/pages_sort.go). Articles of different languages meet in one order here; where weight and date are equal
 * the language decides before the title, so that the order of each language alone is Hugo's.
 */
function compareArticles(run: Run): (a: Placed, b: Placed) => number {
	const ordinals = new Map(run.languages.map((language, ordinal) => [run.languageIds.get(language.key)!, ordinal]));
	return (a, b) =>
		a.weightOrder - b.weightOrder ||
		a.dateOrder - b.dateOrder ||
		(ordinals.get(a.languageId) ?? 0) - (ordinals.get(b.languageId) ?? 0) ||
		compareTitles(run.languageKeys.get(a.languageId)!)(a.title, b.title) ||
		foldedCompare(logicalFile(a.file), logicalFile(b.file));
}

function layOutDefaultOrder(run: Run): void {
	const articles = run.statements.allArticles();
	articles.sort(compareArticles(run));
	let next = FIRST;
	let hadWeight = articles[0]?.weightOrder !== Number.MAX_SAFE_INTEGER;
	for (const article of articles) {
		if (hadWeight && article.weightOrder === Number.MAX_SAFE_INTEGER) {
			next += FRONT;
			hadWeight = false;
		}
		if (article.place !== next) {
			if (run.isFirst) run.statements.setPosition(next, article.id);
			else move(run, article.id, next);
		}
		next += STEP;
	}
	if (run.isFirst) run.statements.run('update page_term set position = (select position from page where id = page_id)')();
}

function placeInDefaultOrder(run: Run): void {
	const compare = compareArticles(run);
	const items = [...run.toPlace].map((id) => run.statements.articleById(id)!).sort(compare);
	const idsInWindow = new Map<number, number>();
	const list: OrderedList<Placed> = {
		neighbours(item): Gap {
			const ties = run.statements.articlesOfDate(item.weightOrder, item.dateOrder);
			let low = 0;
			let high = ties.length;
			while (low < high) {
				const middle = (low + high) >> 1;
				if (compare(ties[middle]!, item) <= 0) low = middle + 1;
				else high = middle;
			}
			const { weightOrder, dateOrder } = item;
			const { articleBefore, articleAfter, lastLighter, firstHeavier } = run.statements;
			const before = ties[low - 1] ?? articleBefore(weightOrder, dateOrder) ?? lastLighter(weightOrder);
			const after = ties[low] ?? articleAfter(weightOrder, dateOrder) ?? firstHeavier(weightOrder);
			return { before: before?.place ?? null, after: after?.place ?? null };
		},
		window(from, limit, backwards) {
			const rows = backwards ? run.statements.placesDown(from, limit) : run.statements.placesUp(from, limit);
			for (const { id, place } of rows) idsInWindow.set(place, id);
			return rows.map((row) => row.place);
		},
		move: (from, to) => move(run, idsInWindow.get(from)!, to),
		assign: (item, to) => move(run, item.id, to),
	};
	place(list, items);
}

/** An article's place is also in its rows of page_term, so that a term's list is one index range. */
function move(run: Run, id: number, to: number): void {
	run.statements.setPosition(to, id);
	run.statements.setTermPosition(to, id);
}

function layOutTitles(run: Run): void {
	for (const languageId of run.languageKeys.keys()) {
		const collate = compareTitles(run.languageKeys.get(languageId)!);
		const articles = run.statements.titlesOf(languageId);
		articles.sort((a, b) => collate(a.title, b.title));
		let next = FIRST - STEP;
		for (const [i, article] of articles.entries()) {
			if (i === 0 || collate(articles[i - 1]!.title, article.title) !== 0) next += STEP;
			if (article.place !== next) run.statements.setTitlePosition(next, article.id);
		}
	}
}

function placeTitles(run: Run): void {
	const items = [...run.toPlaceTitle].map((id) => run.statements.titleById(id)!);
	for (const [languageId, group] of Map.groupBy(items, (item) => item.languageId)) {
		const collate = compareTitles(run.languageKeys.get(languageId)!);
		const list: OrderedList<(typeof items)[number]> = {
			neighbours: (item) => findTitle(run, languageId, (title) => collate(title, item.title)),
			shares: (a, b) => collate(a.title, b.title) === 0,
			window: (from, limit, backwards) =>
				(backwards ? run.statements.titlePlacesDown(languageId, from, limit) : run.statements.titlePlacesUp(languageId, from, limit)).map(
					(row) => row.place,
				),
			move: (from, to) => run.statements.moveTitles(to, languageId, from),
			assign: (item, to) => run.statements.setTitlePosition(to, item.id),
		};
		place(
			list,
			group.sort((a, b) => collate(a.title, b.title)),
		);
	}
}

/** Bisects the range of places, not the rows: finding the n-th row would read n rows. */
function findTitle(run: Run, languageId: number, compare: (title: string) => number): Gap {
	let low = run.statements.firstTitle(languageId);
	let high = run.statements.lastTitle(languageId);
	if (!low || !high) return { before: null, after: null };
	const first = compare(low.title);
	if (first >= 0) return first === 0 ? { before: null, after: null, equal: low.place } : { before: null, after: low.place };
	const last = compare(high.title);
	if (last <= 0) return last === 0 ? { before: null, after: null, equal: high.place } : { before: high.place, after: null };
	for (;;) {
		// Invariant: low sorts before the title, high after it.
		const middle = low.place + Math.floor((high.place - low.place) / 2);
		let probe = run.statements.titleFrom(languageId, middle);
		if (!probe || probe.place >= high.place) probe = run.statements.titleBelow(languageId, middle);
		if (!probe || probe.place <= low.place) return { before: low.place, after: high.place };
		const order = compare(probe.title);
		if (order === 0) return { before: null, after: null, equal: probe.place };
		if (order < 0) low = probe;
		else high = probe;
	}
}
