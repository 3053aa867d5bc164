import { createHash } from 'node:crypto';
import { siteAddress } from '../config/address.ts';
import type { Config } from '../config/config.ts';
import { type BundleResource, type PageTexts, resourceFolder, type StoredLink, unpackRawTexts } from '../db/contents.ts';
import { extrasOfJSON } from '../db/packing.ts';
import { isContentFile, normalizedFileName } from '../document/bundle-files.ts';
import type { Location, Reference } from '../document/document.ts';
import { escapePath } from '../document/escape.ts';
import { linkTarget } from '../document/link-target.ts';
import { locate } from '../document/location.ts';
import { unresolvedURL } from '../document/markdown/destination.ts';
import { writeTexts } from './pages.ts';
import { type PageRow, rememberBefore, splitPageKey, type Run } from './run.ts';

/** Resolves the links of pages that were written, and of pages that link to what came, moved or went. */
export function finishLinks(run: Run): void {
	for (const key of run.touchedTargets) {
		const { languageId, logicalPath } = splitPageKey(key);
		for (const target of [logicalPath, lastPart(logicalPath)]) {
			for (const { id } of run.statements.pagesLinkingTo(languageId, target)) run.toLink.add(id);
		}
	}
	for (const id of run.toLink) resolveLinks(run, id);
	run.toLink.clear();
	run.touchedTargets.clear();
}

/** Gives every open link of a page the address that it means now, and the page a new version where that differs. */
function resolveLinks(run: Run, id: number): void {
	const page = run.statements.pageById(id);
	const body = run.statements.bodyById(id);
	if (!page || !body || page.file === null) return;
	const texts = unpackRawTexts(body.texts);
	const location = locationOf(run, page);
	const extras = extrasOfJSON(run.statements.detailById(id)!.extras);
	let hasChanged = false;
	for (const link of texts.links) {
		if (!link.isPlaceholder) continue;
		const url = location ? addressOf(run, page, location, extras.resources, link) : link.destination;
		if (url === link.url) continue;
		link.url = url;
		hasChanged = true;
	}
	const version = versionWithLinks(page.version, texts);
	if (!hasChanged && version === page.version) return;
	rememberBefore(run, page.languageId, page.logicalPath, page);
	run.isChanged = true;
	if (hasChanged) writeTexts(run, id, texts);
	run.statements.setVersion(version, id);
}

function locationOf(run: Run, page: PageRow): Location | null {
	const language = run.languageKeys.get(page.languageId)!;
	const mount = { folder: '', prefix: '', language };
	return locate(page.file!, mount, run.config);
}

function addressOf(run: Run, page: PageRow, location: Location, resources: BundleResource[], link: StoredLink): string {
	if (link.reference) return referenceAddress(run, page, location, link.reference);
	const target = linkTarget(link.destination, location, link.isImage, run.config);
	if (!target) return unresolvedURL(link.destination);
	if (target.isOwnPage) return page.url + target.suffix;
	for (const path of target.logicalPaths) {
		const found = run.statements.pageByPath(page.languageId, path);
		if (found?.isBuilt && found.url) return found.url + target.suffix;
	}
	const resource = resourceCalled(target.resource.toLowerCase(), resources, run.config);
	return resource ? resourceAddress(run, page, resource) + target.suffix : unresolvedURL(link.destination);
}

/** Where a `ref` leads (Hugo: hugolib/site.go, refLink): it knows pages by their file's name alone too, where only one has it. */
function referenceAddress(run: Run, page: PageRow, location: Location, reference: Reference): string {
	const key = reference.language ?? run.languageKeys.get(page.languageId)!;
	const language = run.config.languages.find((candidate) => candidate.key === key);
	const own = run.config.languages.find((candidate) => candidate.key === run.languageKeys.get(page.languageId))!;
	const target = linkTarget(reference.path, location, false, run.config);
	const around = (url: string): string => reference.before + url + reference.after;
	if (!language || !target) return around(own.notFoundURL);
	if (target.isOwnPage) return around((own.markup.linkHook && reference.isMarkdown ? page.url : '') + target.suffix);
	const languageId = run.languageIds.get(key)!;
	const found =
		target.logicalPaths.map((path) => run.statements.pageByPath(languageId, path)).find((candidate) => candidate?.isBuilt) ??
		(reference.path.includes('/') ? undefined : pageCalled(run, languageId, target.logicalPaths.at(-1)!.slice(1)));
	if (!found) return around(own.notFoundURL);
	return around((reference.isAbsolute && found.url ? (siteAddress(language) ?? '') : '') + found.url + target.suffix);
}

/** The only page of a language whose path ends in this name (Hugo: hugolib/content_map_page.go, pageReverseIndex). */
function pageCalled(run: Run, languageId: number, name: string): PageRow | undefined {
	const [only, another] = run.statements.builtCalled(languageId, name);
	return only && !another ? run.statements.pageById(only.id) : undefined;
}

function lastPart(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

function resourceCalled(name: string, resources: BundleResource[], config: Config): BundleResource | undefined {
	const named = resources.find((resource) => resource.name.toLowerCase() === name);
	return named ?? resources.find((resource) => normalizedFileName(resource.file, config) === name);
}

/** Content of a bundle has no address of its own; a file that languages share has that of the page whose language it is. */
function resourceAddress(run: Run, page: PageRow, { file, language }: BundleResource): string {
	if (isContentFile(file)) return '';
	const owner = language === null ? page : run.statements.pageByPath(run.languageIds.get(language)!, page.logicalPath);
	return resourceFolder(owner?.url ?? page.url) + escapePath(file);
}

/** The version says the document's own part before the dot, and where its links lead behind it. */
function versionWithLinks(version: string, texts: PageTexts): string {
	const links = createHash('md5')
		.update(JSON.stringify(texts.links.map((link) => link.url)))
		.digest('base64url');
	return `${version.split('.')[0]}.${links}`;
}
