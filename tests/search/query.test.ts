import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IndexedSite, indexFiles } from './indexed-site.ts';

const page = (title: string, body: string, extra = '') => `---\ntitle: "${title}"\ndate: 2025-01-01\n${extra}---\n${body}\n`;

describe('what may be typed', () => {
	let site: IndexedSite;
	beforeAll(async () => {
		site = await indexFiles({
			'content/resume.md': page('Writing', 'A good résumé opens doors at the Straße café.'),
			'content/machine.md': page('Machines', 'Progress in machine-learning and in learning machines. State of the art.'),
			'content/mixed.md': page('Models', '新的 DeepSeek 大模型发布。ＡＢＣ公司在2025年3月增长3.5%，股价上涨。'),
			'content/close.md': page('Close', 'DeepSeek大模型与A股市场，沪A股。'),
			'content/japanese.md': page('日本語', 'ﾃﾞｰﾀﾍﾞｰｽの設計と東京タワー。'),
			'content/korean.md': page('한국어', '대한민국의 수도는 서울입니다.'),
			'content/thai.md': page('ภาษาไทย', 'กรุงเทพมหานครเป็นเมืองหลวง'),
			'content/russian.md': page('Москва', 'Ещё один Йогурт. Привет, МИР!'),
			'content/rocket.md': page('Rocket', 'Lift off 🚀 at noon, 👩‍🚀 aboard. C++ & <b>AND</b>', 'tags: [Space Travel]\n'),
			'content/rare.md': page('Rare', '𠝹傷 and 雲𣾀三房'),
			'content/long.md': page('Long', '天地玄黄，宇宙洪荒。天地玄黄宇宙洪荒日月盈昃，荒月日盈；洪荒alpha'),
			'content/ends.md': page('Ends', '洪荒also. Internationalism, light\u00adhouses; ភាសាខ្មែរ'),
			'content/gap.md': page('Gap', 'alpha beta 谷 gamma delta; alpha beta谷地'),
			'content/draft.md': page('Draft', 'A secret kept.', 'draft: true\n'),
		});
	});
	afterAll(() => site.close());

	const found = (query: string) =>
		site
			.paths({ query, first: 100 })
			.map((path) => path.slice(1))
			.sort();

	it.each<[query: string, paths: string[]]>([
		['resume', ['resume']],
		['RÉSUMÉ', ['resume']],
		['re\u0301sume\u0301', ['resume']],
		['cafe', ['resume']],
		['machine learning', ['machine']],
		['machine-learning', ['machine']],
		['"machine learning"', ['machine']],
		['"machine progress"', []],
		['"learning machines"', ['machine']],
		['"state of the art"', ['machine']],
		['"of the"', ['machine']],
		['"the of"', []],
		['learn*', ['machine']],
		['m*', ['machine', 'mixed']],
		['ma*', ['machine']],
		['learn', []],
		['DeepSeek 大模型', ['close', 'mixed']],
		['DeepSeek大模型', ['close']],
		['"DeepSeek 大模型"', ['close', 'mixed']],
		// Blank space may stand for nothing between them, other signs only for signs, and neither for a character or word.
		['"大 模型"', ['close', 'mixed']],
		['大，模型', []],
		['"大 型"', []],
		['大，型', []],
		['"在 3月"', []],
		['"of art"', []],
		['2025年，3月', []],
		['增长3.5%，股价', ['mixed']],
		['"增长 5"', []],
		['"beta 谷"', ['gap']],
		['"alpha 谷"', []],
		['"谷 delta"', []],
		['"谷 gamma"', ['gap']],
		['mac*', ['machine']],
		['lighthouses', ['ends']],
		['internationalists', []],
		['ខ្មែ', ['ends']],
		['"ends 洪荒"', []],
		['"learn*"', []],
		['learn＊', ['machine']],
		['deepseek －沪', ['mixed']],
		['deepseek -沪 -新', []],
		['„machine progress“', []],
		['state"machine progress"', []],
		['progress"machine learning"', ['machine']],
		['大模型 大，模型', []],
		['good résumé opens doors nowhere', []],
		[`${'art '.repeat(40)}nowhere`, []],
		['天地玄黄宇宙洪荒日月盈昃', ['long']],
		['天地玄黄宇宙洪荒月日盈昃', []],
		['洪荒al', ['ends', 'long']],
		['deepseek -沪', ['mixed']],
		['deepseek -"a股市场"', ['mixed']],
		['abc公司', ['mixed']],
		['ＡＢＣ', ['mixed']],
		['BC公', ['mixed']],
		['25年3', ['mixed']],
		['年3月', ['mixed']],
		['3.5%', ['mixed']],
		['3.5%，股价', ['mixed']],
		['5股价', []],
		['长3', ['mixed']],
		['A股', ['close']],
		['股', ['close', 'mixed']],
		['模型', ['close', 'mixed']],
		['型模', []],
		['模型训练', []],
		['データベース', ['japanese']],
		['ﾍﾞｰｽ', ['japanese']],
		['京タ', ['japanese']],
		['국의', ['korean']],
		['서울', ['korean']],
		['울', ['korean']],
		['มหานคร', ['thai']],
		['เมือง', ['thai']],
		['еще', []],
		['йогурт', ['russian']],
		['мир', ['russian']],
		['🚀', ['rocket']],
		['"off 🚀 at"', ['rocket']],
		['space', ['rocket']],
		['"space travel"', ['rocket']],
		['AND', ['machine', 'rare', 'rocket']],
		['𣾀', ['rare']],
		['雲𣾀三', ['rare']],
		['secret', []],
		['', []],
		['-', []],
		['-model', []],
		['"', []],
		['*', []],
		['(', []],
		['"unbalanced learning', []],
		['learning" machine', ['machine']],
		['“learning machines”', ['machine']],
		['title:machine', []],
		['NEAR(machine, 5)', []],
		["machine' OR 1=1 --", []],
		['machine\0learning', ['machine']],
		['\ud83d', []],
	])('%j', (query, paths) => {
		expect(found(query)).toEqual(paths);
	});

	it('shows drafts to those who preview them', () => {
		const preview = site.search('secret', { mode: 'preview', at: null });
		expect(preview.edges.map(({ node }) => node.logicalPath)).toEqual(['/draft']);
		expect(preview.totalCount()).toBe(1);
	});

	it('takes 10 kB of anything', () => {
		const started = performance.now();
		for (const text of [
			'"'.repeat(10_000),
			'- '.repeat(5000),
			'模'.repeat(10_000),
			'a b '.repeat(2500),
			'“'.repeat(10_000),
			'\u0301'.repeat(10_000),
			Array.from({ length: 1600 }, (_, i) => `w${i}*`).join(' '),
		]) {
			expect(site.search(text).totalCount()).toBe(0);
		}
		expect(performance.now() - started).toBeLessThan(5000);
	});
});
