import { escapeHTML, resolveText } from './escape.ts';

const unsafeCharacter = /[^A-Za-z0-9;/?:@&=+$,\-_.!~*'()#%]|%(?![0-9A-Fa-f])/;
/** Escapes, of which goldmark looks at the first digit only, and runs of what must be escaped. */
const escapable = /%[0-9A-Fa-f][\s\S]|[^A-Za-z0-9;/?:@&=+$,\-_.!~*'()#%]+|%/g;

/** Percent-encodes what may not stand in a URL; percent escapes stay (goldmark: util.URLEscape). */
export function escapeURL(url: string): string {
	if (!unsafeCharacter.test(url)) return url;
	return url.toWellFormed().replace(escapable, (part) => {
		if (part === '%') return '%25';
		return part.startsWith('%') ? part : encodeURIComponent(part);
	});
}

/** Whether a browser would run a URL or read a file by it (goldmark: html.IsDangerousURL). */
export function isDangerousURL(url: string): boolean {
	const start = url.slice(0, 20).toLowerCase();
	if (start.startsWith('data:image/')) return !/^data:image\/(?:png|gif|jpeg|webp);/.test(start);
	return /^(?:javascript|vbscript|file|data):/.test(start);
}

/** The value of `href` or `src` for a destination as written, without hooks. */
export function destinationHTML(destination: string, allowsDangerous: boolean): string {
	const url = escapeURL(resolveText(destination));
	return allowsDangerous || !isDangerousURL(url) ? escapeHTML(url) : '';
}
