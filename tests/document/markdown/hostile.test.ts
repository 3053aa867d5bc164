import { describe, expect, it } from 'vitest';
import { createRenderer } from '../../../src/document/markdown/renderer.ts';
import { defaultMarkup } from './markup.fixture.ts';

const render = createRenderer({ ...defaultMarkup, unsafe: true, blockAttributes: true }, { enableEmoji: true });
const length = 100_000;

/** Sources that cost square time, or a stack, where a rule looks ahead without bound. */
const pieces = [
	'[',
	'![',
	'*',
	'*a ',
	'**a _b ',
	'>',
	'> - ',
	'- ',
	'1. ',
	'`a``b',
	'<',
	'<a b="',
	'<!-- ',
	'<? ',
	"'",
	'"a ',
	'~',
	']',
	'[a](<',
	'[a]((',
];
const more = [
	'[a](b "',
	'| a',
	'# a\n',
	'{a={',
	'{.a}\n',
	'[^a]: b\n',
	'a\n: b\n',
	'{{< a >}}',
	'{{</*',
	'{{< a `',
	' www.',
	'a@',
	':',
	'\t',
	'-\t',
	'\0',
	'\\',
];

describe('hostile input', () => {
	it.each([...pieces, ...more])('%j, repeated, is rendered in time', (piece) => {
		const started = process.cpuUsage();
		render(piece.repeat(length / piece.length));
		const { user, system } = process.cpuUsage(started);
		expect((user + system) / 1e6).toBeLessThan(3);
	});

	it('is rendered as text where it is nested too deeply', () => {
		expect(render(`${'>'.repeat(500)} a\n`).html).toMatch(/(?:&raquo;|&gt;){10,} a/);
	});

	it('of brackets that all close costs no square time', () => {
		const source = `[x]: /u\n\n${'['.repeat(50_000)}${']'.repeat(50_000)}`;
		expect(render(source).html.length).toBeGreaterThan(100_000);
	});
});
