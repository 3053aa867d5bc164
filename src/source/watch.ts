import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import type { Config } from '../config/config.ts';
import { createBatch } from './batch.ts';
import { createIgnore } from './ignore.ts';
import { isWithin, mountsOverlap } from './list.ts';
import { sitePath } from './source-file.ts';
import { walk } from './walk.ts';
import { createWatchedFolders } from './watched-folders.ts';

/** What changed: absolute paths of single files (saved, new or gone), or `everything` where only a new listing can tell. */
export type Changes = Set<string> | 'everything';

/** A running watch. */
export type Watch = {
	/** Resolves when every change from then on is reported: list the files after it. */
	ready: Promise<void>;
	close(): void;
};

/** Milliseconds without an event after which a change is reported: an editor's write and rename are one change. */
const QUIET = 6;
/** Milliseconds after which a burst that goes on is reported in part. */
const CEILING = 100;
/**
 * More events in one batch than this are answered with a listing. It is no slower than so many single looks, and it covers
 * the system's queue (Linux: 16,384 events), which drops events in silence when it is full, but only after delivering it.
 */
const MANY = 1000;
/** Milliseconds between listings where the system cannot watch a folder. */
const POLL = 2000;

/**
 * Tells when files of the content mounts, or of the configuration, change. No change is ever missed: whatever a single
 * path cannot express (a folder that came, went or was renamed, a changed configuration, a link, an event without a name,
 * a flood, a watch that failed) is reported as `everything`, after the watches are in their new places.
 *
 * @param onFailure told once when a folder cannot be watched; it is listed every two seconds from then on.
 */
export function watch(config: Config, onChange: (changes: Changes) => void, onFailure: (error: Error) => void = () => {}): Watch {
	const recursive = process.platform === 'darwin' || process.platform === 'win32';
	const ignore = createIgnore(config);
	const overlap = mountsOverlap(config);
	const targets = [...config.files, ...config.mounts.map((mount) => mount.folder)];
	const folders = createWatchedFolders(
		recursive,
		(path, kind) => events.add(path === null ? '' : (kind === 'rename' ? 'r' : 'c') + path),
		fail,
	);
	const events = createBatch<string>(QUIET, CEILING, report);
	/** Folders that hold a link to a file, and the files that such links lead to. */
	let linking = new Set<string>();
	let linked = new Set<string>();
	let poll: NodeJS.Timeout | null = null;

	function fail(folder: string, error: NodeJS.ErrnoException): void {
		if (poll) return;
		poll = setInterval(() => {
			place();
			onChange('everything');
		}, POLL);
		poll.unref();
		const name = sitePath(config.siteFolder, folder) || '.';
		onFailure(
			new Error(`${name} cannot be watched (${error.code ?? error.message}); files are listed every ${POLL / 1000} seconds instead.`),
		);
	}

	/** Puts the watches where the folders are now. Each is watched before it is read, so that nothing slips in between. */
	function place(): void {
		const wanted = new Set<string>();
		const want = (folder: string) => {
			wanted.add(folder);
			folders.add(folder);
		};
		linking = new Set();
		linked = new Set();
		for (const target of targets) for (const folder of foldersAbove(target, config.siteFolder)) want(folder);
		for (const mount of config.mounts) {
			walk(mount.folder, ignore, {
				nameOf: String,
				folder: (folder) => {
					if (!recursive || folder === mount.folder) want(folder);
				},
				linkedFile: (path) => {
					linking.add(dirname(path));
					const target = targetOf(path);
					if (target === null) return;
					linked.add(target);
					want(dirname(target));
				},
			});
		}
		folders.keep(wanted);
	}

	function report(batch: Set<string>, times: number): void {
		const changed = new Set<string>();
		let everything = overlap || times > MANY;
		for (const event of batch) {
			const path = event.slice(1);
			if (event === '') everything = true;
			else if (isFolderOrConfiguration(path)) {
				folders.drop(path);
				everything = true;
			} else if (isContent(path)) changed.add(path);
			else if (linked.has(path) || (linking.has(dirname(path)) && isInMount(path))) everything = true;
		}
		if (everything) {
			place();
			onChange('everything');
		} else if (changed.size > 0) onChange(changed);
	}

	function isFolderOrConfiguration(path: string): boolean {
		if (targets.some((target) => isWithin(target, path))) return true;
		if (!isContent(path)) return false;
		if (folders.has(path)) return true;
		// A watched folder that is removed or renamed names itself.
		if (folders.has(dirname(path)) && basename(path) === basename(dirname(path))) return true;
		const stats = lstat(path);
		return stats !== null && (stats.isDirectory() || stats.isSymbolicLink());
	}

	const isInMount = (path: string) => config.mounts.some((mount) => isWithin(path, mount.folder));

	function isContent(path: string): boolean {
		const mount = config.mounts.find(({ folder }) => isWithin(path, folder));
		if (!mount) return false;
		for (let part = path; part.length > mount.folder.length; part = dirname(part)) if (ignore(part, basename(part))) return false;
		return true;
	}

	place();
	return {
		// The system's queue is one for the process: what it holds for a watch before this one may have crowded out the first events.
		ready: new Promise((resolve) => setImmediate(resolve)),
		close() {
			events.close();
			folders.close();
			if (poll) clearInterval(poll);
		},
	};
}

/** The folders in which `target`, or a folder on the way to it, may come and go: from the one that holds the site down. */
function foldersAbove(target: string, siteFolder: string): string[] {
	const above: string[] = [];
	const top = isWithin(target, siteFolder) ? dirname(siteFolder) : dirname(target);
	for (let folder = dirname(target); isWithin(folder, top); folder = dirname(folder)) {
		above.push(folder);
		if (folder === top || !folder.includes(sep)) break;
	}
	return above;
}

/** Where a link leads in the end; null where it leads nowhere any more. */
function targetOf(path: string): string | null {
	try {
		return realpathSync(path);
	} catch {
		return null;
	}
}

function lstat(path: string) {
	try {
		return lstatSync(path, { throwIfNoEntry: false }) ?? null;
	} catch {
		return null;
	}
}
