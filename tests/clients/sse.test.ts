import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeClient } from './installed.ts';
import { askDirectly, type ServedSite, serveSampleSite } from './served-site.ts';
import type { ChangeEvent } from './sse/changes.ts';

// Articles without translations: those tell of each other's titles, and so change together.
const retitle = (title: string) => (text: string) => text.replace(/^(\s*"?title"?: ).*?(,?)$/m, `$1${JSON.stringify(title)}$2`);

describeClient('graphql-sse', () => {
	let site: ServedSite;
	beforeAll(async () => {
		site = await serveSampleSite({ isCopy: true });
	});
	afterAll(() => site?.close());

	it('receives what is saved, and after a pause everything since its cursor, once', async () => {
		const { createEventClient, readChanges } = await import('./sse/changes.ts');
		const client = createEventClient(site.url);
		const received: string[] = [];
		const note = (change: ChangeEvent) => {
			received.push(change.__typename === 'ArticleUpserted' ? change.article.title : `${change.path} ${change.reason}`);
			return change.cursor;
		};

		const { changes } = await askDirectly<{ changes: { pageInfo: { endCursor: string } } }>(
			site.url,
			'{ changes(first: 1000) { pageInfo { endCursor } } }',
		);
		let cursor = changes.pageInfo.endCursor;
		site.save('en/news/town/school-garden.en.md', retitle('Beans, retold'));
		for await (const change of readChanges(client, cursor)) {
			cursor = note(change);
			break;
		}
		expect(received).toEqual(['Beans, retold']);

		// Nobody listens.
		site.save('en/guides/three-knots.en.md', retitle('Four knots'));
		await expect.poll(() => titleOf(site, '/guides/three-knots/'), { timeout: 20_000 }).toBe('Four knots');
		site.save('en/news/harbour/harbourmaster-retires.en.md', (text) => text.replace(/^title:.*$/m, '$&\ndraft: true'));
		await expect.poll(() => titleOf(site, '/news/harbour/harbourmaster-retires/'), { timeout: 20_000 }).toBeUndefined();

		const resumed = readChanges(client, cursor);
		note((await resumed.next()).value!);
		note((await resumed.next()).value!);
		site.save('en/stories/letter-bottle.en.md', retitle('A letter in no hurry'));
		note((await resumed.next()).value!);
		expect(received.slice(1)).toEqual(['Four knots', '/news/harbour/harbourmaster-retires/ UNPUBLISHED', 'A letter in no hurry']);
		await resumed.return(undefined);
		client.dispose();
	});
});

/** Undefined where there is no such article. */
async function titleOf(site: ServedSite, path: string): Promise<string | undefined> {
	const { article } = await askDirectly<{ article: { title: string } | null }>(site.url, `{ article(by: { path: "${path}" }) { title } }`);
	return article?.title;
}
