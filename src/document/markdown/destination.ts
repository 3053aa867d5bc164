/** A destination's parts as Go's net/url tells them apart. Path and fragment are percent-decoded, the query is not. */
export type Destination = {
	/** Whether it has a scheme. */
	isAbsolute: boolean;
	scheme: string;
	path: string;
	query: string;
	fragment: string;
	/** The whole destination as net/url writes it. */
	text: string;
};

/** What most destinations are: nothing in them is encoded, and `String` gives them as they are written. */
const plainAddress = /^(https?):\/\/[A-Za-z0-9.-]+(?::\d*)?((?:\/[A-Za-z0-9\-_.~$&+,/:;=@]*)?)(?:\?([^\x00-\x1f\x7f#]+))?$/;

/**
 * Takes a link destination apart as the embedded link hook does (Go: net/url Parse and String); null where it is no URL: a
 * control character, a bad percent escape, a colon in the first segment of a path that begins with no letter, a bad port.
 */
export function parseDestination(destination: string): Destination | null {
	const plain = plainAddress.exec(destination);
	if (plain) return { isAbsolute: true, scheme: plain[1]!, path: plain[2]!, query: plain[3] ?? '', fragment: '', text: destination };
	if (/[\x00-\x1f\x7f]/.test(destination)) return null;
	const hash = destination.indexOf('#');
	const rawFragment = hash < 0 ? '' : destination.slice(hash + 1);
	const withoutFragment = hash < 0 ? destination : destination.slice(0, hash);
	const fragment = decode(rawFragment);
	const scheme = readScheme(withoutFragment);
	if (fragment === null || scheme === null) return null;
	let rest = withoutFragment.slice(scheme === '' ? 0 : scheme.length + 1);
	const mark = rest.indexOf('?');
	const query = mark < 0 ? '' : rest.slice(mark + 1);
	const hasEmptyQuery = mark >= 0 && query === '';
	rest = mark < 0 ? rest : rest.slice(0, mark);
	const tail = `${query !== '' || hasEmptyQuery ? `?${query}` : ''}${rawFragment === '' ? '' : `#${encode(fragment, rawFragment, fragmentUnsafe)}`}`;
	const head = scheme === '' ? '' : `${scheme.toLowerCase()}:`;
	const parts = { isAbsolute: scheme !== '', scheme: scheme.toLowerCase(), query, fragment };
	if (scheme !== '' && !rest.startsWith('/')) return { ...parts, path: '', text: head + rest + tail };
	if (scheme === '' && !rest.startsWith('/') && rest.split('/', 1)[0]!.includes(':')) return null;
	let authority = '';
	if (rest.startsWith('//') && !(scheme === '' && rest.startsWith('///'))) {
		const slash = rest.indexOf('/', 2);
		authority = slash < 0 ? rest : rest.slice(0, slash);
		rest = slash < 0 ? '' : rest.slice(slash);
		if (!isAuthority(authority)) return null;
	}
	const path = decode(rest);
	if (path === null) return null;
	return { ...parts, path, text: head + authorityText(authority) + encode(path, rest, pathUnsafe) + tail };
}

/** The scheme before a colon, "" without, null where the destination begins with a colon. */
function readScheme(text: string): string | null {
	const match = /^[A-Za-z][A-Za-z0-9+.-]*:/.exec(text);
	if (match !== null) return match[0].slice(0, -1);
	return text.startsWith(':') ? null : '';
}

function isAuthority(authority: string): boolean {
	const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/^\/\//, '');
	if (/[ "<>\\^`{|}]/.test(host) || /%(?![0-9A-Fa-f]{2})/.test(host)) return false;
	const port = host.startsWith('[')
		? host.slice(host.lastIndexOf(']') + 1)
		: host.slice(host.includes(':') ? host.lastIndexOf(':') : host.length);
	return /^(?::\d*)?$/.test(port);
}

function authorityText(authority: string): string {
	const at = authority.lastIndexOf('@');
	const host = (at < 0 ? authority : authority.slice(at + 1)).replace(/[^\x21-\x7e]+/g, (part) => encodeURIComponent(part.toWellFormed()));
	if (at < 0) return host;
	const [name = '', ...password] = authority.slice(2, at).split(':');
	const parts = password.length === 0 ? [name] : [name, password.join(':')];
	return `//${parts.map((part) => encodeAll(decode(part) ?? part, userUnsafe)).join(':')}@${host}`;
}

function decode(text: string): string | null {
	if (!text.includes('%')) return text;
	if (/%(?![0-9A-Fa-f]{2})/.test(text)) return null;
	return Buffer.from(
		text
			.toWellFormed()
			.replace(/%([0-9A-Fa-f]{2})|[^\x00-\x7f]+/g, (match, hex?: string) =>
				hex === undefined ? Buffer.from(match).toString('latin1') : String.fromCharCode(Number.parseInt(hex, 16)),
			),
		'latin1',
	).toString('utf8');
}

const pathUnsafe = /[^A-Za-z0-9\-_.~$&+,/:;=@]/gu;
const userUnsafe = /[^A-Za-z0-9\-_.~$&+,;=]/gu;
const fragmentUnsafe = /[^A-Za-z0-9\-_.~$&+,/:;=?@!()*]/gu;
const validRaw = /^(?:[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]]|%[0-9A-Fa-f]{2})*$/;
const validRawFragment = /^(?:[A-Za-z0-9\-_.~$&+,/:;=?@!'()*[\]]|%[0-9A-Fa-f]{2})*$/;

/** The text as written where that is valid, else encoded afresh. */
function encode(decoded: string, raw: string, unsafe: RegExp): string {
	if ((unsafe === pathUnsafe ? validRaw : validRawFragment).test(raw)) return raw;
	return encodeAll(decoded, unsafe);
}

function encodeAll(text: string, unsafe: RegExp): string {
	return text.toWellFormed().replace(unsafe, (character) => percentEncode(character).toUpperCase());
}

const templateUnsafe = /[^A-Za-z0-9\-._~!#$&*+,/:;=?@[\]%]|%(?![0-9A-Fa-f]{2})/;
const templateUnsafeEach = /[^A-Za-z0-9\-._~!#$&*+,/:;=?@[\]%]|%(?![0-9A-Fa-f]{2})/gu;

/**
 * A URL as Go's html/template lets it into `href` and `src`: other schemes than http, https and mailto are cut off, what is not
 * allowed in a URL is percent-encoded in lower case. HTML is not escaped yet.
 */
export function normalizedURL(url: string): string {
	const colon = url.indexOf(':');
	if (colon >= 0 && !url.slice(0, colon).includes('/') && !/^(?:https?|mailto)$/i.test(url.slice(0, colon))) return '#ZgotmplZ';
	return templateUnsafe.test(url) ? url.toWellFormed().replace(templateUnsafeEach, percentEncode) : url;
}

function percentEncode(character: string): string {
	let encoded = '';
	for (const byte of Buffer.from(character)) encoded += `%${byte.toString(16).padStart(2, '0')}`;
	return encoded;
}

/** The URL of a destination that no page answers to: as written, as Hugo's link hook prints it. HTML is not escaped yet. */
export function unresolvedURL(destination: string): string {
	return normalizedURL(parseDestination(destination)?.text ?? destination);
}
