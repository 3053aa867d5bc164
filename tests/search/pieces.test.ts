import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { anyPiece, containing, runsOf, textsOf } from './brute-force.ts';
import { indexFiles, indexSite } from './indexed-site.ts';
import { createDraw } from './random-numbers.ts';

const page = (title: string, body: string) => `---\ntitle: "${title}"\ndate: 2025-01-01\n---\n${body}\n`;

const scripts: Record<string, string> = {
	'content/kana.md': page('ﾃﾞｰﾀﾍﾞｰｽの話', 'データベースの設計とﾃｽﾄ。パーティーはバスで行く。はは、ハハ、ﾊﾊ。'),
	'content/kana-half.md': page('Half', 'ﾊﾟｰﾃｨｰ会場はｶﾞｰﾃﾞﾝの2階。'),
	'content/hangul.md': page('서울 이야기', '대한민국의 수도는 서울입니다. 서울시청 2호선을 타세요.'),
	'content/hangul-parts.md': page('Parts', '서울시'.normalize('NFD')),
	'content/thai.md': page('กรุงเทพ', 'กรุงเทพมหานครเป็นเมืองหลวงของประเทศไทย ที่นี่มีน้ำ'),
	'content/mixed.md': page('ＡＩ大模型', '新的DeepSeek大模型v3发布，ＧＰＴ－４と比べて、résumé里的A股市场2025年上涨３％。'),
	'content/wide.md': page('Wide', '𠝹傷和雲𣾀三房，㍿と①番、ﬁnal中文。'),
};

const sites: [name: string, open: () => ReturnType<typeof indexSite>, queries: number][] = [
	['the sample site', () => indexSite(fileURLToPath(new URL('../..', import.meta.url))), 1500],
	['articles in many scripts', () => indexFiles(scripts), 1500],
];

describe('pieces of scripts without spaces', () => {
	it.each(sites)('are found in exactly the articles that contain them: %s', async (_, open, queries) => {
		const site = await open();
		const texts = textsOf(site.articles);
		const runs = runsOf(site.articles).map((run) => run.normalize('NFKC'));
		const draw = createDraw(5);
		const wrong: string[] = [];
		for (let checked = 0; checked < queries; ) {
			const run = [...draw.of(runs)];
			const start = draw.below(run.length);
			const query = run.slice(start, start + 1 + draw.below(Math.min(8, run.length - start))).join('');
			if (!anyPiece.test(query)) continue;
			checked++;
			const found = new Set(site.search({ query, first: 100 }).edges.map(({ node }) => node.id));
			const expected = containing(texts, query);
			if (found.size !== expected.size || [...found].some((id) => !expected.has(id)))
				wrong.push(`${query}: found ${[...found]}, contained in ${[...expected]}`);
		}
		site.close();
		expect(runs.length).toBeGreaterThan(10);
		expect(wrong).toEqual([]);
	});
});
