import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = fileURLToPath(new URL('./', import.meta.url));

/** Empties the folder of generated files of a client, which git ignores, and makes it where there is none. Gives its path. */
export function generatedFolder(client: string): string {
	const folder = `${here}generated/${client}`;
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	return folder;
}

/** Writes the schema as the server tells it at `/schema.graphql`. */
export async function downloadSchema(origin: string, file: string): Promise<void> {
	const response = await fetch(`${origin}/schema.graphql`);
	if (!response.ok) throw new Error(`the schema is not there: ${response.status}`);
	writeFileSync(file, await response.text());
}

/** Runs a tool of the clients' project in a client's folder. Rejects with what it printed where it fails. */
export async function runTool(client: string, tool: string, args: string[], env: Record<string, string> = {}): Promise<void> {
	await runNode(`${here}node_modules/${tool}`, args, `${here}${client}`, env);
}

/** Compiles a client's folder with its strict settings, together with what was generated for it. Rejects with the compiler's errors. */
export async function compileStrictly(client: string): Promise<void> {
	await runNode(`${here}../../node_modules/typescript/bin/tsc`, ['-p', `${here}${client}`], here);
}

async function runNode(script: string, args: string[], cwd: string, env: Record<string, string> = {}): Promise<void> {
	try {
		await run(process.execPath, [script, ...args], { cwd, env: { ...process.env, ...env } });
	} catch (error) {
		const { stdout, stderr } = error as { stdout: string; stderr: string };
		throw new Error(`${script} ${args.join(' ')}:\n${stdout}${stderr}`);
	}
}
