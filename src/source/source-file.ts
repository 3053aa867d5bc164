import { relative, sep } from 'node:path';
import type { ContentMount } from '../config/config.ts';
import type { Problem } from '../errors.ts';

/** One file below a content mount: content of a page, or a resource beside it. */
export type SourceFile = {
	/** Relative to the site's folder, `/` between parts; begins with `../` where a mount lies outside. */
	path: string;
	absolutePath: string;
	mount: ContentMount;
	/** Path under the content root, the mount's prefix included, `/` between parts. */
	contentPath: string;
	/** Bytes. */
	size: number;
	/** Modification time, whole milliseconds since 1970. */
	modified: number;
};

/** `path` relative to the site's folder with `/` between parts: how problems and the index name a file. */
export function sitePath(siteFolder: string, path: string): string {
	const found = relative(siteFolder, path);
	return sep === '/' ? found : found.replaceAll(sep, '/');
}

/** A file or folder that the system refuses to give. `cause` is what Node threw. */
export function unreadable(file: string, cause: unknown): Problem {
	const code = (cause as NodeJS.ErrnoException).code ?? 'unknown error';
	const denied = code === 'EACCES' || code === 'EPERM';
	return {
		code: 'FILE_UNREADABLE',
		severity: 'ERROR',
		message: `${file} cannot be read (${code}).`,
		hint: denied ? 'Give the user that runs HugoQL the right to read it.' : null,
		file,
		line: null,
		column: null,
	};
}
