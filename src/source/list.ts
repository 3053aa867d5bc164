import { type Stats, statSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import type { Config, ContentMount } from '../config/config.ts';
import { isMounted } from '../config/mounts.ts';
import type { Problem } from '../errors.ts';
import { createIgnore, type Ignore } from './ignore.ts';
import { type SourceFile, sitePath, unreadable } from './source-file.ts';
import { walk } from './walk.ts';

/**
 * Every file below the content mounts with its size and time, mounts in their order and names sorted within. Where two
 * mounts give one content path in one language, the first wins (Hugo: hugofs/rootmapping_fs.go); a folder inside another
 * mount's folder belongs to the inner mount alone. What cannot be read is a problem and not in the list.
 */
export function listFiles(config: Config): { files: SourceFile[]; problems: Problem[] } {
	const files: SourceFile[] = [];
	const problems = visitFiles(config, (file) => files.push(file));
	return { files, problems };
}

/** Tells of every file that {@link listFiles} lists, in its order; gives the problems. What the visitor throws ends the walk. */
export function visitFiles(config: Config, visit: (file: SourceFile) => void): Problem[] {
	const problems: Problem[] = [];
	const ignore = createIgnore(config);
	const taken = mountsOverlap(config) ? new Set<string>() : null;
	for (const mount of distinct(config.mounts)) {
		const sitePrefix = sitePath(config.siteFolder, mount.folder);
		const pathPrefix = sitePrefix === '' ? '' : `${sitePrefix}/`;
		const contentPrefix = mount.prefix === '' ? '' : `${mount.prefix}/`;
		walk(mount.folder, ignore, {
			nameOf: (absolutePath) => sitePath(config.siteFolder, absolutePath),
			problem: (problem) => problems.push(problem),
			skip: (folder) => config.mounts.some((other) => other.folder === folder),
			file: (absolutePath, relative, known) => {
				if (!isMounted(mount, relative)) return;
				const stats = known ?? stat(absolutePath, pathPrefix + relative, problems);
				if (!stats) return;
				const contentPath = contentPrefix + relative;
				if (taken) {
					const key = `${mount.language ?? ''}\0${contentPath}`;
					if (taken.has(key)) return;
					taken.add(key);
				}
				visit(describe(absolutePath, pathPrefix + relative, mount, contentPath, stats));
			},
		});
	}
	return problems;
}

/**
 * One file as {@link listFiles} would list it, for a path that a watcher names. Null where there is nothing to list: the
 * file is gone, ignored, outside every mount, hidden by an earlier mount, or no regular file.
 */
export function statFile(config: Config, absolutePath: string): SourceFile | Problem | null {
	const mount = mountOf(config, absolutePath);
	if (!mount || isIgnored(createIgnore(config), mount, absolutePath)) return null;
	const path = sitePath(config.siteFolder, absolutePath);
	const problems: Problem[] = [];
	const stats = stat(absolutePath, path, problems);
	if (!stats?.isFile()) return problems[0] ?? null;
	const relative = sitePath(mount.folder, absolutePath);
	if (!isMounted(mount, relative)) return null;
	const contentPath = mount.prefix === '' ? relative : `${mount.prefix}/${relative}`;
	return isHidden(config, mount, contentPath) ? null : describe(absolutePath, path, mount, contentPath, stats);
}

/** Whether a file of one mount can hide one of another, so that a change of one path may change what a second one means. */
export function mountsOverlap(config: Pick<Config, 'mounts'>): boolean {
	return config.mounts.some((a, place) =>
		config.mounts
			.slice(place + 1)
			.some((b) => a.language === b.language && (isWithin(a.prefix, b.prefix, '/') || isWithin(b.prefix, a.prefix, '/'))),
	);
}

/** Whether `path` is `folder` or lies in it. */
export function isWithin(path: string, folder: string, separator: string = sep): boolean {
	return folder === '' || path === folder || path.startsWith(folder.endsWith(separator) ? folder : folder + separator);
}

function describe(absolutePath: string, path: string, mount: ContentMount, contentPath: string, stats: Stats): SourceFile {
	return { path, absolutePath, mount, contentPath, size: stats.size, modified: Math.floor(stats.mtimeMs) };
}

function stat(absolutePath: string, path: string, problems: Problem[]): Stats | null {
	try {
		const stats = statSync(absolutePath, { throwIfNoEntry: false });
		if (stats) return stats;
		// A name that is not UTF-8 comes back from the listing with replacement characters and is found under no path.
		if (absolutePath.includes('\uFFFD')) problems.push(unreadable(path, { code: 'its name is not UTF-8' }));
		return null;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOTDIR') problems.push(unreadable(path, error));
		return null;
	}
}

/** The innermost mount that holds the path. */
function mountOf(config: Config, absolutePath: string): ContentMount | null {
	let found: ContentMount | null = null;
	for (const mount of config.mounts) {
		if (isWithin(absolutePath, mount.folder) && absolutePath !== mount.folder && (!found || mount.folder.length > found.folder.length))
			found = mount;
	}
	return found;
}

function isIgnored(ignore: Ignore, mount: ContentMount, absolutePath: string): boolean {
	for (let path = absolutePath; path.length > mount.folder.length; path = dirname(path)) {
		if (ignore(path, basename(path))) return true;
	}
	return false;
}

function isHidden(config: Config, mount: ContentMount, contentPath: string): boolean {
	for (const earlier of config.mounts) {
		if (earlier === mount) return false;
		if (earlier.language !== mount.language || !isWithin(contentPath, earlier.prefix, '/')) continue;
		const below = earlier.prefix === '' ? contentPath : contentPath.slice(earlier.prefix.length + 1);
		if (isMounted(earlier, below) && statSync(earlier.folder + sep + below, { throwIfNoEntry: false })?.isFile()) return true;
	}
	return false;
}

/** A folder that is mounted twice is listed once: the index knows a file by its path. */
function distinct(mounts: ContentMount[]): ContentMount[] {
	return mounts.filter((mount, place) => mounts.findIndex((other) => other.folder === mount.folder) === place);
}
