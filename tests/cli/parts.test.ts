import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../src/cli/check.ts';
import { databasePlace } from '../../src/cli/database-place.ts';
import { createProgress } from '../../src/cli/progress.ts';
import type { Problem } from '../../src/errors.ts';
import { siteFolder } from '../source/site-folder.ts';

describe('progress', () => {
	const show = (isTTY: boolean) => {
		let time = 0;
		let written = '';
		const progress = createProgress(
			() => ({ isTTY, columns: 100, write: (text) => (written += text) }),
			() => time,
		);
		for (let done = 0; done <= 30_000; done += 1500, time += 500) progress.update({ done, total: 30_000 });
		progress.end();
		return written;
	};

	test('is a bar with rate and time left on a terminal, and goes away at the end', () => {
		const states = show(true).split('\r\u001b[2K');
		expect(states[11]).toMatch(/^Indexing \[=+ +\] 55 %, 16,500 of 30,000 files, 3,000\/s, 5 s left$/);
		expect(states.at(-1)).toBe('');
	});

	test('is a plain line now and then elsewhere', () => {
		const lines = show(false).trimEnd().split('\n');
		expect(lines).toHaveLength(5);
		expect(lines[1]).toBe('indexing: 40 %, 12,000 of 30,000 files, 3,000/s, 6 s left');
	});
});

test('the progress of one run says nothing about the next', () => {
	let time = 0;
	let written = '';
	const progress = createProgress(
		() => ({ write: (text) => (written += text) }),
		() => time,
	);
	progress.update({ done: 1, total: 1 });
	time = 60_000;
	progress.update({ done: 1, total: 1 });
	expect(written).toBe('');
});

test('the report of check is by file, with place, code, message and hint', () => {
	const problem = (file: string, line: number | null, severity: Problem['severity'], hint: string | null): Problem => {
		return { file, line, column: line && 7, severity, code: 'DATE_INVALID', message: 'The date is none.', hint };
	};
	const problems = [
		problem('content/a.md', 3, 'ERROR', 'Write it as 2025-02-13.'),
		problem('content/a.md', 9, 'WARNING', null),
		problem('hugo.yaml', null, 'INFO', null),
	];
	expect(checkReport(problems, 1200)).toBe(`content/a.md
  3:7      error    DATE_INVALID  The date is none.
                    Write it as 2025-02-13.
  9:7      warning  DATE_INVALID  The date is none.

hugo.yaml
  -        info     DATE_INVALID  The date is none.

1,200 files: 1 error, 1 warning, 1 note
`);
	expect(checkReport([], 1)).toBe('1 file: 0 errors, 0 warnings\n');
});

test('the index of a site that cannot be written to is kept in the cache', () => {
	const folder = siteFolder({ 'site/.hugoql': 'a file where the folder would be' });
	const place = databasePlace(join(folder, 'site'), null, join(folder, 'cache'));
	expect(place.isFallback).toBe(true);
	expect(place.place).toMatch(new RegExp(`^${folder}/cache/hugoql/[0-9a-f]{16}\\.db$`));
	expect(databasePlace(folder, null, '')).toEqual({ place: join(folder, '.hugoql/index.db'), isFallback: false });
	expect(databasePlace(folder, '/elsewhere/x.db', '')).toEqual({ place: '/elsewhere/x.db', isFallback: false });
});
