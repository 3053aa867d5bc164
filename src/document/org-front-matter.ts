/**
 * Reads org front matter, lines of `#+KEY: value`. `KEY[]` is a list split at white space, `FILETAGS: :a:b:` a list, a key given
 * twice a list of its lines, `<2024-01-01 Mon>` in a date key the day. Lines of other shapes say nothing. Never throws.
 * (Hugo: parser/metadecoders/decoder.go)
 */
export function readOrg(source: string): Record<string, unknown> {
	const data: Record<string, unknown> = Object.create(null);
	for (const line of source.split(/\r?\n/)) {
		const match = /^#\+([^:\s]+):(?:\s+(.*)|)$/.exec(line);
		if (match === null) continue;
		const key = match[1]!.toLowerCase();
		const value = (match[2] ?? '').trimEnd();
		if (key.endsWith('[]')) data[key.slice(0, -2)] = value.split(/\s+/).filter((part) => part !== '');
		else if (key === 'filetags') data[key] = value.replace(/^:/, '').replace(/:$/, '').split(':');
		else if (key in data) data[key] = [data[key], value].flat();
		else data[key] = dateKeys.has(key) ? (/[<[](\d{4}-\d{2}-\d{2}) .*[>\]]/.exec(value)?.[1] ?? value) : value;
	}
	return data;
}

const dateKeys = new Set(['date', 'lastmod', 'publishdate', 'expirydate']);
