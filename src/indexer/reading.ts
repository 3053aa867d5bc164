import type { LanguageConfig } from '../config/config.ts';
import type { Ancestor } from '../document/document.ts';
import { readDocument } from '../document/read-document.ts';
import type { Problem } from '../errors.ts';
import { readContent } from '../source/read.ts';
import type { SourceFile } from '../source/source-file.ts';
import { createEntry, type Entry, type EntryContext } from './entry.ts';
import type { PlannedPage } from './plan.ts';

/** What a file says: plain values, so that another thread can have read it. */
export type Reading =
	/** The file went away since it was listed. */
	| { kind: 'gone' }
	/** It cannot be read, or not be understood. `hash` is "" where the bytes could not be read. */
	| { kind: 'failed'; hash: string; problems: Problem[] }
	/** Its bytes are those that were known. */
	| ({ kind: 'same' } & Bytes)
	| ({ kind: 'page'; entry: Entry; problems: Problem[]; inherited: Pick<Ancestor, 'slug' | 'title' | 'cascade'> } & Bytes);

type Bytes = { hash: string; size: number; modified: number };

/** A planned page, as far as reading it needs. */
export type FileToRead = Pick<PlannedPage, 'location' | 'resources'> & { file: Pick<SourceFile, 'path' | 'absolutePath'> };

/** Who knows the list pages above a page. */
export type AncestorsOf = (language: LanguageConfig, planned: FileToRead) => (Ancestor & { pageId: number })[];

/**
 * Reads one file and makes of it what the index holds. Nothing is written.
 *
 * @param knownHash of bytes that need not be looked at; null where they have to be.
 */
export function readFile(context: EntryContext, planned: FileToRead, knownHash: string | null, ancestorsOf: AncestorsOf): Reading {
	const { file, location, resources } = planned;
	const read = readContent(file);
	if (read === null) return { kind: 'gone' };
	if ('problem' in read) return { kind: 'failed', hash: '', problems: [read.problem] };
	const { text, ...bytes } = read.content;
	if (bytes.hash === knownHash) return { kind: 'same', ...bytes };
	const language = context.config.languages.find((candidate) => candidate.key === location.language)!;
	const ancestors = ancestorsOf(language, planned);
	const { config } = context;
	const { document, problems } = readDocument({
		text,
		file: file.path,
		location,
		language,
		config,
		ancestors,
		fileModTime: bytes.modified,
	});
	if (!document) return { kind: 'failed', hash: bytes.hash, problems };
	const { slug, title, cascade } = document.fields;
	const entry = createEntry(context, language, document, ancestors, resources);
	return { kind: 'page', ...bytes, entry, problems, inherited: { slug, title, cascade } };
}
