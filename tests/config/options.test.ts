import { describe, expect, it } from 'vitest';
import { helpText, options, parseOptions } from '../../src/config/options.ts';
import { UsageError } from '../../src/errors.ts';

describe('the command line', () => {
	it('serves the current folder with every default', () => {
		const { command, site, values, given } = parseOptions([], {});
		expect([command, site, given.size]).toEqual(['serve', '.', 0]);
		expect(values).toMatchObject({
			port: 4000,
			host: '127.0.0.1',
			watch: true,
			graphiql: true,
			previewToken: null,
			buildDrafts: null,
			database: null,
		});
	});

	it('takes a site without a command, and flags in any place and form', () => {
		const parsed = parseOptions(['--port=0', '../site', '--no-watch', '--cors-origin', 'https://a.example,*'], {});
		expect(parsed).toMatchObject({
			command: 'serve',
			site: '../site',
			values: { port: 0, watch: false, corsOrigin: 'https://a.example,*' },
		});
		expect(parseOptions(['check', '--build-drafts', 'x'], {})).toMatchObject({
			command: 'check',
			site: 'x',
			values: { buildDrafts: true },
		});
		expect(parseOptions(['schema', '--output', 'a.graphql'], {})).toMatchObject({ command: 'schema', values: { output: 'a.graphql' } });
		expect(parseOptions(['--', '--odd'], {}).site).toBe('--odd');
	});

	it('takes the environment, below the flags', () => {
		const env = { HUGOQL_PORT: '5000', HUGOQL_WATCH: 'off', HUGOQL_HOST: '' };
		expect(parseOptions(['--port', '6000'], env).values).toMatchObject({ port: 6000, watch: false, host: '127.0.0.1' });
	});

	it('gives help and version whatever else is said', () => {
		expect(parseOptions(['index', '--help', '--port', 'x'], { HUGOQL_PORT: 'y' }).command).toBe('help');
		expect(parseOptions(['-v'], {}).command).toBe('version');
		for (const { flag, environmentVariable } of options) {
			expect(helpText()).toContain(flag);
			expect(helpText()).toContain(environmentVariable);
		}
	});

	it.each([
		[['--prot', '1'], 'Unknown option --prot; did you mean --port?'],
		[['--nonsense-flag'], 'Unknown option --nonsense-flag; hugoql --help lists them all.'],
		[['--port', '70000'], '--port must be a whole number, from 0 to 65535, not "70000".'],
		[['--port', '1e3'], '--port must be a whole number, from 0 to 65535, not "1e3".'],
		[['--port'], '--port needs a value: --port <number>.'],
		[['--watch=maybe'], '--watch must be true or false, not "maybe".'],
		[['--output', 'x'], '--output is no option of serve, but of schema.'],
		[['server'], 'Unknown command server; did you mean serve? A folder of that name is ./server.'],
		[['index', 'a', 'b'], 'One site at a time, please: "a" and "b" are given.'],
		[['--environment', '../x'], '--environment holds more than letters, digits, - and _.'],
		[['--cors-origin', 'a.example'], '--cors-origin holds "a.example", which is no origin like https://example.org.'],
	])('refuses %j in one line', (argv, message) => {
		expect(() => parseOptions(argv, {})).toThrow(new UsageError(message));
	});

	it('names the variable that is wrong', () => {
		expect(() => parseOptions([], { HUGOQL_TIMEOUT: 'soon' })).toThrow(/^HUGOQL_TIMEOUT must be a whole number/);
	});
});
