import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sectionTitle, taxonomyTitle, termTitle } from '../../src/document/list-titles.ts';
import { pluralize } from '../../src/document/pluralize.ts';
import { titleCase } from '../../src/document/title-case.ts';

const vectors = resolve(import.meta.dirname, '../../../shared/oracle/vectors.json');
const settings = { capitalizeListTitles: true, pluralizeListTitles: true, titleCaseStyle: 'ap' } as const;

describe('titleCase', () => {
	it('keeps small words small inside a title', () => {
		expect(titleCase('the end of', 'ap')).toBe('The End Of');
		expect(titleCase('a guide to the state-of-the-art', 'ap')).toBe('A Guide to the State-of-the-Art');
		expect(titleCase('x: the y', 'ap')).toBe('X: The Y');
		expect(titleCase('iOS and user@host', 'ap')).toBe('IOS and User@host');
	});

	it('has other styles', () => {
		expect(titleCase('walking with “a friend”', 'ap')).toBe('Walking With “A Friend”');
		expect(titleCase('walking with a friend', 'chicago')).toBe('Walking with a Friend');
		expect(titleCase('walking with a well-read “friend” x_y', 'go')).toBe('Walking With A Well-Read “friend” X_y');
		expect(titleCase('élan vital', 'firstupper')).toBe('Élan vital');
		expect(titleCase('as it is', 'none')).toBe('as it is');
	});
});

describe('pluralize', () => {
	it('takes the last word, and leaves plurals alone', () => {
		const words = {
			post: 'posts',
			news: 'news',
			status: 'statuses',
			baby: 'babies',
			person: 'people',
			'my-child': 'my-children',
			salesPerson: 'salesPeople',
		};
		for (const [word, plural] of Object.entries(words)) expect(pluralize(word)).toBe(plural);
		for (const word of ['posts', 'people', 'docs', 'indices', 'indexes', '']) expect(pluralize(word)).toBe(word);
	});

	it('does with capitals and other scripts what the inflector does', () => {
		const words = { Ox: 'Oxen', UPPER: 'UPPERs', 文章: '文章s', 中文y: '中文ies', dns: 'dnsDNSes', S: 'Ses', 'old man ': 'old man men' };
		for (const [word, plural] of Object.entries(words)) expect(pluralize(word)).toBe(plural);
	});
});

describe('titles of list pages without file', () => {
	it('come from their names', () => {
		expect(sectionTitle('two-words', settings)).toBe('Two-Words');
		expect(sectionTitle('category', settings)).toBe('Categories');
		expect(sectionTitle('post', { ...settings, pluralizeListTitles: false })).toBe('Post');
		expect(taxonomyTitle('job-offers', settings)).toBe('Job Offers');
		expect(termTitle('go lang', settings)).toBe('Go Lang');
		expect(termTitle('go lang', { ...settings, capitalizeListTitles: false })).toBe('go lang');
	});
});

describe.skipIf(!existsSync(vectors))("Hugo's answers", () => {
	it('are given for every word and title of the vectors', () => {
		const { title, pluralize: plurals } = JSON.parse(readFileSync(vectors, 'utf8'));
		const given = [
			...title.map((entry: { in: string }) => titleCase(entry.in, 'ap')),
			...plurals.map((entry: { in: string }) => pluralize(entry.in)),
		];
		const wanted = [
			...title.map((entry: { title: string }) => entry.title),
			...plurals.map((entry: { pluralize: string }) => entry.pluralize),
		];
		expect(given.length).toBeGreaterThan(250);
		expect(given).toEqual(wanted);
	});
});
