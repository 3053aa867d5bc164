import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;

/** A git ref's files in a temporary folder, with this checkout's packages; `remove` takes the folder away. */
export function checkout(ref: string): { folder: string; remove(): void } {
	const folder = join(mkdtempSync(join(tmpdir(), 'hugoql-ref-')), 'checkout');
	const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
	git('worktree', 'add', '--detach', folder, ref);
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
	return {
		folder,
		remove() {
			// The link goes first: removing the work tree must not reach through it.
			rmSync(join(folder, 'node_modules'));
			git('worktree', 'remove', '--force', folder);
			rmSync(join(folder, '..'), { recursive: true, force: true });
		},
	};
}
