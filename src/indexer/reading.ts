import type { LanguageConfig } from '../config/config.ts';
import type { Ancestor, Document } from '../document/document.ts';
import { readDocument } from '../document/read-document.ts';
import type { Problem } from '../errors.ts';
import { type ReadResult, readContent } from '../source/read.ts';
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
	return readingOf(context, planned, understand(context, planned, readContent(planned.file), knownHash, ancestorsOf));
}

/** Bytes of content after which what was read is made use of before more is read. */
const BYTES_AT_ONCE = 1 << 20;

/**
 * Reads files as {@link readFile} does, each step for many of them before the next step: what one step needs of code and tables
 * stays in the processor's caches meanwhile, which is a quarter to a third of the time.
 *
 * @returns the readings in the order of the files, as many at a time as have {@link BYTES_AT_ONCE} together.
 */
export function* readFiles(context: EntryContext, planned: FileToRead[], ancestorsOf: AncestorsOf): Generator<Reading[]> {
	for (let start = 0; start < planned.length; ) {
		const reads: ReadResult[] = [];
		for (let bytes = 0; bytes < BYTES_AT_ONCE && start + reads.length < planned.length; ) {
			const read = readContent(planned[start + reads.length]!.file);
			if (read && 'content' in read) bytes += read.content.size;
			reads.push(read);
		}
		const files = planned.slice(start, start + reads.length);
		const understood = files.map((file, i) => understand(context, file, reads[i]!, null, ancestorsOf));
		yield files.map((file, i) => readingOf(context, file, understood[i]!));
		start += files.length;
	}
}

/** A document, and what else is known of its file; or a reading that no document was made for. */
type Understood =
	| Exclude<Reading, { kind: 'page' }>
	| {
			kind: 'document';
			document: Document;
			problems: Problem[];
			bytes: Bytes;
			language: LanguageConfig;
			ancestors: ReturnType<AncestorsOf>;
	  };

function understand(
	{ config }: EntryContext,
	planned: FileToRead,
	read: ReadResult,
	knownHash: string | null,
	ancestorsOf: AncestorsOf,
): Understood {
	if (read === null) return { kind: 'gone' };
	if ('problem' in read) return { kind: 'failed', hash: '', problems: [read.problem] };
	const { text, ...bytes } = read.content;
	if (bytes.hash === knownHash) return { kind: 'same', ...bytes };
	const { file, location } = planned;
	const language = config.languages.find((candidate) => candidate.key === location.language)!;
	const ancestors = ancestorsOf(language, planned);
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
	return { kind: 'document', document, problems, bytes, language, ancestors };
}

function readingOf(context: EntryContext, { resources }: FileToRead, understood: Understood): Reading {
	if (understood.kind !== 'document') return understood;
	const { document, problems, bytes, language, ancestors } = understood;
	const { slug, title, cascade } = document.fields;
	const entry = createEntry(context, language, document, ancestors, resources);
	return { kind: 'page', ...bytes, entry, problems, inherited: { slug, title, cascade } };
}
