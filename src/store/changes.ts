import { type ArticleList, articleList, conditionOf } from './article-list.ts';
import type { ArticleWhere } from './arguments.ts';
import type { Batches } from './batches.ts';
import type { Context } from './context.ts';
import { decodeValues, encodeValues } from './cursors.ts';
import { HugoQLError } from '../errors.ts';
import { listOf, loadRows, padded } from './pages.ts';
import type { ChangeRow, Changes } from './results.ts';
import type { PageRow } from './rows.ts';

/*
 * The change log is two tables: every article in the site knows the sequence number of its last change, and every article
 * that left has a removal. A cursor is the epoch of the index and a sequence number, so a client that was away reads what is
 * newer, oldest first, in the newest state only.
 *
 * With a filter an article may change so that it leaves the client's list: then the client is told to remove it, unless it
 * became visible after the cursor and the client cannot have it. With several locales one article stands for its translation
 * group: whatever happens to one of the group, the client is told what stands for it now and to remove the others.
 */

/** Events that one request examines at most; a filter that few articles pass gives short pages with a further cursor. */
const EXAMINED_AT_MOST = 5000;

type Event = { sequence: number; at: number; page: PageRow | null; removal: Removal | null; translationKey: string };
type Removal = {
	sequence: number;
	languageId: number;
	logicalPath: string;
	url: string;
	translationKey: string;
	reason: 'DELETED' | 'UNPUBLISHED' | 'EXPIRED';
	at: number;
	createdSequence: number;
};

/** Changes of the live site after a cursor. */
export function changes(
	context: Context,
	batches: Batches,
	after: string | null,
	first: number,
	where: ArticleWhere | null,
	locales: string[] | null,
): Changes {
	if (!Number.isInteger(first) || first < 1 || first > 1000)
		throw new HugoQLError('BAD_USER_INPUT', `first must be a whole number from 1 to 1000; it is ${first}.`);
	const list = articleList(context, where, null, locales, null);
	const { from, reset } = startOf(context, after);
	const rows: ChangeRow[] = [];
	const sent = new Set<string>();
	let sequence = from;
	let examined = 0;
	let hasNextPage = true;
	while (hasNextPage && rows.length < first && examined < EXAMINED_AT_MOST) {
		const chunk = events(context, sequence, Math.max(first, 20));
		hasNextPage = chunk.isFull;
		examined += chunk.events.length;
		const judged = judge(context, list, chunk.events);
		for (const [i, event] of chunk.events.entries()) {
			if (rows.length >= first) {
				hasNextPage = true;
				break;
			}
			const previous = sequence;
			sequence = event.sequence;
			const isWhole = chunk.events[i + 1]?.sequence !== sequence;
			for (const row of rowsOf(context, list, event, judged, from)) {
				const identity = `${row.language.id} ${row.logicalPath}`;
				if (!sent.has(identity)) rows.push({ ...row, cursor: cursorOf(context, isWhole ? sequence : previous) });
				sent.add(identity);
			}
		}
	}
	// An event may end in several rows: until the last of them a client that stops goes on before the event.
	for (let i = 0; i + 1 < rows.length; i++)
		if (rows[i]!.sequence === rows[i + 1]!.sequence) rows[i]!.cursor = cursorOf(context, rows[i]!.sequence - 1);
	batches.together(rows.flatMap((row) => (row.kind === 'upsert' ? [row.page] : [])));
	return { rows, hasNextPage, endCursor: cursorOf(context, hasNextPage ? sequence : Math.max(sequence, currentSequence(context))), reset };
}

/** Cursor of the present. */
export function currentChangeCursor(context: Context): string {
	return cursorOf(context, currentSequence(context));
}

function cursorOf(context: Context, sequence: number): string {
	return encodeValues([context.index.epoch, sequence]);
}

function currentSequence(context: Context): number {
	return metaNumber(context, 'sequence');
}

function metaNumber(context: Context, key: string): number {
	return Number(context.get<{ value: string }>('select value from meta where key = ?', [key])?.value ?? 0);
}

/** A cursor of another index, of a future that was rolled back, or older than the removals that are kept cannot be served. */
function startOf(context: Context, after: string | null): { from: number; reset: boolean } {
	if (after === null) return { from: 0, reset: false };
	const [epoch, sequence] = decodeValues(after, 2);
	const isServed =
		epoch === context.index.epoch &&
		typeof sequence === 'number' &&
		sequence <= currentSequence(context) &&
		sequence >= metaNumber(context, 'oldest_removal');
	return isServed ? { from: sequence, reset: false } : { from: 0, reset: true };
}

/** Events after a sequence number in order; all of the last number are there. */
function events(context: Context, after: number, limit: number): { events: Event[]; isFull: boolean } {
	const changed = context.all<{ id: number; sequence: number }>(
		'select id, change_sequence as sequence from page indexed by page_change where in_site = 1 and change_sequence > ? order by change_sequence limit ?',
		[after, limit],
	);
	const removed = context.all<Removal>(
		`select sequence, language_id as languageId, logical_path as logicalPath, url, translation_key as translationKey, reason, at,
		created_sequence as createdSequence from removal where sequence > ? order by sequence limit ?`,
		[after, limit],
	);
	const bounds = [changed, removed].filter((rows) => rows.length === limit).map((rows) => rows.at(-1)!.sequence);
	const last = Math.min(...bounds);
	const ids = changed.filter(({ sequence }) => sequence <= last).map(({ id }) => id);
	if (Number.isFinite(last)) {
		const ties = context.all<{ id: number }>('select id from page where in_site = 1 and change_sequence = ?', [last]);
		ids.push(...ties.map(({ id }) => id));
	}
	const pages = loadRows(context, [...new Set(ids)]);
	const found: Event[] = pages.map((page) => ({
		sequence: page.changeSequence,
		at: page.changedAt,
		page,
		removal: null,
		translationKey: page.translationKey,
	}));
	for (const removal of removed) {
		if (removal.sequence > last) continue;
		found.push({ sequence: removal.sequence, at: removal.at, page: null, removal, translationKey: removal.translationKey });
	}
	return { events: found.sort((a, b) => a.sequence - b.sequence), isFull: bounds.length > 0 };
}

/** What of the events' articles, and of their groups, is in the list now. */
type Judged = { qualified: Set<number>; groups: Map<string, PageRow[]> };

function judge(context: Context, list: ArticleList, found: Event[]): Judged {
	const members = new Map<number, PageRow>();
	for (const { page } of found) if (page) members.set(page.id, page);
	const groups = new Map<string, PageRow[]>();
	if (list.isGrouped) {
		const alone = found.flatMap(({ page }) => (page && page.isTranslated === 0 ? [page] : []));
		const shared = found.filter(({ page }) => page?.isTranslated !== 0).map(({ translationKey }) => translationKey);
		for (const row of [...alone, ...groupMembers(context, list, [...new Set(shared)])]) {
			members.set(row.id, row);
			const group = groups.get(row.translationKey);
			if (group) group.push(row);
			else groups.set(row.translationKey, [row]);
		}
	}
	const ids = [...members.keys()];
	if (ids.length === 0) return { qualified: new Set(), groups };
	const { sql, parameters } = conditionOf(context, list);
	const qualified = context.all<{ id: number }>(`select page.id from page not indexed where page.id in (${listOf(ids)}) and ${sql}`, [
		...padded(ids),
		...parameters,
	]);
	return { qualified: new Set(qualified.map(({ id }) => id)), groups };
}

function groupMembers(context: Context, list: ArticleList, keys: string[]): PageRow[] {
	if (keys.length === 0 || list.languages.length === 0) return [];
	const found = context.all<{ id: number }>(
		`select id from page indexed by page_translation where translation_key in (${listOf(keys)})
		and +language_id in (${list.languages.join(', ')}) and in_site = 1`,
		padded(keys),
	);
	return loadRows(
		context,
		found.map(({ id }) => id),
	);
}

type UnnumberedRow = ChangeRow extends infer Row ? (Row extends ChangeRow ? Omit<Row, 'cursor'> : never) : never;

/**
 * What a client at `from` has to do for an event. Others of the group whose own last change is still to come are left to that:
 * nothing is sent before its own number, so whatever a client has became visible before its cursor. The event's own article
 * comes last, because it alone may be newer than the cursor of the rows before it.
 */
function rowsOf(context: Context, list: ArticleList, event: Event, { qualified, groups }: Judged, from: number): UnnumberedRow[] {
	const { removal, page, sequence } = event;
	const languageId = removal?.languageId ?? page!.languageId;
	if (!list.languages.includes(languageId)) return [];
	const rows: UnnumberedRow[] = [];
	if (removal && removal.createdSequence <= from) {
		rows.push({ ...common(context, event, removal), kind: 'removal', reason: removal.reason });
	}
	const others = list.isGrouped ? (groups.get(event.translationKey) ?? []).filter(({ id }) => id !== page?.id) : [];
	for (const member of page ? [...others, page] : others) {
		if (member.changeSequence > sequence) continue;
		if (qualified.has(member.id)) rows.push({ ...common(context, event, member), kind: 'upsert', page: member });
		else if (member.createdSequence <= from) {
			rows.push({ ...common(context, event, member), kind: 'removal', reason: 'UNPUBLISHED' });
		}
	}
	return rows;
}

function common(
	context: Context,
	{ sequence, at }: Event,
	{ languageId, logicalPath, url }: { languageId: number; logicalPath: string; url: string },
) {
	return { cursor: '', sequence, at, language: context.index.languageById.get(languageId)!, logicalPath, url };
}
