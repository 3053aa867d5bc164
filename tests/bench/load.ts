import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensurePackages, peersFolder } from './ensure-packages.ts';

/** A request as it is sent. */
export type LoadRequest = { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string };

/** What a load tells. Latencies are milliseconds. */
export type LoadResult = { perSecond: number; p50: number; p99: number; failed: number };

/** Connections that are kept open, each with one request under way. */
const CONNECTIONS = 16;

const hasWrk = (() => {
	try {
		execFileSync('wrk', ['--version'], { stdio: 'ignore' });
		return true;
	} catch (error) {
		// It prints its version and exits with 1.
		return (error as NodeJS.ErrnoException).code !== 'ENOENT';
	}
})();

/**
 * Sends the requests one after another, from the first again after the last, for some seconds; by wrk, or autocannon where that is missing.
 *
 * @param signal ends it before its time; it rejects then.
 */
export async function load(origin: string, requests: LoadRequest[], seconds: number, signal?: AbortSignal): Promise<LoadResult> {
	const folder = mkdtempSync(join(tmpdir(), 'hugoql-load-'));
	try {
		return await (hasWrk ? byWrk : byAutocannon)(origin, requests, seconds, folder, signal);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

async function byWrk(origin: string, requests: LoadRequest[], seconds: number, folder: string, signal?: AbortSignal): Promise<LoadResult> {
	const script = join(folder, 'requests.lua');
	const long = (text: string) => `[=====[\n${text}]=====]`;
	const formatted = requests.map(({ method, path, headers = {}, body }) => {
		const pairs = Object.entries(headers).map(([name, value]) => `["${name}"] = ${long(value)}`);
		return `requests[#requests + 1] = wrk.format("${method}", ${long(path)}, { ${pairs.join(', ')} }, ${body === undefined ? 'nil' : long(body)})`;
	});
	writeFileSync(
		script,
		`local requests = {}
local turn = 0
function init()
${formatted.join('\n')}
end
function request()
	turn = turn % #requests + 1
	return requests[turn]
end
function done(summary, latency)
	local errors = summary.errors
	io.write(string.format('{"perSecond":%f,"p50":%f,"p99":%f,"failed":%d}', summary.requests / summary.duration * 1e6,
		latency:percentile(50) / 1000, latency:percentile(99) / 1000, errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
`,
	);
	const { stdout } = await promisify(execFile)(
		'wrk',
		[
			'--threads=1',
			`--connections=${CONNECTIONS}`,
			'--timeout=60s',
			`--duration=${Math.max(1, Math.round(seconds))}s`,
			`--script=${script}`,
			origin,
		],
		{ signal },
	);
	return JSON.parse(stdout.slice(stdout.indexOf('{"perSecond"'))) as LoadResult;
}

async function byAutocannon(
	origin: string,
	requests: LoadRequest[],
	seconds: number,
	folder: string,
	signal?: AbortSignal,
): Promise<LoadResult> {
	ensurePackages(peersFolder);
	const file = join(folder, 'requests.json');
	writeFileSync(file, JSON.stringify({ url: origin, connections: CONNECTIONS, duration: seconds, requests }));
	const { stdout } = await promisify(execFile)(process.execPath, [join(peersFolder, 'load.ts'), file], { signal });
	return JSON.parse(stdout) as LoadResult;
}
