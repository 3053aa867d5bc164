/*
 * Invented text as Markdown: paragraphs, and as often as in a news site's files a heading, a list, a table, a quotation, links, bold text, images.
 */

/** Breaks running text into Markdown blocks. */
export function markdownBody(text: string, language: string, random: () => number): string {
	const chinese = language !== 'en';
	const end = chinese ? '。' : '. ';
	const hasHeadings = random() < 0.2;
	const hasLists = random() < 0.15;
	const blocks: string[] = [];
	let start = 0;
	while (start < text.length) {
		const wanted = start + (chinese ? 40 + random() * 200 : 120 + random() * 500);
		const stop = text.indexOf(end, wanted);
		const piece = text
			.slice(start, stop === -1 ? text.length : stop + end.length)
			.replaceAll('\n', '')
			.trim();
		start = stop === -1 ? text.length : stop + end.length;
		if (piece !== '') blocks.push(block(piece, random, hasHeadings, hasLists, chinese));
	}
	return blocks.join('\n\n');
}

function block(piece: string, random: () => number, hasHeadings: boolean, hasLists: boolean, chinese: boolean): string {
	const chance = random();
	if (hasHeadings && chance < 0.12) return `### ${piece.slice(0, chinese ? 14 : 50)}\n\n${piece}`;
	if (hasLists && chance < 0.3) return items(piece, chinese);
	if (chance > 0.995) return `> ${piece}`;
	if (chance > 0.992) return `| ${piece.slice(0, 12)} | ${piece.slice(12, 20)} |\n| --- | --- |\n| ${piece.slice(20, 40)} | 2.5% |`;
	if (chance > 0.95) return `![](https://images.example.com/${Math.floor(chance * 1e7)}.jpg)\n\n${piece}`;
	const middle = Math.floor(piece.length / 2);
	const from = chinese ? middle : piece.indexOf(' ', middle) + 1;
	const to = chinese ? middle + 4 : piece.indexOf(' ', from + 1);
	if (from <= 0 || to <= from) return piece;
	const words = piece.slice(from, to);
	if (chance > 0.8) return `${piece.slice(0, from)}[${words}](https://example.com/${Math.floor(chance * 1e6)})${piece.slice(to)}`;
	return chance > 0.65 ? `${piece.slice(0, from)}**${words}**${piece.slice(to)}` : piece;
}

function items(piece: string, chinese: boolean): string {
	const parts = chinese ? piece.split('，') : piece.split('. ');
	return parts.map((part) => `* ${part}`).join('\n');
}
