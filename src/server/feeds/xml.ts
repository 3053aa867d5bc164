/** Everything but what XML 1.0 allows (XML 1.0 §2.2, Char): control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;',
	'\t': '&#9;',
	'\n': '&#10;',
	// A parser would read a bare one as a line feed (XML 1.0 §2.11).
	'\r': '&#13;',
};

/** A text as the content of an element. What XML cannot hold is left out; no CDATA is needed, so that `]]>` is a text like any other. */
export function xmlText(text: string): string {
	return text.replace(forbidden, '').replace(/[&<>\r]/g, (character) => entities[character]!);
}

/** A text as the value of an attribute in double quotes, or as an address in a sitemap (sitemaps.org, Entity escaping). */
export function xmlAttribute(text: string): string {
	return text.replace(forbidden, '').replace(/[&<>"'\t\n\r]/g, (character) => entities[character]!);
}

/** One element, with a line break after it; without content it is empty. Attributes that are null are left out. */
export function element(name: string, content: string | null, attributes: Record<string, string | null> = {}): string {
	const written = Object.entries(attributes).map(([key, value]) => (value === null ? '' : ` ${key}="${xmlAttribute(value)}"`));
	const start = `<${name}${written.join('')}`;
	return content === null ? `${start}/>\n` : `${start}>${xmlText(content)}</${name}>\n`;
}
