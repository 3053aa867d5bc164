import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFrontMatter } from '../../src/document/front-matter-block.ts';
import { readFullYaml } from '../../src/document/yaml.ts';
import { readPlainYaml } from '../../src/document/yaml-plain.ts';

const attempt = (text: string): unknown => {
	try {
		return JSON.parse(JSON.stringify(readFullYaml(text) ?? {}, (_, value) => (typeof value === 'bigint' ? `${value}n` : value)));
	} catch (error) {
		return error;
	}
};
const agrees = (text: string): 'agrees' | 'leaves it' => {
	const plain = readPlainYaml(text);
	if (plain === undefined) return 'leaves it';
	expect(JSON.parse(JSON.stringify(plain, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))), text).toEqual(attempt(text));
	return 'agrees';
};

describe('the fast path for plain YAML', () => {
	it.each([
		'a: 1\nb: "x: y # z"\nb2: "say \\"hi\\" \\\\"\nc: \'q\'\nd: true\ne: text, with - marks:and#more\nf:\n',
		'# comment\n\nlist:\n  - "a"\n  - b c\n  - 7\n\nother:\n- x\nlast: [a, "b", 3]\n',
		'a: []\nb: [ ]\nc: 2024-01-01 10:00:00\nd: -5\ne: é 😀 中文   \n',
	])('reads %j', (text) => {
		expect(agrees(text)).toBe('agrees');
	});

	it.each([
		'a: x\n  y\n',
		'a: {b: 1}\n',
		'a: &x 1\n',
		'a: |\n  x\n',
		'a: "\\x41"\n',
		'a: "x\\"\n',
		'a: "x" # c\n',
		'a: x # c\n',
		'a: b: c\n',
		'a: b:\n',
		'a: 1\na: 2\n',
		'a:\n  b: 1\n',
		'a:\n  - x\n - y\n',
		'a:\n  - b: 1\n',
		'a:\n  - [x]\n',
		'a:\tx\n',
		'a: [x, [y]]\n',
		'a: [x, ]\n',
		'"a": 1\n',
		'<<: 1\n',
		'a:1\n',
		'text\n',
		'- a\n',
	])('leaves %j to the full reader', (text) => {
		expect(agrees(text)).toBe('leaves it');
	});

	it('agrees with the full reader on whatever it dares to read', () => {
		const pieces = [
			'a',
			'b',
			': ',
			':',
			'\n',
			'\n',
			'\n  - ',
			'\n- ',
			' ',
			'"',
			"'",
			'#',
			'[',
			']',
			',',
			'1',
			'0',
			'-',
			'true',
			'.5',
			'~',
			'\\',
		];
		let seed = 1;
		const next = () => {
			seed = (seed * 48271) % 2147483647;
			return seed;
		};
		let read = 0;
		for (let round = 0; round < 20_000; round++) {
			let text = 'a: ';
			for (let part = next() % 12; part >= 0; part--) text += pieces[next() % pieces.length];
			if (agrees(text) === 'agrees') read++;
		}
		expect(read).toBeGreaterThan(1000);
	});

	const shared = resolve(import.meta.dirname, '../../../shared');
	it.skipIf(!existsSync(shared))('agrees with it on every real file', () => {
		const files = globSync(['seed-site/content/**/*.md', 'oracle/sites/*/site/content/**/*.md'], { cwd: shared });
		const blocks = files
			.map((file) => findFrontMatter(readFileSync(resolve(shared, file), 'utf8')))
			.filter((block) => block.format === 'yaml');
		expect(blocks.filter((block) => agrees(block.source) === 'agrees').length).toBeGreaterThan(blocks.length / 2);
	});
});

describe('YAML at the left margin', () => {
	it('may go on in brackets, braces and quotes, as Hugo allows it', () => {
		expect(attempt("aliases: [\n'/a/',\n'/b/',\n]\ntitle: T")).toEqual({ aliases: ['/a/', '/b/'], title: 'T' });
		expect(attempt('p:\n  q: {\na: 1,\nb: [\n2\n]\n}\n  r: 2\ntitle: T')).toEqual({ p: { q: { a: 1, b: [2] }, r: 2 }, title: 'T' });
		expect(attempt('d: "one\ntwo\n\nthree"\ne: \'four\nfive\'')).toEqual({ d: 'one two\nthree', e: 'four five' });
	});

	it('is refused elsewhere, and where there is no end of it', () => {
		expect(attempt('a: one\ntwo\nb: 1')).toBeInstanceOf(Error);
		const started = process.threadCpuUsage();
		expect(attempt(`a: [\n${'x,\n'.repeat(20_000)}`)).toBeInstanceOf(Error);
		expect(process.threadCpuUsage(started).user / 1000).toBeLessThan(5000);
	});
});

it('block texts with the sign - lose the spaces at their end, others keep them', () => {
	const text = 'a: >-\n  x \nb: |-\n  y  \n\nc: |\n  z \nd:\n  - e: |2-\n        u \n    f: 1\n';
	expect(attempt(text)).toEqual({ a: 'x', b: 'y', c: 'z \n', d: [{ e: '  u', f: 1 }] });
});
