import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ExecutionResult, execute, parse, validate } from 'graphql';
import { loadConfig } from '../../src/config/load.ts';
import { openForWriting } from '../../src/db/open.ts';
import { createIndexer } from '../../src/indexer/indexer.ts';
import { silentLog } from '../../src/log.ts';
import { type ContextOptions, createContext } from '../../src/schema/context.ts';
import { createSchema } from '../../src/schema/schema.ts';
import { createStore, type Store } from '../../src/store/store.ts';

/** A site whose answers come straight from the schema, and which keeps the SQL that they took. */
export type IndexedSite = {
	store: Store;
	/** Answers, and tells what statements read. Throws where a resolver made a promise. */
	ask(text: string, variables?: Record<string, unknown>, options?: Partial<ContextOptions>): { answer: ExecutionResult; sql: string[] };
	/** Writes files, or with null removes them, and brings the index up to date. */
	change(files: Record<string, string | null>): Promise<void>;
	close(): void;
};

/** Indexes a site given as texts by path. The clock stands at the beginning of 2026-08-23. */
export async function indexSite(files: Record<string, string>): Promise<IndexedSite> {
	const folder = mkdtempSync(join(tmpdir(), 'hugoql-schema-'));
	write(folder, files);
	const config = loadConfig(folder);
	const db = openForWriting(':memory:');
	const indexer = createIndexer({ config, db, log: silentLog, now: () => Date.UTC(2026, 7, 23), mayYield: false });
	await indexer.run('everything');
	const run = recordStatements(db.$client);
	const store = createStore(db, config);
	const schema = createSchema();
	return {
		store,
		ask(text, variables = {}, options = {}) {
			const document = parse(text);
			const [error] = validate(schema, document);
			if (error) throw error;
			const contextValue = createContext({ store, ...options });
			run.length = 0;
			const answer = execute({ schema, document, variableValues: variables, contextValue });
			if (answer instanceof Promise) throw new Error('a resolver is not synchronous');
			return { answer, sql: [...run] };
		},
		async change(changes) {
			write(folder, changes);
			await indexer.run('everything');
		},
		close() {
			db.$client.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

function write(folder: string, files: Record<string, string | null>): void {
	for (const [path, text] of Object.entries(files)) {
		const file = join(folder, path);
		mkdirSync(dirname(file), { recursive: true });
		if (text === null) rmSync(file);
		else writeFileSync(file, text);
	}
}

type Client = ReturnType<typeof openForWriting>['$client'];

/** Every statement that runs from now on, in order. */
function recordStatements(client: Client): string[] {
	const run: string[] = [];
	const prepare = client.prepare.bind(client);
	const recording = (sql: string) => {
		const statement = prepare(sql);
		const { all, get } = statement;
		return Object.assign(statement, {
			all: (...parameters: unknown[]) => {
				run.push(outline(sql));
				return all.apply(statement, parameters);
			},
			get: (...parameters: unknown[]) => {
				run.push(outline(sql));
				return get.apply(statement, parameters);
			},
		});
	};
	client.prepare = recording as Client['prepare'];
	return run;
}

/** What a statement reads: tables, with the indexes that it insists on. Columns and conditions come and go. */
function outline(sql: string): string {
	const tables = sql
		.replace(/\s+/g, ' ')
		.matchAll(/\b(?:from|join) ([a-z_]+)(?:\([^)]*\))?(?: (?:as )?(?!indexed|not|join|where|on|order)[a-z]+)?(?: indexed by ([a-z_]+))?/g);
	return [...tables].map(([, table, index]) => (index ? `${table} by ${index}` : table)).join(', ');
}
