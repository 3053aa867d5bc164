/** Shows how far long work is. */
export type Progress = {
	update(progress: { done: number; total: number }): void;
	/** Takes the bar away; lines stay. */
	end(): void;
};

/** Where progress is shown: a terminal, or a file or pipe that gets plain lines. */
export type ProgressStream = { isTTY?: boolean; columns?: number; write(text: string): unknown };

/** Milliseconds between two states of the bar, and between two lines. */
const EVERY = { bar: 80, line: 2000 };

/**
 * A bar with rate and time left on a terminal, a line every two seconds elsewhere; work that takes less shows nothing there.
 *
 * @param open gives the stream when there is something to show: a terminal takes longer to open than a small site to index.
 * @param now milliseconds.
 */
export function createProgress(open: () => ProgressStream, now: () => number = () => performance.now()): Progress {
	let started: number | null = null;
	let shown = 0;
	let isBarShown = false;
	function show(stream: ProgressStream, text: string, done: number, total: number): void {
		if (stream.isTTY) {
			stream.write(`\r\u001b[2K${bar(done, total, Math.min(30, (stream.columns ?? 80) - text.length - 12))} ${text}`);
			isBarShown = true;
		} else stream.write(`indexing: ${text}\n`);
	}

	return {
		update({ done, total }) {
			const at = now();
			const stream = open();
			const isTerminal = stream.isTTY === true;
			if (started === null) {
				started = at;
				shown = isTerminal ? 0 : at;
			}
			const isDue = at - shown >= (isTerminal ? EVERY.bar : EVERY.line);
			if (isDue || (isTerminal && done === total)) {
				shown = at;
				show(stream, describe(done, total, at - started), done, total);
			}
			// The next run begins anew.
			if (done === total) started = null;
		},
		end() {
			if (isBarShown) open().write('\r\u001b[2K');
			isBarShown = false;
			started = null;
		},
	};
}

function describe(done: number, total: number, milliseconds: number): string {
	const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
	const count = `${percent} %, ${done.toLocaleString('en')} of ${total.toLocaleString('en')} files`;
	if (milliseconds < 500 || done === 0) return count;
	const rate = (done / milliseconds) * 1000;
	return `${count}, ${Math.round(rate).toLocaleString('en')}/s, ${duration((total - done) / rate)} left`;
}

function duration(seconds: number): string {
	const whole = Math.ceil(seconds);
	return whole < 90 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function bar(done: number, total: number, width: number): string {
	if (width < 5) return 'Indexing';
	const full = total === 0 ? width : Math.round((done / total) * width);
	return `Indexing [${'='.repeat(full)}${' '.repeat(width - full)}]`;
}
