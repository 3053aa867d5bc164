import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles, statFile } from '../../src/source/list.ts';
import { siteFolder, sourceConfig, writeFile } from './site-folder.ts';

const contentPaths = (config: Parameters<typeof listFiles>[0]) => listFiles(config).files.map((file) => file.contentPath);

describe('listFiles', () => {
	test('gives path, size and time of every file, resources too', () => {
		const folder = siteFolder({ 'content/post/a.md': 'four', 'content/post/b/photo.jpg': '' });
		utimesSync(join(folder, 'content/post/a.md'), 100, 100.25);
		const { files, problems } = listFiles(sourceConfig(folder));
		expect(problems).toEqual([]);
		expect(files).toHaveLength(2);
		expect(files[0]).toMatchObject({
			path: 'content/post/a.md',
			absolutePath: join(folder, 'content/post/a.md'),
			contentPath: 'post/a.md',
			size: 4,
			modified: 100_250,
		});
	});

	test('leaves out hidden names, lock and backup files, and what ignoreFiles match', () => {
		const names = ['.hidden.md', '.git/config.md', '#lock.md', 'a.md~', '_under.md', '~tilde.md', 'draft.tmp', 'Secret/a.md', 'keep.md'];
		const folder = siteFolder(Object.fromEntries(names.map((name) => [`content/${name}`, ''])));
		const config = sourceConfig(folder, { ignoreFiles: ['\\.tmp$', '(?i)/secret$', '('] });
		expect(contentPaths(config)).toEqual(['_under.md', 'keep.md', '~tilde.md']);
	});

	test('follows links, and stops at one that leads back', () => {
		const folder = siteFolder({ 'content/a/page.md': '', 'shared/b.md': '' });
		symlinkSync('../shared', join(folder, 'content/linked'));
		symlinkSync('..', join(folder, 'content/a/up'));
		symlinkSync('self', join(folder, 'content/self'));
		symlinkSync('nowhere', join(folder, 'content/dangling.md'));
		const { files, problems } = listFiles(sourceConfig(folder));
		expect(files.map((file) => file.contentPath)).toEqual(['a/page.md', 'linked/b.md']);
		expect(problems.map((problem) => [problem.code, problem.file])).toEqual([
			['LINK_LOOP', 'content/a/up'],
			['FILE_UNREADABLE', 'content/dangling.md'],
			['LINK_LOOP', 'content/self'],
		]);
	});

	test('ends where links multiply', () => {
		const folder = siteFolder({ 'content/x.md': '' });
		for (let level = 0; level < 30; level++) {
			mkdirSync(join(folder, `level${level}`));
			for (const name of ['a', 'b']) symlinkSync(`../level${level + 1}`, join(folder, `level${level}`, name));
		}
		symlinkSync('../level0', join(folder, 'content/start'));
		expect(contentPaths(sourceConfig(folder))).toEqual(['x.md']);
	});

	test('skips pipes and is content with a folder that is not there', () => {
		const folder = siteFolder({ 'content/a.md': '' });
		execFileSync('mkfifo', [join(folder, 'content/pipe.md')]);
		const config = sourceConfig(folder, { mounts: [{}, { folder: join(folder, 'missing'), prefix: 'missing' }] });
		expect(contentPaths(config)).toEqual(['a.md']);
		expect(statFile(config, join(folder, 'content/pipe.md'))).toBeNull();
	});

	test('mounts: a prefix, an inner mount of its own, and the first of two that give one path', () => {
		const folder = siteFolder({ 'content/a.md': '', 'content/en/a.md': '', 'extra/a.md': '', 'extra/b.md': '' });
		const config = sourceConfig(folder, {
			mounts: [
				{},
				{ folder: join(folder, 'content/en'), language: 'en' },
				{ folder: join(folder, 'extra') },
				{ folder: join(folder, 'extra'), prefix: 'more' },
			],
		});
		expect(listFiles(config).files.map((file) => [file.path, file.contentPath, file.mount.language])).toEqual([
			['content/a.md', 'a.md', null],
			['content/en/a.md', 'a.md', 'en'],
			['extra/b.md', 'b.md', null],
		]);
	});
});

describe('statFile', () => {
	test('agrees with the list about every file', () => {
		const folder = siteFolder({
			'content/a.md': '1',
			'content/en/a.md': '22',
			'extra/a.md': '',
			'extra/blog/b.md': '333',
			'content/.x/c.md': '',
			'content/d.md~': '',
		});
		const config = sourceConfig(folder, {
			mounts: [{}, { folder: join(folder, 'content/en'), language: 'en' }, { folder: join(folder, 'extra') }],
		});
		const listed = listFiles(config).files;
		for (const file of listed) expect(statFile(config, file.absolutePath)).toEqual(file);
		for (const path of [
			'extra/a.md',
			'content/.x/c.md',
			'content/d.md~',
			'content/gone.md',
			'content/a.md/below.md',
			'elsewhere.md',
			'content',
		])
			expect(statFile(config, join(folder, path))).toBeNull();
		writeFile(folder, 'content/new.md', 'new');
		expect(statFile(config, join(folder, 'content/new.md'))).toMatchObject({ contentPath: 'new.md', size: 3 });
	});
});
