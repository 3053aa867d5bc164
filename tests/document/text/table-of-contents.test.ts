import { expect, test } from 'vitest';
import { buildHeadingTree, tableOfContents } from '../../../src/document/text/table-of-contents.ts';

function heading(level: number, id: string) {
	return { level, id, title: id.toUpperCase() };
}

test('skipped levels become placeholders, every level 1 a root', () => {
	expect(buildHeadingTree([heading(3, 'a'), heading(2, 'b'), heading(1, 'c'), { level: 2, id: '', title: '' }])).toEqual([
		{
			id: '',
			level: 0,
			title: '',
			headings: [
				{ id: '', level: 0, title: '', headings: [{ id: 'a', level: 3, title: 'A', headings: [] }] },
				{ id: 'b', level: 2, title: 'B', headings: [] },
			],
		},
		{ id: 'c', level: 1, title: 'C', headings: [{ id: '', level: 0, title: '', headings: [] }] },
	]);
});

test('lists the chosen levels', () => {
	const tree = buildHeadingTree([heading(1, 'a'), heading(2, 'b'), heading(4, 'c'), heading(1, 'd'), heading(2, 'e')]);
	expect(tableOfContents(tree, { startLevel: 2, endLevel: 3, ordered: false })).toBe(`<nav id="TableOfContents">
  <ul>
    <li><a href="#b">B</a>
      <ul>
        <li></li>
      </ul>
    </li>
  </ul>

  <ul>
    <li><a href="#e">E</a></li>
  </ul>
</nav>`);
	expect(tableOfContents(tree, { startLevel: 1, endLevel: 1, ordered: true })).toBe(`<nav id="TableOfContents">
  <ol>
    <li><a href="#a">A</a></li>
    <li><a href="#d">D</a></li>
  </ol>
</nav>`);
	expect(tableOfContents(tree, { startLevel: 4, endLevel: -1, ordered: false })).toContain('<a href="#c">C</a>');
	expect(tableOfContents([], { startLevel: 2, endLevel: 3, ordered: false })).toBe('<nav id="TableOfContents"></nav>');
});
