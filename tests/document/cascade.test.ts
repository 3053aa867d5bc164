import { describe, expect, it } from 'vitest';
import { readCascade } from '../../src/document/cascade.ts';
import { matchesGlob } from '../../src/config/glob.ts';
import type { Ancestor, Location } from '../../src/document/document.ts';
import { fieldsOf } from './fields.fixture.ts';

const section: Partial<Location> = { form: 'branch', kind: 'section' };

/** A list page with the given front matter, as its descendants see it. */
function listPage(path: string, text: string): Ancestor {
	const { fields } = fieldsOf(`---\n${text}\n---`, {}, path, [], section);
	return { logicalPath: `/${path}`, kind: 'section', slug: '', title: '', name: path, cascade: fields.cascade };
}

const params = (text: string, ancestors: Ancestor[], path = 'docs/sub/a') =>
	fieldsOf(`---\n${text}\n---`, {}, path, ancestors).fields.params;

describe('a cascade', () => {
	const outer = listPage('docs', 'cascade: [{a: outer, b: outer, params: {c: outer}}, {a: later, d: later}]');
	const inner = listPage('docs/sub', 'cascade: {a: inner, Deep: {Er: 1}}');

	it('gives what the nearest list page says, first entry first', () => {
		expect(params('x: 1', [inner, outer])).toMatchObject({ a: 'inner', b: 'outer', c: 'outer', d: 'later', deep: { er: 1 } });
	});

	it('leaves what the page has, null and whole maps included', () => {
		expect(params('a: ~\ndeep: {c: 3}', [inner, outer])).toMatchObject({ a: null, deep: { c: 3 } });
		expect(params('params: {c: own}', [outer])).toMatchObject({ c: 'own' });
	});

	it('applies to its own page, and the configuration comes last', () => {
		const text = '---\ncascade: {a: own, type: mine}\n---';
		const cascade = [{ path: null, kind: null, language: null, environment: null, fields: { a: 'site', s: 'site' } }];
		const { fields } = fieldsOf(text, { cascade }, 'docs', [], section);
		expect(fields.type).toBe('mine');
		expect(fields.params).toMatchObject({ a: 'own', s: 'site' });
	});

	it('gives fields as front matter does', () => {
		const above = listPage('docs', 'cascade: {draft: true, weight: 7, tags: [t], build: {list: never}, date: 2025-01-01}');
		const { fields } = fieldsOf('x', {}, 'docs/a', [above]);
		expect(fields).toMatchObject({ draft: true, weight: 7, list: 'never', terms: [{ key: 't' }], date: { text: '2025-01-01T00:00:00Z' } });
	});

	it.each([
		['target: {path: "/docs/**"}', true],
		['target: {path: "/docs/*"}', false],
		['_target: {path: "/DOCS/{sub,x}/?"}', true],
		['target: {kind: "{home,page}"}', true],
		['target: {kind: section}', false],
		['target: {lang: en}', true],
		['target: {sites: {matrix: {languages: [de, "f*"]}}}', false],
		['target: {environment: production, path: "**/a"}', true],
		['target: {environment: staging}', false],
	])('%s applies: %s', (target, expected) => {
		expect(params('x: 1', [listPage('docs', `cascade: {${target}, hit: true}`)]).hit === true).toBe(expected);
	});

	it('names what it leaves out', () => {
		const { rules, flaws } = readCascade([
			{ kind: 'page', a: 1 },
			{ target: { kind: 'nonsense' }, a: 1 },
			'text',
			{ a: 1 },
			{ target: {} },
		]);
		expect(rules.map((rule) => rule.fields)).toEqual([{ a: 1 }]);
		expect(flaws).toHaveLength(3);
	});
});

describe('globs', () => {
	it.each([
		['/a/**', '/a/b/c', true],
		['/a/**', '/a', false],
		['/a/*', '/a/b/c', false],
		['**/x*', '/a/b/x1', true],
		['/[a-c]?', '/bz', true],
		['/[!a-c]?', '/bz', false],
		['/{a,b{c,d}}', '/bd', true],
		['/\\*', '/*', true],
		['/{a', '/{a', true],
		['', '', true],
	])('%s on %s: %s', (pattern, text, expected) => {
		expect(matchesGlob(pattern, text)).toBe(expected);
	});

	it('take little time however they are made', () => {
		const start = process.threadCpuUsage();
		expect(matchesGlob(`${'**a'.repeat(40)}b`, 'a'.repeat(400))).toBe(false);
		expect(matchesGlob('{a,b}'.repeat(60), 'a'.repeat(60))).toBe(true);
		expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(1000);
	});
});
