import { expect, onTestFinished, test, vi } from 'vitest';
import { createTestSite } from '../site.ts';

test('a stream that has nothing to tell says so every 15 seconds, since proxies cut off what is silent for a minute', async () => {
	const site = await createTestSite({ 'content/a.md': '---\ntitle: A\n---\n' });
	onTestFinished(() => site.close());
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	onTestFinished(() => void vi.useRealTimers());
	const query = encodeURIComponent('subscription { changes { path } }');
	const response = await site.app.fetch(
		new Request(`http://site.test/graphql?query=${query}`, { headers: { accept: 'text/event-stream' } }),
	);
	const heard: string[] = [];
	void response.body!.pipeThrough(new TextDecoderStream()).pipeTo(new WritableStream({ write: (text) => void heard.push(text) }));
	await vi.waitFor(() => expect(heard).toEqual([':\n\n']));
	await vi.advanceTimersByTimeAsync(14_000);
	expect(heard).toHaveLength(1);
	await vi.advanceTimersByTimeAsync(2000);
	expect(heard).toEqual([':\n\n', ':\n\n']);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(heard).toHaveLength(6);
});
