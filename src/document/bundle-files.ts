import type { Config } from '../config/config.ts';
import { parseFileName } from './file-name.ts';
import { isContentExtension, knownLanguages } from './location.ts';
import { logicalName } from './logical-name.ts';

/** A file beside a bundle's page, by its path within the bundle, and the language that its name or its folder gives it. */
export type BundleFile = { name: string; language: string };

/** A file that a page has: `language` is that of the page below whose address it lies, null for the page itself. */
export type OwnedFile = { file: string; language: string | null };

/**
 * The files of a bundle that its page in one language has. A file belongs to one language, the default one where nothing says another,
 * and is there only if the bundle has a page in it; of files that differ in nothing but language a page takes its own, else that of the
 * language next to it, an earlier one first. Content belongs to its own language alone. (Hugo: hugolib/content_map_page_contentnode.go)
 */
export function filesOfPage(files: BundleFile[], language: string, pages: ReadonlySet<string>, config: Config): OwnedFile[] {
	const places = new Map(config.languages.map(({ key }, place) => [key, place]));
	const own = places.get(language) ?? 0;
	const found = new Map<string, { file: BundleFile; distance: number }>();
	for (const file of files) {
		const place = places.get(file.language);
		if (place === undefined || !pages.has(file.language)) continue;
		if (isAdapter(file.name) || (file.language !== language && isContentFile(file.name))) continue;
		// An earlier language at the same distance goes before a later one.
		const distance = place <= own ? (own - place) * 2 : (place - own) * 2 + 1;
		const key = normalizedFileName(file.name, config);
		const rival = found.get(key);
		if (!rival || distance < rival.distance) found.set(key, { file, distance });
	}
	return [...found.values()].map(({ file }) => ({ file: file.name, language: file.language === language ? null : file.language }));
}

/** Whether a bundle's file is content: part of the page without an address of its own. */
export function isContentFile(name: string): boolean {
	return isContentExtension(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}

/** Whether a file is a template that makes pages (Hugo: hugofs/files/classifier.go, IsContentData). */
function isAdapter(name: string): boolean {
	return /(?:^|\/)_content(?:\.[^./]+)*\.gotmpl$/i.test(name);
}

/** The other name that links may use for a bundle's file: lower case, without language, spaces as hyphens. */
export function normalizedFileName(name: string, config: Config): string {
	const slash = name.lastIndexOf('/') + 1;
	const { base, extension } = parseFileName(name.slice(slash), knownLanguages(config));
	return logicalName(name.slice(0, slash) + base + (extension === '' ? '' : `.${extension}`));
}
