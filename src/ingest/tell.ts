import { type Log, describeError } from '../log.ts';
import type { Ingest, IngestListener } from './ingest.ts';
import type { Ask, Told } from './messages.ts';

/** A listener that passes everything on as messages. */
export function createTeller(send: (message: Told) => void): IngestListener {
	const say =
		(level: 'debug' | 'info' | 'warn'): Log['info'] =>
		(message, fields) =>
			send({ type: 'log', level, message, fields });
	return {
		onSettled: (settled) => send({ type: 'settled', settled }),
		onProgress: (progress) => send({ type: 'progress', progress }),
		log: {
			debug: say('debug'),
			info: say('info'),
			warn: say('warn'),
			error: (message, error) =>
				send({ type: 'log', level: 'error', message, reason: error === undefined ? undefined : describeError(error) }),
		},
	};
}

/** Does what a message asks of an ingest, and answers. */
export function answerAsk(ingest: Ingest, ask: Extract<Ask, { type: 'reindex' }>, send: (message: Told) => void): void {
	ingest.reindex(ask.paths).then(
		(result) => send({ type: 'done', id: ask.id, result }),
		(error) => send({ type: 'refused', id: ask.id, reason: describeError(error) }),
	);
}
