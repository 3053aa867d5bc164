import { describe, expect, it } from 'vitest';
import { fieldsOf, type Site } from './fields.fixture.ts';

const yaml = (text: string, site?: Site) => fieldsOf(`---\n${text}\n---\nbody`, site);
const codes = (text: string) => yaml(text).problems.map(({ code, line }) => `${code} ${line}`);

describe('conversions', () => {
	it('to text', () => {
		const { fields } = yaml('title: 123\ndescription: true\nsummary: ~\nlinkTitle: L\nslug: "-x-"\ntype: [a]\nlayout: 1.50');
		expect(fields).toMatchObject({
			title: '123',
			description: 'true',
			summary: '',
			linkTitle: 'L',
			slug: 'x',
			type: 'post',
			layout: '1.5',
		});
		expect(fields.params).toMatchObject({ title: '123', description: 'true', summary: '', slug: 'x', type: '', layout: '1.5' });
	});

	it.each([
		['5', 5],
		['"5"', 5],
		['2.9', 2],
		['-1', -1],
		['"010"', 8],
		['true', 1],
		['abc', 0],
		['[1]', 0],
	])('weight %s is %i', (value, expected) => {
		expect(yaml(`weight: ${value}`).fields.weight).toBe(expected);
	});

	it('to lists, text split at white space', () => {
		expect(yaml('keywords: "k1, k2"\naliases: /old').fields).toMatchObject({ keywords: ['k1,', 'k2'], aliases: ['/old'] });
		expect(yaml('keywords: [a, 1, true]').fields.keywords).toEqual(['a', '1', 'true']);
		expect(yaml('keywords: {a: 1}').fields.keywords).toEqual([]);
	});

	it('link title, type and translation key fall back', () => {
		expect(yaml('title: T').fields).toMatchObject({ linkTitle: 'T', type: 'post', translationKey: '/post/a', hasTitle: true });
		expect(yaml('a: 1').fields).toMatchObject({ title: '', hasTitle: false });
		expect(fieldsOf('x', {}, 'about').fields.type).toBe('page');
		expect(fieldsOf('x', {}, 'news', [], { form: 'branch', kind: 'section' }).fields.type).toBe('news');
	});
});

describe('params', () => {
	it('hold what was given, the resolved dates and the draft state; those below “params” win', () => {
		const { fields } = yaml('title: T\ndate: 2025-01-01\nA: 1\nb: []\nparams: {a: 2, C: {D: x}}');
		expect(fields.params).toEqual({
			title: 'T',
			date: '2025-01-01T00:00:00Z',
			lastmod: '2025-01-01T00:00:00Z',
			publishdate: '2025-01-01T00:00:00Z',
			a: 2,
			b: [],
			c: { d: 'x' },
			draft: false,
			iscjklanguage: false,
		});
	});

	it('lastmod alone gives every date', () => {
		const { fields } = yaml('lastmod: 2025-03-01');
		expect([fields.date, fields.lastmod, fields.publishDate].map((date) => date?.text)).toEqual(Array(3).fill('2025-03-01T00:00:00Z'));
		expect(fields.expiryDate).toBeNull();
	});
});

describe('dates', () => {
	const dates = (text: string, site?: Site) => {
		const { date, publishDate, lastmod, expiryDate, slug } = yaml(text, site).fields;
		return [date, publishDate, lastmod, expiryDate].map((value) => value?.text.slice(0, 10) ?? null).concat(slug);
	};

	it('come from the first source that gives one', () => {
		expect(dates('date: 2025-01-01\npublishDate: 2025-02-01\nlastmod: 2025-03-01')).toEqual([
			'2025-01-01',
			'2025-02-01',
			'2025-03-01',
			null,
			'',
		]);
		expect(dates('pubdate: 2025-02-02')).toEqual(['2025-02-02', '2025-02-02', '2025-02-02', null, '']);
		expect(dates('date: 2025-01-01\nmodified: 2025-03-05\nunpublishdate: 2030-01-01')).toEqual([
			'2025-01-01',
			'2025-01-01',
			'2025-03-05',
			'2030-01-01',
			'',
		]);
		expect(dates('date: someday\npublishDate: 2025-02-01')).toEqual(['2025-02-01', '2025-02-01', '2025-02-01', null, '']);
	});

	it('come from file name and file time where the site says so', () => {
		const dateSources = { date: [':filename', ':default'], lastmod: [':fileModTime'], publishDate: [':default'], expiryDate: [] };
		const { fields } = fieldsOf('x', { dateSources }, 'post/2024-05-06-hello');
		expect([fields.date?.text, fields.lastmod?.text, fields.slug]).toEqual(['2024-05-06T00:00:00Z', '2026-01-01T00:00:00Z', 'hello']);
		expect(fieldsOf('---\nslug: own\n---', { dateSources }, 'post/2024-05-06-hello').fields.slug).toBe('own');
	});

	it('a bad value is reported once, with its line', () => {
		expect(codes('title: T\ndate: 2025/01/01')).toEqual(['DATE_INVALID 3']);
		expect(codes('date: ""\nlastmod: ~\npublished: true')).toEqual([]);
	});
});

describe('draft and build', () => {
	it.each([
		['draft: true', true],
		['draft: "true"', true],
		['draft: yes', false],
		['published: false', true],
		['published: 2025-01-01', false],
		['published: false\ndraft: false', false],
	])('%j → draft %s', (text, expected) => {
		expect(yaml(text).fields.draft).toBe(expected);
	});

	it.each([
		['build: {list: never, render: link}', 'never', 'link'],
		['build: {list: false, render: false}', 'never', 'never'],
		['_build: {list: local}', 'local', 'always'],
		['headless: true', 'never', 'never'],
		['build: {list: sometimes}', 'always', 'always'],
		['build: never', 'always', 'always'],
	])('%j → list %s, render %s', (text, list, render) => {
		expect(yaml(text).fields).toMatchObject({ list, render });
	});
});

describe('terms', () => {
	const keys = (text: string) =>
		yaml(text).fields.terms.map(({ taxonomy, spelling, key, weight }) => `${taxonomy}/${spelling}/${key}/${weight}`);

	it('are named by spelling, known by key, and counted once', () => {
		expect(keys('tags: [Go Lang, 2024, true, "", ~, go-lang]\nTags_weight: 3')).toEqual([
			'tags/2024/2024/3',
			'tags/true/true/3',
			'tags/go-lang/go-lang/3',
		]);
		expect(keys('tags: "a, b"\ncategories: 7\ntag: x')).toEqual(['tags/a, b/a,-b/0', 'categories/7/7/0']);
	});

	it('none where a map or list is among them', () => {
		expect(keys('tags: [a, {b: 1}]')).toEqual([]);
		expect(codes('tags: [a, {b: 1}]')).toEqual(['FRONT_MATTER_TYPE 2']);
	});
});

describe('menus', () => {
	const menus = (text: string) => yaml(`title: T\nlinkTitle: L\nweight: 9\n${text}`).fields.menus;

	it('by name, by list, by map', () => {
		expect(menus('menu: main')).toMatchObject([{ menu: 'main', name: 'L', title: 'T', weight: 9, identifier: '', parent: '' }]);
		expect(menus('menus: [a, b]').map((entry) => entry.menu)).toEqual(['a', 'b']);
		expect(menus('menu: {Main: {Weight: 3, Name: N, parent: p, params: {x: 1}}, side: ~}')).toMatchObject([
			{ menu: 'main', name: 'N', weight: 3, parent: 'p', params: { x: 1 } },
			{ menu: 'side', name: 'L', weight: 9 },
		]);
	});

	it('odd values', () => {
		expect(['""', '5', 'false', '~', '[[a]]', '{main: 5}'].map((value) => menus(`menu: ${value}`).map((entry) => entry.menu))).toEqual([
			[''],
			['5'],
			['false'],
			[],
			[],
			[],
		]);
	});
});

it('no value of any type in any key throws, and none that is merely unusual is an error', () => {
	const names = 'title linkTitle summary description slug url type layout translationKey weight draft published headless build _build';
	const keys = `${names} keywords aliases tags tags_weight menu menus cascade params date lastmod publishDate expiryDate isCJKLanguage resources outputs`;
	const values = [
		'~',
		'true',
		'-1.5',
		'""',
		'text',
		'[]',
		'{}',
		'[1, [2], {a: 3}]',
		'{a: {b: [~]}}',
		'"\\u0000"',
		'1e400',
		'99999999999999999999',
	];
	for (const key of keys.split(' ')) {
		for (const value of values) {
			const { fields, problems } = yaml(`${key}: ${value}`);
			expect(() => JSON.stringify(fields)).not.toThrow();
			expect(problems.filter((problem) => problem.severity === 'ERROR')).toEqual([]);
		}
	}
});

it('a mistake that repeats is told a few times', () => {
	const { problems } = yaml(
		`cascade: [${Array(20_000).fill('x').join(',')}]\nmenu: {${Array.from({ length: 5000 }, (_, n) => `m${n}: x`)}}`,
	);
	expect(problems).toHaveLength(10);
});

it('a URL or alias with a protocol is refused', () => {
	const { fields, problems } = yaml('url: https://example.org/x\naliases: [/a, "http://example.org/b"]');
	expect(fields).toMatchObject({ url: '', aliases: ['/a'] });
	expect(problems.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['URL_INVALID ERROR', 'URL_INVALID ERROR']);
});
