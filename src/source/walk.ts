import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { sep } from 'node:path';
import type { Problem } from '../errors.ts';
import type { Ignore } from './ignore.ts';
import { unreadable } from './source-file.ts';

/** What a walk tells of. Paths are absolute; `relative` counts from the walked folder, `/` between parts, "" for itself. */
export type Visitor = {
	/** Called before a folder is read, so that whoever watches it from then on misses nothing. */
	folder?: (absolutePath: string) => void;
	/** A regular file. `stats` is given where the walk had to look anyway (behind a link). */
	file?: (absolutePath: string, relative: string, stats: Stats | null) => void;
	/** A link to a file; called besides `file`. */
	linkedFile?: (absolutePath: string) => void;
	problem?: (problem: Problem) => void;
	/** Names a file in problems. */
	nameOf: (absolutePath: string) => string;
	/** A folder that is not entered, because another mount owns it. */
	skip?: (absolutePath: string) => boolean;
};

/**
 * How often one real folder may be reached through links. Two folders that link to each other twice at every level
 * would otherwise be as many paths as two to the power of their depth.
 */
const REACHED_AT_MOST = 16;

/**
 * Walks a content folder in order of names. Links are followed (a departure from Hugo, which leaves them out since
 * 0.123), but never into a folder that the walk is already in. A folder that is gone is skipped, one that cannot be read
 * is a problem; neither ends the walk.
 */
export function walk(folder: string, ignore: Ignore, visitor: Visitor): void {
	const reached = new Map<string, number>();
	walkFolder(folder, '', null);

	/** `real` holds the real paths of the folders that the walk is in; null until a link makes them matter. */
	function walkFolder(absolutePath: string, relative: string, real: string[] | null): void {
		visitor.folder?.(absolutePath);
		let entries: Dirent[];
		try {
			entries = readdirSync(absolutePath, { withFileTypes: true });
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			if (code !== 'ENOENT' && code !== 'ENOTDIR') visitor.problem?.(unreadable(visitor.nameOf(absolutePath), error));
			return;
		}
		entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
		for (const entry of entries) {
			const { name } = entry;
			const path = absolutePath + sep + name;
			if (ignore(path, name)) continue;
			const below = relative === '' ? name : `${relative}/${name}`;
			if (entry.isFile()) visitor.file?.(path, below, null);
			else if (entry.isDirectory()) enter(path, below, real && [...real, `${real.at(-1)}${sep}${name}`]);
			else if (entry.isSymbolicLink()) followLink(absolutePath, path, below, real);
			else if (isUnknown(entry)) meetUnknown(path, below, real);
		}
	}

	function enter(path: string, below: string, real: string[] | null): void {
		if (!visitor.skip?.(path)) walkFolder(path, below, real);
	}

	function followLink(parent: string, path: string, below: string, real: string[] | null): void {
		let target: string;
		let stats: Stats;
		try {
			stats = statSync(path);
			if (stats.isFile()) {
				visitor.linkedFile?.(path);
				visitor.file?.(path, below, stats);
			}
			if (!stats.isDirectory()) return;
			target = realpathSync(path);
		} catch (error) {
			visitor.problem?.((error as NodeJS.ErrnoException).code === 'ELOOP' ? loop(path) : unreadable(visitor.nameOf(path), error));
			return;
		}
		const above = real ?? [realpathSync(parent)];
		const times = (reached.get(target) ?? 0) + 1;
		reached.set(target, times);
		if (times > REACHED_AT_MOST || above.some((folder) => folder === target || folder.startsWith(target + sep))) {
			visitor.problem?.(loop(path));
			return;
		}
		enter(path, below, [...above, target]);
	}

	/** Some file systems tell no types in their listings. */
	function meetUnknown(path: string, below: string, real: string[] | null): void {
		try {
			const stats = statSync(path);
			if (stats.isFile()) visitor.file?.(path, below, stats);
			else if (stats.isDirectory()) followLink(path.slice(0, path.lastIndexOf(sep)), path, below, real);
		} catch (error) {
			visitor.problem?.(unreadable(visitor.nameOf(path), error));
		}
	}

	function loop(path: string): Problem {
		const file = visitor.nameOf(path);
		return {
			code: 'LINK_LOOP',
			severity: 'WARNING',
			message: `The link ${file} leads back to a folder that holds it.`,
			hint: 'Remove the link, or let it point to a folder outside of this one.',
			file,
			line: null,
			column: null,
		};
	}
}

function isUnknown(entry: Dirent): boolean {
	return !(entry.isFIFO() || entry.isSocket() || entry.isBlockDevice() || entry.isCharacterDevice());
}
