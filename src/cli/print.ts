/** Writes to standard output, which is opened by the first text: a server has answered before it says anything. */
export function print(text: string): void {
	// `hugoql check | head` closes the pipe early, which is nobody's mistake.
	if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', leaveQuietly);
	process.stdout.write(text);
}

function leaveQuietly(error: NodeJS.ErrnoException): void {
	if (error.code === 'EPIPE') process.exit(0);
	throw error;
}
