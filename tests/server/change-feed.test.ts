import { expect, test } from 'vitest';
import { createChangeSource } from '../../src/server/change-feed.ts';

test('a listener gets the newest generation, however late it looks', async () => {
	const { feed, announce } = createChangeSource();
	const quick = feed.subscribe();
	const slow = feed.subscribe();
	const waiting = quick.next();
	announce(2);
	expect(await waiting).toEqual({ done: false, value: 2 });
	announce(3);
	announce(4);
	expect(await slow.next()).toEqual({ done: false, value: 4 });
	expect(await quick.next()).toEqual({ done: false, value: 4 });
});

test('a listener that leaves ends its wait at once, and closing ends all', async () => {
	const source = createChangeSource();
	const leaving = source.feed.subscribe();
	const staying = source.feed.subscribe();
	const [left, stayed] = [leaving.next(), staying.next()];
	await leaving.return?.();
	expect(await left).toEqual({ done: true, value: undefined });
	expect(source.listeners).toBe(1);
	source.close();
	expect(await stayed).toEqual({ done: true, value: undefined });
	expect(source.listeners).toBe(0);
});
