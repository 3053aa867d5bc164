import { parentPort, workerData } from 'node:worker_threads';
import { packTexts } from '../db/contents.ts';
import { createSegmentBuilder, type SearchSegment } from '../db/search-segment.ts';
import type { Entry } from './entry.ts';
import type { FromThread, ReadingJob, ThreadSettings, ToThread } from './reading-messages.ts';
import { type Reading, readFiles } from './reading.ts';
import { searchFacts, searchText } from './searched.ts';
import { createTree } from './tree.ts';

/*
 * A thread that reads files for a first run: everything that needs no database, down to compressed texts and segments of the
 * search index. A segment is given away with the batch that filled it, the last one when the thread is told to finish.
 */

const port = parentPort!;
const { context, branches, mostOccurrences } = workerData as ThreadSettings;
const tree = createTree();
for (const [language, branch] of branches) tree.set(language, branch);
const builder = createSegmentBuilder(mostOccurrences, mostOccurrences);
const segments: SearchSegment[] = [];

port.on('message', (message: ToThread) => {
	if (message.type === 'finish') {
		closeSegment();
		send({ batch: null, readings: [] });
		port.close();
		return;
	}
	const readings: Reading[] = [];
	for (const some of readFiles(context, message.jobs, (language, { location }) => tree.ancestors(language.key, location.logicalPath))) {
		for (const [i, reading] of some.entries()) addToSegment(reading, message.jobs[readings.length + i]!);
		for (const reading of some) if (reading.kind === 'page') packEntry(reading.entry);
		readings.push(...some);
	}
	send({ batch: message.batch, readings });
});

/** Puts an article into the segment that is being built. */
function addToSegment(reading: Reading, { id, location }: ReadingJob): void {
	if (reading.kind !== 'page' || reading.entry.columns.kind !== 'page') return;
	if (builder.isFull) closeSegment();
	builder.add(id, searchText(reading.entry)!, searchFacts(context, reading.entry, location.language));
}

function packEntry(entry: Entry): void {
	if (!(entry.texts instanceof Uint8Array)) entry.texts = packTexts(entry.texts);
}

function closeSegment(): void {
	const segment = builder.finish();
	if (segment) segments.push(segment);
}

function send(answer: Omit<FromThread, 'segments'>): void {
	const given = segments.splice(0);
	port.postMessage({ ...answer, segments: given } satisfies FromThread, [
		gatherTexts(answer.readings),
		...given.map(({ blocks }) => blocks.bytes.buffer as ArrayBuffer),
	]);
}

/** Puts the packed texts of a batch into one piece of memory that is given away: by itself each would be copied with all that lies around it. */
function gatherTexts(readings: Reading[]): ArrayBuffer {
	const entries = readings.flatMap((reading) => (reading.kind === 'page' ? reading.entry : []));
	const bytes = new Uint8Array(entries.reduce((length, { texts }) => length + (texts as Uint8Array).length, 0));
	let end = 0;
	for (const entry of entries) {
		const packed = entry.texts as Uint8Array;
		bytes.set(packed, end);
		entry.texts = bytes.subarray(end, end + packed.length);
		end += packed.length;
	}
	return bytes.buffer;
}
