/** Facts beside a message, printed as `key=value`. */
export type LogFields = Record<string, string | number | boolean | null | undefined>;

/** One line for each event. What an error holds internally goes here and never to a caller. */
export type Log = {
	debug(message: string, fields?: LogFields): void;
	info(message: string, fields?: LogFields): void;
	warn(message: string, fields?: LogFields): void;
	/** `error`'s stack follows on the next lines. */
	error(message: string, error?: unknown): void;
};

/** From everything to nothing. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

const levels: LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

/**
 * A logger that writes lines: `12:30:01 info  indexed 446 files milliseconds=310`.
 *
 * @param write gets one line without its line break.
 */
export function createLog(level: LogLevel, write: (line: string) => void): Log {
	const least = levels.indexOf(level);
	const line = (of: LogLevel, message: string, fields: LogFields = {}) => {
		if (levels.indexOf(of) < least) return;
		const time = new Date().toTimeString().slice(0, 8);
		const facts = Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}=${format(value)}`]));
		write(`${time} ${of.padEnd(5)} ${message}${facts.join('')}`);
	};
	return {
		debug: (message, fields) => line('debug', message, fields),
		info: (message, fields) => line('info', message, fields),
		warn: (message, fields) => line('warn', message, fields),
		error: (message, error) => line('error', error === undefined ? message : `${message}\n${describeError(error)}`),
	};
}

/** A logger that says nothing. */
export const silentLog: Log = createLog('silent', () => {});

function format(value: string | number | boolean | null): string {
	return typeof value === 'string' && /[\s"=]/.test(value) ? JSON.stringify(value) : String(value);
}

/** An error with its stack and its causes, for a log. */
export function describeError(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const cause = error.cause === undefined ? '' : `\ncaused by: ${describeError(error.cause)}`;
	return (error.stack ?? error.message) + cause;
}
