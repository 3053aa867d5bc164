import { parentPort, workerData } from 'node:worker_threads';
import { describeError } from '../log.ts';
import { createIngest } from './ingest.ts';
import { lowerPriority } from './low-priority.ts';
import type { Ask, Told } from './messages.ts';
import type { IngestSettings } from './settings.ts';
import { answerAsk, createTeller } from './tell.ts';

lowerPriority();
const port = parentPort!;
const send = (message: Told) => port.postMessage(message);
const ingest = createIngest(workerData as IngestSettings, createTeller(send));
ingest.ready.catch((error) => send({ type: 'failed', reason: describeError(error) }));
port.on('message', async (ask: Ask) => {
	if (ask.type === 'reindex') return answerAsk(ingest, ask, send);
	await ingest.close();
	send({ type: 'closed' });
	port.close();
});
