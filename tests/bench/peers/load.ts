import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

/* Load by autocannon, where wrk is missing: node load.ts <file with the options as JSON>. */

const options = JSON.parse(readFileSync(process.argv[2]!, 'utf8'));
const { requests, latency, errors, timeouts, non2xx } = await autocannon(options);
process.stdout.write(
	JSON.stringify({ perSecond: requests.average, p50: latency.p50, p99: latency.p99, failed: errors + timeouts + non2xx }),
);
