import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../src/app.ts';

const root = new URL('..', import.meta.url).pathname;
const text = readFileSync(`${root}README.md`, 'utf8');
const examples = [...text.matchAll(/```graphql\n(.*?)```\n\n```json\n(.*?)```/gs)];

describe('the README', () => {
	let app: App;
	beforeAll(async () => {
		app = createApp({ site: root, database: ':memory:', now: () => Date.parse('2026-01-01T00:00:00Z') });
		await app.ready;
	});
	afterAll(() => app.close());

	it('has five examples', () => expect(examples).toHaveLength(5));

	it.each(examples.map(([, query, answer]) => [query!, answer!]))('shows the real answer to %s', async (query, answer) => {
		const response = await app.fetch(
			new Request('http://localhost/graphql', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ query }),
			}),
		);
		expect(await response.json()).toEqual(JSON.parse(answer));
	});

	it('links to files that are there', () => {
		const links = [...text.matchAll(/\]\((?!\w+:)([^)#]+)\)/g)].map(([, path]) => path!);
		expect(links.length).toBeGreaterThan(5);
		expect(links.filter((path) => !existsSync(`${root}${path}`))).toEqual([]);
	});
});
