import { readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { checkReport, plural } from './cli/check.ts';
import { databasePlace } from './cli/database-place.ts';
import { keepYoungSmall } from './cli/memory.ts';
import { print } from './cli/print.ts';
import { createProgress } from './cli/progress.ts';
import { readTrustedDocuments } from './cli/trusted-documents.ts';
import { helpText, type ParsedOptions, parseOptions } from './config/options.ts';
import { UsageError } from './errors.ts';
import { createLog } from './log.ts';
import type { ServedOptions } from './served-app.ts';

// What a command needs is loaded by the command: the help and a wrong option do not wait for the whole program.

/** Runs one command line. Resolves with the exit code: 0, 1 where `check` found errors, 2 where the command line is wrong. */
async function main(argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
	const parsed = parseOptions(argv, env);
	switch (parsed.command) {
		case 'help':
			print(helpText());
			return 0;
		case 'version':
			print(`${version()}\n`);
			return 0;
		case 'schema':
			return writeSchema(parsed.values.output);
		case 'check':
			return check(parsed);
		case 'index':
			return index(parsed, env);
		case 'serve':
			// Whatever still runs when it returns has had its time.
			process.exit(await serve(parsed, env));
	}
}

async function serve(parsed: ParsedOptions, env: NodeJS.ProcessEnv): Promise<number> {
	const options = { ...appOptions(parsed, env), ...serverOptions(parsed) };
	if (parsed.values.processes === 1) {
		keepYoungSmall();
		return (await import('./cli/serve.ts')).serve(options, parsed.values, version());
	}
	const { default: cluster } = await import('node:cluster');
	if (cluster.isWorker) {
		keepYoungSmall();
		const { serveWorker, TAKEN_PORT } = await import('./cli/serve-worker.ts');
		return serveWorker(options, { ...parsed.values, port: Number(env[TAKEN_PORT] ?? parsed.values.port) });
	}
	return (await import('./cli/serve-processes.ts')).serveProcesses(options, parsed.values, version());
}

function appOptions({ site, values }: ParsedOptions, env: NodeJS.ProcessEnv): ServedOptions {
	const log = createLog('info', (line) => process.stderr.write(`${line}\n`));
	const { place, isFallback } = databasePlace(site, values.database, env.XDG_CACHE_HOME || join(homedir(), '.cache'));
	if (isFallback) log.info('the site cannot be written to; its index is kept elsewhere', { database: place });
	return { ...loadOptions(values), site, database: place, log };
}

function loadOptions({ environment, buildDrafts, buildFuture, buildExpired }: ParsedOptions['values']) {
	return {
		environment,
		buildDrafts: buildDrafts ?? undefined,
		buildFuture: buildFuture ?? undefined,
		buildExpired: buildExpired ?? undefined,
	};
}

function serverOptions({ values }: ParsedOptions): Partial<ServedOptions> {
	const { graphiql, previewToken, hookSecret, maxCost, maxDepth, timeout, rateLimit, cacheSize, maxAge } = values;
	return {
		graphiql,
		previewToken,
		hookSecret,
		maxCost,
		maxDepth,
		timeout,
		rateLimit,
		cacheSize: cacheSize * 1024 * 1024,
		maxAge,
		corsOrigins: values.corsOrigin?.split(',').map((origin) => origin.trim()) ?? [],
		trustedDocuments: values.trustedDocuments === null ? null : readTrustedDocuments(values.trustedDocuments),
		development: values.environment === 'development',
	};
}

async function index(parsed: ParsedOptions, env: NodeJS.ProcessEnv): Promise<number> {
	const progress = createProgress(() => process.stderr);
	const { createApp } = await import('./app.ts');
	const app = createApp({ ...appOptions(parsed, env), onProgress: progress.update });
	try {
		const { counts, milliseconds, problems } = await app.ready;
		progress.end();
		const { read, added, changed, removed, failed } = counts;
		print(
			`${plural(read, 'file')} read in ${(milliseconds / 1000).toFixed(1)} s: ${added} added, ${changed} changed, ${removed} removed, ${failed} failed; ` +
				`${plural(problems.errors, 'error')}, ${plural(problems.warnings, 'warning')}\n`,
		);
		return 0;
	} finally {
		progress.end();
		await app.close();
	}
}

/** Reads everything anew, beside the site's index, so that nothing an earlier run knew is taken for granted. */
async function check(parsed: ParsedOptions): Promise<number> {
	const progress = createProgress(() => process.stderr);
	const database = parsed.values.database === null ? ':memory:' : databasePlace(parsed.site, parsed.values.database, '').place;
	const { createApp } = await import('./app.ts');
	const app = createApp({ ...loadOptions(parsed.values), site: parsed.site, database, onProgress: progress.update });
	try {
		const { counts } = await app.ready;
		progress.end();
		const problems = app.problems();
		print(checkReport(problems, counts.added + counts.changed + counts.unchanged + counts.failed));
		return problems.some((problem) => problem.severity === 'ERROR') ? 1 : 0;
	} finally {
		progress.end();
		await app.close();
	}
}

async function writeSchema(output: string | null): Promise<number> {
	const [{ printSchema }, { createSchema }] = await Promise.all([import('graphql'), import('./schema/schema.ts')]);
	const text = `${printSchema(createSchema())}\n`;
	try {
		if (output === null) print(text);
		else writeFileSync(output, text);
		return 0;
	} catch (error) {
		throw new UsageError(`The schema cannot be written to ${output} (${(error as NodeJS.ErrnoException).code}).`);
	}
}

function version(): string {
	return (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;
}

main(process.argv.slice(2), process.env).then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		const isUsage = error instanceof UsageError;
		const what = isUsage ? error.message : error instanceof Error ? (error.stack ?? error.message) : error;
		process.stderr.write(`hugoql: ${what}\n`);
		process.exitCode = isUsage ? 2 : 1;
		// The way to the first process would keep one of several alive.
		if (process.connected) process.exit();
	},
);
