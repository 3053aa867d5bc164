import { describe, expect, it } from 'vitest';
import { dateNames, formatGoDate } from '../../src/document/dates-go-format.ts';
import { dateOfFileName } from '../../src/document/dates-resolve.ts';
import { parseDate } from '../../src/document/dates.ts';

const inShanghai = (value: Parameters<typeof parseDate>[0]) => parseDate(value, 'Asia/Shanghai')?.text ?? null;
const inNewYork = (value: string) => parseDate(value, 'America/New_York')?.text ?? null;

describe('values that are dates', () => {
	it.each([
		['2025-02-13', '2025-02-13T00:00:00+08:00'],
		['2025-02-13 06:27:01', '2025-02-13T06:27:01+08:00'],
		['2025-02-13T06:27:01', '2025-02-13T06:27:01+08:00'],
		['2025-02-13 6:27:01', '2025-02-13T06:27:01+08:00'],
		['2025-02-13 06:27:01.120', '2025-02-13T06:27:01.12+08:00'],
		['2025-02-13T06:27:01Z', '2025-02-13T06:27:01Z'],
		['2025-02-13T06:27:01-05:00', '2025-02-13T06:27:01-05:00'],
		['2025-02-13T06:27:01+0530', '2025-02-13T06:27:01+05:30'],
		['2025-02-13 06:27:01 +0900', '2025-02-13T06:27:01+09:00'],
		['2025-02-13 06:27:01+09:00', '2025-02-13T06:27:01+09:00'],
		['2025-02-13 06:27:01 +0900 JST', '2025-02-13T06:27:01+09:00'],
		['13 Feb 2025', '2025-02-13T00:00:00+08:00'],
		['Thu Feb 13 06:27:01 2025', '2025-02-13T06:27:01+08:00'],
		['Thu, 13 Feb 2025 06:27:01 GMT', '2025-02-13T06:27:01+08:00'],
		['13 feb 69 06:27 CST', '1969-02-13T06:27:00+08:00'],
		['Thursday, 13-Feb-25 06:27:01 UTC', '2025-02-13T06:27:01+08:00'],
		['3:04PM', '0000-01-01T15:04:00Z'],
		[1739427999, '2025-02-13T06:26:39Z'],
		[2025, '1970-01-01T00:33:45Z'],
		['0001-01-01', '0001-01-01T00:00:00+08:05'],
	])('%j is %s', (value, expected) => {
		expect(inShanghai(value)).toBe(expected);
	});

	it.each([
		'',
		'2025/02/13',
		'2025-2-13',
		'2025-02',
		'2025-02-13 06:27',
		'Feb 13, 2025',
		'1739427999',
		'2025年02月13日',
		'2025-02-30',
		true,
		null,
		['2025-02-13'],
	])('%j is none', (value) => {
		expect(inShanghai(value)).toBeNull();
	});

	it('follow the day-light saving of the zone, gaps and overlaps as Go', () => {
		expect(inNewYork('2025-01-01')).toBe('2025-01-01T00:00:00-05:00');
		expect(inNewYork('2025-07-01')).toBe('2025-07-01T00:00:00-04:00');
		expect(inNewYork('2025-03-09 02:30:00')).toBe('2025-03-09T01:30:00-05:00');
		expect(inNewYork('2025-11-02 01:30:00')).toBe('2025-11-02T01:30:00-04:00');
	});

	it('in an unknown zone are UTC', () => {
		expect(parseDate('2025-02-13', 'Nowhere/Land')?.text).toBe('2025-02-13T00:00:00Z');
	});

	it('count seconds down to the year 0', () => {
		expect(parseDate('0000-01-01', 'UTC')?.seconds).toBe(-62167219200);
		expect(parseDate('9999-12-31 23:59:59', 'UTC')?.seconds).toBe(253402300799);
	});
});

it.each([
	['2024-05-06-File Dated', '2024-05-06T00:00:00Z', 'File Dated'],
	['2024-05-06_-_a_', '2024-05-06T00:00:00Z', 'a'],
	['2024-05-07', '2024-05-07T00:00:00Z', ''],
	['2024-05-06-10-20-30-timed', '2024-05-06T10:20:30Z', 'timed'],
	['2024-05-06-10-20-99-odd', '2024-05-06T00:00:00Z', '10-20-99-odd'],
	['2024-13-07-bad', undefined, undefined],
	['about', undefined, undefined],
])('the file name %s gives %s and slug %j', (name, date, slug) => {
	const found = dateOfFileName(name, 'UTC');
	expect([found?.date.text, found?.slug]).toEqual([date, slug]);
});

describe('Go layouts', () => {
	it.each([
		['2006-01-02T15:04:05Z07:00', '2025-02-03T06:07:08+08:00'],
		['Monday, Jan _2 06 at 3:04pm', 'Monday, Feb  3 25 at 6:07am'],
		['200601', '202502'],
		['002 __2 1/2', '034  34 2/3'],
		['.000 -0700 -07 MST', '.500 +0800 +08 +0800'],
		['05.999', '08.5'],
		['Janet', 'Janet'],
	])('%s', (layout, expected) => {
		const date = parseDate('2025-02-03T06:07:08.5+08:00', 'UTC')!;
		expect(formatGoDate(date, layout)).toBe(expected);
	});

	it('names month and weekday', () => {
		const date = parseDate('2024-12-31T23:00:00-05:00', 'UTC')!;
		expect(dateNames(date)).toEqual({ month: 'December', weekday: 'Tuesday', weekdayNumber: 2, yearDay: 366 });
	});
});
