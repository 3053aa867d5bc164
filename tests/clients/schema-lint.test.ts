import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { describeClient } from './installed.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const file = `${repository}src/schema/schema.graphql`;

describeClient('the schema', () => {
	it('follows the rules schema-recommended and schema-relay of @graphql-eslint, but for justified exceptions', async () => {
		const { ESLint } = await import('eslint');
		const { default: config, exceptions, typesWithoutIdentity } = await import('./lint/eslint.config.ts');
		// The rules need the whole schema, which they take from the file that is linted.
		const languageOptions = { ...config[0]!.languageOptions, parserOptions: { graphQLConfig: { schema: file } } };
		const eslint = new ESLint({ cwd: repository, overrideConfigFile: true, overrideConfig: [{ ...config[0], languageOptions }] as never });
		const text = withExceptions(readFileSync(file, 'utf8'), exceptions);
		const [result] = await eslint.lintText(text, { filePath: file });
		expect(typesWithoutIdentity.filter((name) => !new RegExp(`^type ${name} `, 'm').test(text))).toEqual([]);
		const lines = text.split('\n');
		expect(result!.messages.map(({ ruleId, line, message }) => `${ruleId}: ${lines[line - 1]?.trim()}: ${message}`)).toEqual([]);
	});
});

type Exception = { place: string; rule: string; reason: string };

/** The schema with a comment before each place of an exception. */
function withExceptions(text: string, exceptions: Exception[]): string {
	let type = '';
	const comments = (place: string) =>
		exceptions
			.filter((exception) => exception.place === place)
			.map(({ rule, reason }) => `# eslint-disable-next-line ${rule} -- ${reason}`);
	return text
		.split('\n')
		.flatMap((line) => {
			const definition = /^(?:type|interface|input|enum) (\w+)/.exec(line)?.[1];
			if (definition) type = definition;
			const field = /^ {2}(\w+)[:(]/.exec(line)?.[1];
			return [...comments(definition ?? (field ? `${type}.${field}` : '')), line];
		})
		.join('\n');
}
