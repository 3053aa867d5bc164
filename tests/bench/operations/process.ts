import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Ask, Told } from './answering.ts';

/** A process that answers operations over one index. */
export type Answering = {
	/** Milliseconds of each request: as they passed, and as a processor was busy. */
	measure(ask: Ask): Promise<{ times: number[]; busy: number[] }>;
	/** Bytes in memory after the last measure. */
	resident(): number;
	pid: number;
	stop(): Promise<void>;
};

/** Starts a checkout's app over an index, in a process of its own. */
export async function startAnswering(root: string, { site, database }: { site: string; database: string }): Promise<Answering> {
	const child = fork(new URL('answering.ts', import.meta.url), ['--root', root, '--site', site, '--database', database], {
		env: { ...process.env, NODE_ENV: 'production' },
		execArgv: [],
	});
	const ended = once(child, 'exit');
	const next = () =>
		new Promise<unknown>((resolve, reject) => {
			child.once('message', resolve);
			ended.then(([code]) => reject(new Error(`the process that answers ended with ${code}`)));
		});
	await next();
	let resident = 0;
	return {
		async measure(ask) {
			const told = next();
			child.send(ask);
			const answer = (await told) as Told;
			if ('error' in answer) throw new Error(`${ask.operation}: ${answer.error}`);
			resident = answer.resident;
			return answer;
		},
		resident: () => resident,
		pid: child.pid!,
		async stop() {
			child.disconnect();
			await ended;
		},
	};
}
