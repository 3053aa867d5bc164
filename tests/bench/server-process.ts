import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A server in a process of its own. */
export type ServerProcess = {
	/** Where it listens: `http://127.0.0.1:43211`. */
	origin: string;
	pid: number;
	/** Ends it and waits until it is gone. */
	stop(): Promise<void>;
};

/**
 * Starts a server with this Node. It has to print `listening <port>` on a line of its own; nothing else that it prints is read.
 *
 * @param args a script and its arguments.
 * @param milliseconds it may take to listen.
 */
export async function startServer(
	args: string[],
	environment: Record<string, string> = {},
	milliseconds = 120_000,
): Promise<ServerProcess> {
	const child = spawn(process.execPath, args, {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: { ...process.env, NODE_ENV: 'production', ...environment },
	});
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	try {
		const port = await portOf(child, milliseconds);
		return {
			origin: `http://127.0.0.1:${port}`,
			pid: child.pid!,
			async stop() {
				child.kill('SIGTERM');
				const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
				await ended;
				clearTimeout(timer);
			},
		};
	} catch (error) {
		child.kill('SIGKILL');
		throw error;
	}
}

function portOf(child: ChildProcess, milliseconds: number): Promise<number> {
	return new Promise((resolve, reject) => {
		const name = child.spawnargs.slice(1).join(' ');
		const timer = setTimeout(() => reject(new Error(`${name} did not listen within ${milliseconds / 1000} s`)), milliseconds);
		child.once('exit', (code) => reject(new Error(`${name} ended with ${code} before it listened`)));
		createInterface({ input: child.stdout! }).on('line', (line) => {
			const port = /^listening (\d+)$/.exec(line)?.[1];
			if (port === undefined) return;
			clearTimeout(timer);
			resolve(Number(port));
		});
	});
}
