import { expect, it } from 'vitest';
import { createTestSite } from '../site.ts';

const text = '![the map](map.png) [plan](plan.pdf)\n';

it('files that languages share lie below the page of their own language, and links follow it', async () => {
	const site = await createTestSite({
		'hugo.yaml': 'title: Harbour\ndefaultContentLanguage: en\nlanguages: { en: { weight: 1 }, de: { weight: 2 } }\n',
		'content/port/index.md': `---\ntitle: Port\nresources: [{ src: map.png, name: chart }]\n---\n${text}`,
		'content/port/index.de.md': `---\ntitle: Hafen\nslug: hafen\n---\n${text}`,
		'content/port/map.png': '',
		'content/port/plan.pdf': '',
		'content/port/plan.de.pdf': '',
	});
	const ask = () =>
		site.ask<{ de: object; en: object }>(
			'{ de: page(path: "/de/hafen/") { ...Files } en: page(path: "/port/") { ...Files } } fragment Files on Page { bodyHTML resources { name path } }',
		);
	try {
		expect(await ask()).toMatchObject({
			en: {
				bodyHTML: '<p><img src="/port/map.png" alt="the map"> <a href="/port/plan.pdf">plan</a></p>\n',
				resources: [
					{ name: 'chart', path: '/port/map.png' },
					{ name: 'plan.pdf', path: '/port/plan.pdf' },
				],
			},
			de: { bodyHTML: '<p><img src="/port/map.png" alt="the map"> <a href="/de/hafen/plan.de.pdf">plan</a></p>\n' },
		});
		site.write({ 'content/port/index.md': `---\ntitle: Port\nslug: quay\n---\n${text}` });
		await site.app.reindex();
		const { de } = await ask();
		expect(de).toMatchObject({ bodyHTML: '<p><img src="/quay/map.png" alt="the map"> <a href="/de/hafen/plan.de.pdf">plan</a></p>\n' });
	} finally {
		await site.close();
	}
});
