const bullet = /^(\s*)([-+]|\d+[.)]|[a-zA-Z][.)]| \*)(?:\s+(.*)|$)/;

/** The marker of a list line: its indentation, whether it is ordered, and the text behind it. */
export type ListMarker = { indent: number; isOrdered: boolean; text: string };

/** An item: its lines without their indentation, the check box that it begins with, and the term that it describes. */
export type ListItem = { lines: string[]; status: '' | 'checked' | 'unchecked' | 'indeterminate'; term: string | null };

/** The list marker at the start of a line, null where there is none. */
export function listMarker(line: string): ListMarker | null {
	const match = bullet.exec(line);
	if (match === null) return null;
	return { indent: match[1]!.length, isOrdered: /[\dA-Za-z]/.test(match[2]!), text: match[3] ?? '' };
}

/** The items of the list that begins at a line, and the first line behind it. A list ends at two blank lines or at text further left. */
export function readList(lines: string[], start: number): { items: ListItem[]; isOrdered: boolean; end: number } {
	const first = listMarker(lines[start]!)!;
	const items: ListItem[] = [];
	let index = start;
	let blanks = 0;
	for (; index < lines.length; index++) {
		const line = lines[index]!;
		if (line.trim() === '') {
			blanks++;
			if (blanks > 1) break;
			continue;
		}
		const marker = listMarker(line);
		const indent = line.length - line.trimStart().length;
		const isItem = marker !== null && marker.indent === first.indent && marker.isOrdered === first.isOrdered;
		if (!isItem && indent <= first.indent) break;
		if (isItem) items.push(createItem(marker.text));
		else {
			const item = items[items.length - 1]!;
			if (blanks > 0) item.lines.push('');
			item.lines.push(line.slice(Math.min(indent, first.indent + 2)));
		}
		blanks = 0;
	}
	return { items, isOrdered: first.isOrdered, end: index };
}

function createItem(text: string): ListItem {
	const box = /^\[([ X-])\](?:\s+|$)/.exec(text);
	const rest = box === null ? text : text.slice(box[0].length);
	const status = box === null ? '' : box[1] === 'X' ? 'checked' : box[1] === '-' ? 'indeterminate' : 'unchecked';
	const term = /^(.*?)\s+::(?:\s+|$)/.exec(rest);
	return { lines: [term === null ? rest : rest.slice(term[0].length)], status, term: term === null ? null : term[1]! };
}
