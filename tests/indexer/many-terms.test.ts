import { expect, onTestFinished, test } from 'vitest';
import { createTestSite } from '../site.ts';

/** An article with so many tags. */
const article = (count: number, prefix: string) =>
	`---\ntitle: ${prefix}\ntags: [${Array.from({ length: count }, (_, number) => `${prefix}${number}`).join(', ')}]\n---\n`;

test('an article with more than a hundred tags is in all of them, and says nothing about which belong together', {
	timeout: 60_000,
}, async () => {
	const site = await createTestSite({ 'content/few.md': article(100, 'few'), 'content/many.md': article(101, 'many') });
	onTestFinished(() => site.close());
	const related = async (slug: string) => {
		const { tag } = await site.ask<{ tag: { articleCount: number; relatedTags: unknown[] } }>(
			`{ tag(slug: "${slug}") { articleCount relatedTags(first: 100) { name } } }`,
		);
		return [tag.articleCount, tag.relatedTags.length];
	};
	expect([await related('few7'), await related('many100')]).toEqual([
		[1, 99],
		[1, 0],
	]);
	site.write({ 'content/many.md': article(3, 'many') });
	await site.app.reindex();
	expect(await related('many2')).toEqual([1, 2]);
});
