import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, createApp } from '../../src/app.ts';

const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
	(path) => path && existsSync(path),
);

/** Waits for what the page is about to show, on a slow machine too. */
const soon = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 20_000, interval: 100 });

describe.skipIf(!executablePath)('GraphiQL in Chromium (set CHROMIUM_PATH where it is not found)', () => {
	let app: App;
	let server: Server;
	let browser: Browser;
	let page: Page;
	let origin: string;
	const asked: string[] = [];
	const complaints: string[] = [];

	beforeAll(async () => {
		app = createApp({ site: fileURLToPath(new URL('../..', import.meta.url)), database: ':memory:' });
		await app.ready;
		server = createServer((request, response) => void app.handle(request, response));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const flags = [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		];
		browser = await chromium.launch({ executablePath, headless: true, args: flags });
		page = await browser.newPage({ viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' });
		page.on('request', (request) => asked.push(request.url()));
		page.on('console', (message) => {
			if (message.type() === 'error') complaints.push(message.text());
		});
		page.on('pageerror', (error) => complaints.push(String(error)));
		await page.goto(`${origin}/`);
		await page.locator('.graphiql-tab').first().waitFor();
	});

	afterAll(async () => {
		await browser?.close();
		server?.closeAllConnections();
		server?.close();
		await app?.close();
	});

	test('opens with the examples as tabs', async () => {
		expect(new URL(page.url()).pathname).toBe('/graphql');
		const tabs = page.locator('.graphiql-tab-button');
		await soon(() => tabs.allTextContents()).toEqual(expect.arrayContaining(['Feed', 'Page', 'Related', 'TagCloud', 'Translations']));
		await soon(() => page.locator('.graphiql-query-editor .view-lines').textContent()).toContain('articles');
		await soon(() => page.locator('.graphiql-editor-tool .view-lines').first().textContent()).toContain('locale');
	});

	test('runs a tab, with its variables', async () => {
		const tab = page.locator('.graphiql-tab', { hasText: /^Page/ });
		// The tabs glide into place when the page opens; a click in between moves them.
		await soon(async () => {
			await tab.locator('.graphiql-tab-button').click();
			return tab.getAttribute('aria-selected');
		}).toBe('true');
		await page.locator('.graphiql-execute-button').click();
		await soon(() => page.locator('.graphiql-response .view-lines').textContent()).toContain('new-ferry-timetable');
	});

	test('answers a query that is typed', async () => {
		await page.locator('.graphiql-tab-add').click();
		await page.locator('.graphiql-query-editor .view-lines').click();
		await page.keyboard.press('Control+A');
		await page.keyboard.type('{ site { title } }', { delay: 5 });
		await page.locator('.graphiql-execute-button').click();
		await soon(async () => (await page.locator('.graphiql-response .view-lines').textContent())?.replaceAll('\u00a0', ' ')).toContain(
			'Tidewick Quay Post',
		);
	});

	test('shows descriptions in its documentation', async () => {
		await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
		await page.locator('.graphiql-doc-explorer').getByText('Query', { exact: true }).first().click();
		const { description } = app.schema.getQueryType()!;
		await soon(() => page.locator('.graphiql-doc-explorer').textContent()).toContain(description);
	});

	test('asks nobody but its own server, and breaks no policy', () => {
		expect(asked.length).toBeGreaterThan(5);
		expect(asked.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith('data:') && !url.startsWith(`blob:${origin}`))).toEqual(
			[],
		);
		expect(complaints).toEqual([]);
	});
});
