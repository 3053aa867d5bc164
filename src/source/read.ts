import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Problem } from '../errors.ts';
import { type SourceFile, unreadable } from './source-file.ts';

/** The bytes of a content file, decoded. `size` and `modified` are of the very bytes that were read. */
export type Content = {
	text: string;
	/** 128 bits of SHA-256 of the bytes, hex. */
	hash: string;
	size: number;
	modified: number;
};

/** Content; or what keeps the file from being content; or null where the file went away since it was listed. */
export type ReadResult = { content: Content } | { problem: Problem } | null;

/** The largest content file, in bytes. Hugo has no limit; rendering such a file would hold up everybody else. */
export const CONTENT_SIZE_LIMIT = 16 * 1024 * 1024;

/**
 * Reads one content file. A file over the limit is a problem and is not read; so is one that is no text: it holds NUL
 * bytes or is not UTF-8. A byte order mark stays in the text.
 *
 * @param limit bytes.
 */
export function readContent(file: Pick<SourceFile, 'path' | 'absolutePath'>, limit: number = CONTENT_SIZE_LIMIT): ReadResult {
	try {
		// Without O_NONBLOCK, opening a pipe that took the file's place would wait for a writer for ever.
		const descriptor = openSync(file.absolutePath, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
		try {
			const { size, mtimeMs } = fstatSync(descriptor);
			if (size > limit) return { problem: tooLarge(file.path, size, limit) };
			const bytes = readAll(descriptor, size);
			const text = decode(bytes);
			if (text === null) return { problem: notText(file.path, bytes) };
			return { content: { text, hash: hash('sha256', bytes, 'hex').slice(0, 32), size, modified: Math.floor(mtimeMs) } };
		} finally {
			closeSync(descriptor);
		}
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		return code === 'ENOENT' || code === 'ENOTDIR' ? null : { problem: unreadable(file.path, error) };
	}
}

function readAll(descriptor: number, size: number): Buffer {
	const bytes = Buffer.allocUnsafe(size);
	let length = 0;
	while (length < size) {
		const count = readSync(descriptor, bytes, length, size - length, null);
		if (count === 0) break;
		length += count;
	}
	return length === size ? bytes : bytes.subarray(0, length);
}

function decode(bytes: Buffer): string | null {
	return bytes.includes(0) || !isUtf8(bytes) ? null : bytes.toString('utf8');
}

function tooLarge(file: string, size: number, limit: number): Problem {
	return {
		code: 'FILE_TOO_LARGE',
		severity: 'ERROR',
		message: `${file} has ${megabytes(size)} MB; content files may have ${megabytes(limit)} MB.`,
		hint: 'Split it, or keep data out of the content folder.',
		file,
		line: null,
		column: null,
	};
}

function notText(file: string, bytes: Buffer): Problem {
	const at = bytes.indexOf(0);
	return {
		code: 'FILE_NOT_TEXT',
		severity: 'ERROR',
		message: at === -1 ? `${file} is not UTF-8 text.` : `${file} is no text: byte ${at + 1} is NUL.`,
		hint: 'Save it as UTF-8, or give a file that is no text another extension.',
		file,
		line: null,
		column: null,
	};
}

function megabytes(bytes: number): string {
	return (bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1);
}
