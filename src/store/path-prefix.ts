import { DEEPEST_FOLDER } from '../db/set-keys.ts';
import type { Context } from './context.ts';
import type { Selection } from './selections.ts';
import { decodePath, encodePath } from './url-forms.ts';

/** Of so many paths the articles are read, and so many folders are joined. */
const MOST_PATHS = 4096;
const MOST_FOLDERS = 256;

/** The paths that begin so: from, and before. URLs are ASCII: DEL sorts after every character of one. */
export function pathRange(prefix: string): { from: string; before: string } {
	const from = encodePath(decodePath(prefix.startsWith('/') ? prefix : `/${prefix}`));
	return { from, before: `${from}\x7f` };
}

/**
 * The articles whose paths begin so: the folders that do, which have sets, and single articles in the folder where the prefix ends. Null where
 * these are too many to be read.
 */
export function ofPathPrefix(context: Context, { from, before }: { from: string; before: string }): Selection | null {
	return context.index.facts.through(`paths ${from}`, () => {
		const depth = from.split('/').length - 1;
		if (depth <= DEEPEST_FOLDER) return from.endsWith('/') ? ofFolder(from) : ofFolders(context, from, before, depth + 1);
		return few(context, from, before);
	});
}

function few(context: Context, from: string, before: string): Selection | null {
	return countPaths(context, from, before, MOST_PATHS) <= MOST_PATHS ? { kind: 'paths', from, before } : null;
}

function ofFolder(folder: string): Selection {
	// The article whose own path it is lies in the folder above.
	return { kind: 'any', parts: [folders([folder]), { kind: 'paths', from: folder, before: `${folder}\0` }] };
}

/** The folders of one level whose names begin so, and what stands between them. */
function ofFolders(context: Context, from: string, before: string, level: number): Selection | null {
	const found: string[] = [];
	const parts: Selection[] = [];
	let paths = 0;
	for (let start = from; ; ) {
		const next = level > DEEPEST_FOLDER ? undefined : folderFrom(context, start, before, level);
		// A folder's own path, where an article has it, comes right before what lies in it.
		const end = next === undefined ? before : `${next}\0`;
		paths += countPaths(context, start, end, MOST_PATHS - paths);
		if (paths > MOST_PATHS || found.length > MOST_FOLDERS) return few(context, from, before);
		parts.push({ kind: 'paths', from: start, before: end });
		if (next === undefined) break;
		found.push(next);
		start = `${next}\x7f`;
	}
	return { kind: 'any', parts: [folders(found), ...parts] };
}

function folders(keys: string[]): Selection {
	return { kind: 'kept', set: 'folder', keys };
}

function folderFrom(context: Context, from: string, before: string, level: number): string | undefined {
	const found = context.get<{ key: string }>(
		"select key from page_set indexed by page_set_chunk where kind = 'folder' and key >= ? and key < ? order by key limit 1",
		[from, before],
	)?.key;
	return found?.split('/').slice(0, level).join('/').concat('/');
}

/** How many pages have a path in a range, counted no further than one above the most. */
function countPaths(context: Context, from: string, before: string, most: number): number {
	const sql = 'select count(*) as count from (select 1 from page indexed by page_url where url >= ? and url < ? limit ?)';
	return context.get<{ count: number }>(sql, [from, before, most + 1])!.count;
}
