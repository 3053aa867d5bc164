import type { Config } from '../config/config.ts';
import type { file as fileTable } from '../db/tables.ts';
import type { Location } from '../document/document.ts';
import { branchOf, leafBundleOf } from '../document/bundle.ts';
import { type BundleFile, filesOfPage, type OwnedFile } from '../document/bundle-files.ts';
import { parseFileName } from '../document/file-name.ts';
import { isContentExtension, knownLanguages, locate } from '../document/location.ts';
import type { Problem } from '../errors.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Row } from './statements.ts';

export type FileRow = Row<typeof fileTable>;

/** A file that is content of a page, where it stands, and its bundle's other files. */
export type PlannedPage = { file: SourceFile; location: Location; resources: OwnedFile[]; isChanged: boolean };

/** Parts of the tree whose pages have to be read again. */
export type Dirty = { language: string; prefix: string }[];

/** What a listing means for the index. */
export type Plan = {
	/** Whether everything was listed. */
	isWhole: boolean;
	/** Folders of leaf bundles, with trailing slash. */
	bundles: Set<string>;
	/** The files beside the page of a folder (with trailing slash) in a language. */
	resourcesOf(folder: string, language: string): OwnedFile[];
	/** What the index knows of a file. */
	known(path: string): FileRow | undefined;
	/** List pages first and outer ones before inner ones, so that a page finds what it inherits from. */
	pages: PlannedPage[];
	/** Files that are part of a bundle, or content that another file hides. */
	others: { file: SourceFile; location: Location | null; role: 'resource' | 'hidden' }[];
	/** Files that the index knows and the listing does not. */
	gone: FileRow[];
	problems: Problem[];
};

/** Compares a full listing with what the index knows. `known` is by path; `readAll` counts every file as changed. */
export function planListing(files: SourceFile[], known: Map<string, FileRow>, config: Config, readAll: boolean): Plan {
	const located = files.map((file) => ({ file, location: locate(file.contentPath, file.mount, config) }));
	const bundles = new Set(located.filter(({ location }) => location?.form === 'leaf').map(({ location }) => location!.dir));
	const resources = new Map<string, BundleFile[]>();
	const owners = new Map<string, Set<string>>();
	const none = new Set<string>();
	const resourcesOf = (folder: string, language: string) =>
		filesOfPage(resources.get(folder) ?? [], language, owners.get(folder) ?? none, config);
	const plan: Plan = {
		isWhole: true,
		bundles,
		resourcesOf,
		known: (path) => known.get(path),
		pages: [],
		others: [],
		gone: [],
		problems: [],
	};
	const candidates = new Map<string, { file: SourceFile; location: Location }>();
	const branchFolders = branchDirs(located, bundles);

	for (const { file, location } of located) {
		const bundle = leafBundleOf(file.contentPath, location?.form === 'leaf', bundles);
		if (bundle !== null) {
			own(resources, bundle, file, config);
			plan.others.push({ file, location: null, role: 'resource' });
		} else if (!location) {
			if (isContentExtension(file.contentPath.slice(file.contentPath.lastIndexOf('.') + 1).toLowerCase())) continue;
			own(resources, branchOf(file.contentPath, branchFolders), file, config);
			plan.others.push({ file, location: null, role: 'resource' });
		} else {
			const key = `${location.language} ${location.logicalPath}`;
			const rival = candidates.get(key);
			if (!rival) candidates.set(key, { file, location });
			else {
				const [winner, loser] = prefers(location, rival.location) ? [{ file, location }, rival] : [rival, { file, location }];
				candidates.set(key, winner);
				plan.others.push({ ...loser, role: 'hidden' });
				plan.problems.push(pathTaken(loser.file, winner.file));
			}
		}
	}
	for (const { location } of candidates.values()) noteOwner(owners, location);
	for (const { file, location } of candidates.values()) {
		const files = location.form === 'single' ? [] : resourcesOf(location.dir, location.language);
		plan.pages.push({ file, location, resources: files, isChanged: readAll || differs(file, known.get(file.path)) });
	}
	plan.pages.sort((a, b) => depth(a.location) - depth(b.location) || (a.file.path < b.file.path ? -1 : 1));
	const listed = new Set(files.map((file) => file.path));
	for (const row of known.values()) if (!listed.has(row.path)) plan.gone.push(row);
	return plan;
}

/** Whether a file has to be read: new, of another size or time, or it was something else than a page. */
export function differs(file: SourceFile, known: FileRow | undefined): boolean {
	return !known || known.size !== file.size || known.modified !== file.modified || (known.role !== 'page' && known.role !== 'failed');
}

/** Order in which pages are read: list pages by depth, then articles. */
function depth(location: Location): number {
	return location.kind !== 'page' ? location.dir.split('/').length : Number.MAX_SAFE_INTEGER;
}

function branchDirs(located: { location: Location | null }[], bundles: ReadonlySet<string>): Set<string> {
	const folders = new Set<string>(['']);
	for (const { location } of located) {
		if (!location || leafBundleOf(location.path, location.form === 'leaf', bundles) !== null) continue;
		if (location.form === 'branch') folders.add(location.dir);
		const end = location.dir.indexOf('/');
		if (end > 0 && location.form !== 'leaf') folders.add(location.dir.slice(0, end + 1));
	}
	return folders;
}

function own(resources: Map<string, BundleFile[]>, folder: string, file: SourceFile, config: Config): void {
	const files = resources.get(folder);
	const name = file.contentPath.slice(folder.length);
	const named = parseFileName(name.slice(name.lastIndexOf('/') + 1), knownLanguages(config)).language;
	const own = { name, language: named ?? file.mount.language ?? config.defaultLanguage };
	if (!files) resources.set(folder, [own]);
	else files.push(own);
}

/** A bundle's page has the files of its folder; a section has those of a top folder, with a file of its own or without. */
function noteOwner(owners: Map<string, Set<string>>, { form, dir, language }: Location): void {
	const note = (folder: string) => owners.set(folder, (owners.get(folder) ?? new Set()).add(language));
	if (form !== 'single') note(dir);
	const slash = dir.indexOf('/');
	if (slash >= 0 && (form !== 'leaf' || slash < dir.length - 1)) note(dir.slice(0, slash + 1));
}

/** Of two files for one page Hugo keeps one: the name that says its language, then the bundle, then the first name. */
function prefers(a: Location, b: Location): boolean {
	const rank = (location: Location) =>
		(location.path.split('/').at(-1)!.split('.').length > 2 ? 2 : 0) + (location.form === 'single' ? 0 : 1);
	return rank(a) !== rank(b) ? rank(a) > rank(b) : a.path < b.path;
}

/** What two files for one page are reported as. */
export function pathTaken(loser: SourceFile, winner: SourceFile): Problem {
	return {
		code: 'PATH_TAKEN',
		severity: 'WARNING',
		message: `${loser.contentPath} is the same page as ${winner.contentPath}, which is kept`,
		hint: 'rename one of the two files, or give it another language in its name',
		file: loser.path,
		line: null,
		column: null,
	};
}
