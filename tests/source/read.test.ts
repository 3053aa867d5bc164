import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readContent } from '../../src/source/read.ts';
import { siteFolder, writeFile } from './site-folder.ts';

const file = (folder: string, name: string) => ({ path: name, absolutePath: join(folder, name) });

test('gives text and a hash of the bytes', () => {
	const folder = siteFolder({ 'a.md': '\uFEFF新闻\r\n', 'b.md': '\uFEFF新闻\r\n', 'c.md': '\uFEFF新闻\n', 'empty.md': '' });
	const read = (name: string) => {
		const result = readContent(file(folder, name));
		if (!result || 'problem' in result) throw new Error(name);
		return result.content;
	};
	expect(read('a.md')).toMatchObject({ text: '\uFEFF新闻\r\n', size: 11, hash: expect.stringMatching(/^[0-9a-f]{32}$/) });
	expect(read('b.md').hash).toBe(read('a.md').hash);
	expect(read('c.md').hash).not.toBe(read('a.md').hash);
	expect(read('empty.md').text).toBe('');
});

test('names what is no content, each with a hint', () => {
	const folder = siteFolder({ 'big.md': 'x'.repeat(20_000), 'nul.md': 'a\0b', 'gbk.md': Uint8Array.from([0xd0, 0xc2, 0xce, 0xc5]) });
	const problem = (name: string) => {
		const result = readContent(file(folder, name), 10_000);
		return result && 'problem' in result ? result.problem : null;
	};
	expect(problem('big.md')).toMatchObject({ code: 'FILE_TOO_LARGE', severity: 'ERROR', file: 'big.md', hint: expect.any(String) });
	expect(problem('nul.md')).toMatchObject({ code: 'FILE_NOT_TEXT', message: expect.stringContaining('byte 2'), hint: expect.any(String) });
	expect(problem('gbk.md')).toMatchObject({ code: 'FILE_NOT_TEXT', hint: expect.stringContaining('UTF-8') });
	expect(problem('.')).toMatchObject({ code: 'FILE_UNREADABLE' });
});

test('a file that went away is nothing, and a pipe in its place does not block', () => {
	const folder = siteFolder({ 'a.md': '' });
	rmSync(join(folder, 'a.md'));
	expect(readContent(file(folder, 'a.md'))).toBeNull();
	execFileSync('mkfifo', [join(folder, 'a.md')]);
	expect(readContent(file(folder, 'a.md'))).toMatchObject({ content: { text: '' } });
	rmSync(join(folder, 'a.md'));
	writeFile(folder, 'a.md', 'back');
	expect(readContent(file(folder, 'a.md'))).toMatchObject({ content: { text: 'back' } });
});
