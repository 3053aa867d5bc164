import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/document/front-matter.ts';

const read = (text: string) => readFrontMatter(text, 'content/a.md');
const data = (text: string) => JSON.parse(JSON.stringify(read(text).data));
const firstProblem = (text: string) => {
	const { code, severity, line, column } = read(text).problems[0] ?? {};
	return { code, severity, line, column };
};

describe('where front matter begins and ends', () => {
	it.each([
		['YAML', '---\nk: 1\n---\nbody\n', 'yaml', 'body\n', 4],
		['TOML', '+++\nk = 1\n+++\nbody', 'toml', 'body', 4],
		['JSON', '{"k": 1, "s": "}"}\nbody', 'json', 'body', 2],
		['org', '#+K: 1\n#+L[]: a b\nbody', 'org', 'body', 3],
		['byte order mark and blank lines', '\ufeff\n \n---\nk: 1\n---\nbody', 'yaml', 'body', 6],
		['CRLF', '---\r\nk: 1\r\n---\r\nbody', 'yaml', 'body', 4],
		['closing line without a line break', '---\nk: 1\n---', 'yaml', '', 3],
		['closing line with more behind it', '---\nk: 1\n--- x\nbody', 'yaml', ' x\nbody', 3],
		['empty', '---\n---\nbody', 'yaml', 'body', 3],
		['none', 'text\n\n---\nbody', 'none', 'text\n\n---\nbody', 1],
		['a shortcode first', '{{< x >}} text', 'none', '{{< x >}} text', 1],
	])('%s', (_, text, format, body, bodyLine) => {
		expect(read(text)).toMatchObject({ format, body, bodyLine });
	});
});

describe('keys', () => {
	it('are lower case at every depth of maps, and as written in lists', () => {
		expect(data('---\nTop: {Inner: {Deep: 1}}\nList: [{Kept: 1}]\n---')).toEqual({ top: { inner: { deep: 1 } }, list: [{ Kept: 1 }] });
		expect(data('{"A": {"B": [{"C": 1}]}}')).toEqual({ a: { b: [{ C: 1 }] } });
	});

	it('may have the names of what every object has', () => {
		const read = data('---\n__proto__: 1\nconstructor: {toString: 2}\n---');
		expect(Object.keys(read)).toEqual(['__proto__', 'constructor']);
		expect(({} as Record<string, unknown>).toString).toBeTypeOf('function');
	});
});

describe('values', () => {
	it('of YAML 1.2, with dates left as text', () => {
		const text = '---\na: yes\nb: off\nc: true\nd: 007\ne: 0o17\nf: 1.50\ng: ~\nh: 2024-01-01\ni: 1_000\nj: 08\nk: 1e3\nl: 0x1F\n---';
		const expected = { a: 'yes', b: 'off', c: true, d: 7, e: 15, f: 1.5, g: null, h: '2024-01-01', i: 1000, j: '08', k: '1e3', l: 31 };
		expect(data(text)).toEqual(expected);
	});

	it('large whole numbers: digits kept where text is wanted, the nearest number elsewhere', () => {
		const read = data('---\nslug: 12345678901234567890\nid: 12345678901234567890\n---');
		expect(read).toEqual({ slug: '12345678901234567890', id: 12345678901234567000 });
	});

	it('of TOML, dates as text that keeps offset or locality', () => {
		const text = '+++\na = 2024-01-01\nb = 2024-01-01T01:02:03+08:00\nc = 2024-01-01 01:02:03.5\n[Nested]\nD = 1\n+++';
		const expected = { a: '2024-01-01', b: '2024-01-01T01:02:03+08:00', c: '2024-01-01T01:02:03.5', nested: { d: 1 } };
		expect(data(text)).toEqual(expected);
	});

	it('of org', () => {
		const text = '#+TITLE: T: x\n#+TAGS[]: a b\n#+FILETAGS: :c:d:\n#+DATE: <2024-01-01 Mon>\n';
		expect(data(text)).toEqual({ title: 'T: x', tags: ['a', 'b'], filetags: ['c', 'd'], date: '2024-01-01' });
	});

	it('an empty list entry does not swallow the keys below it', () => {
		expect(data('---\ntags:\n- a\n-\ntitle: T\n---')).toEqual({ tags: ['a', null], title: 'T' });
	});
});

describe('what is wrong', () => {
	it.each([
		['YAML syntax', '\n---\na: 1\nb: [1\n---\n', 'FRONT_MATTER_SYNTAX', 5, 1],
		['TOML syntax', '+++\na = 1\nb = \n+++\n', 'FRONT_MATTER_SYNTAX', 3, 5],
		['JSON syntax', '{"a": 1,\n "b": x}\n', 'FRONT_MATTER_SYNTAX', 2, 7],
		['a YAML key given twice', '---\na: 1\nb: 2\na: 3\n---\n', 'FRONT_MATTER_DUPLICATE_KEY', 4, 1],
		['a TOML key given twice', '+++\na = 1\na = 2\n+++\n', 'FRONT_MATTER_DUPLICATE_KEY', 3, 1],
		['no closing line', '---\na: 1\n', 'FRONT_MATTER_UNCLOSED', 1, 1],
		['a list', '---\n- a\n---\n', 'FRONT_MATTER_NOT_A_MAP', 2, 1],
		['a value', '---\nhello\n---\n', 'FRONT_MATTER_NOT_A_MAP', 2, 1],
	])('%s is an error with its place', (_, text, code, line, column) => {
		expect(firstProblem(text)).toEqual({ code, severity: 'ERROR', line, column });
	});

	it('front matter in JavaScript is refused and never run', () => {
		const scope = globalThis as { ran?: boolean };
		expect(firstProblem('---js\nglobalThis.ran = true\n---\nbody')).toMatchObject({ code: 'FRONT_MATTER_LANGUAGE_UNKNOWN', line: 1 });
		expect(firstProblem('---coffee\nglobalThis.ran = true\n---\nbody').code).toBe('FRONT_MATTER_LANGUAGE_UNKNOWN');
		expect(scope.ran).toBeUndefined();
	});

	it('keys that differ in case alone are a warning, and the last one counts', () => {
		const result = read('---\ntitle: a\nTitle: b\n---');
		expect(result.data.title).toBe('b');
		expect(result.problems).toMatchObject([{ code: 'FRONT_MATTER_DUPLICATE_KEY', severity: 'WARNING', line: 3 }]);
	});

	it('aliases that multiply, deep nesting and blank lines cost little', () => {
		const laughs = ['a: &a [x,x,x,x,x,x,x,x,x]'];
		for (let i = 1; i < 12; i++)
			laughs.push(
				`k${i}: &b${i} [${Array(9)
					.fill(i === 1 ? '*a' : `*b${i - 1}`)
					.join(',')}]`,
			);
		const hostile = [laughs.join('\n'), `a: ${'['.repeat(50_000)}`, `a: 1${'\n'.repeat(500_000)}b`, `a: ${'{x: '.repeat(20_000)}`];
		const start = process.threadCpuUsage();
		for (const text of hostile)
			expect(firstProblem(`---\n${text}\n---\n`)).toMatchObject({ code: 'FRONT_MATTER_SYNTAX', severity: 'ERROR' });
		expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(2000);
	});
});
