import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IndexedSite, indexSite } from './indexed-site.ts';

const folder = fileURLToPath(new URL('../../../shared/seed-site', import.meta.url));

/** Queries, and the article that a person who knows the site wants to see first, by the end of its path. */
const judged: [query: string, first: string, why: string][] = [
	['特朗普 普京 通话', 'jin10/162949', 'all three in the title'],
	['DeepSeek 大模型', 'investing/2671414', 'both in the title, mixed scripts'],
	['deepseek gpt-5', 'wallstreetcn/41956328', 'both in the title, a version with its number'],
	['openai GPT-5', 'wallstreetcn/41956328', 'one in the title, the other in the summary'],
	['美联储 降息', 'jinwucj/266106931', 'a title with both, and the newer of two'],
	['美联储降息', 'jinwucj/266106931', 'typed together: the newer of two titles that have it so'],
	['特朗普 关税', 'fx168/835369', 'the newest title with both'],
	['比特币', 'fx168/835369', 'the only title'],
	['腾讯', 'investing/2671414', 'the newer of two titles'],
	['A股', 'hkej/995b4842097c0dc4294d1cfc17fde505', 'a letter and a character'],
	['苹果', 'pingwest/b9da68a84fce07b6e314670c2270517f', 'the newer of two titles'],
	['芯片', 'qq/20250210a03ike', 'the only title'],
	['融资', 'lieyun/2813775371d3261986c90cc2b138e494', 'the newer of two titles'],
	['香港', 'stheadline/c9958e0cc4f861b9f27abe7b13790936', 'title before newer texts'],
	['人民幣中間價', 'hkej/0f9a03b3d3462d4d2150183b84a54fb8', 'traditional characters as written'],
	['bitcoin price', 'tradingview/newsbtc303461b86094b0', 'a title with the phrase before newer and older ones with the words'],
	['bitcoin -etf', 'coinlive/213220', 'without the other word'],
	['cybertruck referral', 'driveteslacanada/33c10a84e6a8b361ae194c9c28dec541', 'the one that is about it'],
	['cybertruck foundation', 'driveteslacanada/5c4826292fdfd96b14de6e5dfab3f67c', 'its neighbour of the same second'],
	['"interest rates"', 'tradingview/forexlive3a993afa2094b0', 'phrase in the newest summary'],
	['wall street journal', 'tradingview/forexlive3a993afa2094b0', 'phrase in the title'],
	['"fourth quarter results"', 'tradingview/tagreuters.com,2025-02-14newsml_obikvgnva0', 'phrase in the title before it in texts'],
	['hoegh', 'tradingview/tagreuters.com,2025-02-14newsml_obikvgnva0', 'without the accent'],
	['HÖEGH autoliners', 'tradingview/tagreuters.com,2025-02-14newsml_obikvgnva0', 'with it, in capitals'],
	['grayscale bitcoin mining', 'coinlive/213220', 'all in the title'],
	['ripple xrp', 'tradingview/cryptopotato7a3e1543b094b0', 'next to each other before apart, though older'],
	['fda approval', 'pharmexec/994587d9415dd4c72430f7996e0c0e6b', 'one in the title before both in the text'],
	['cardano', 'etf/59a567411f950f500c568c33d7ec995f', 'the title'],
	['ethereum staking', 'tradingview/financemagnates3307f191a094b0', 'the title with both'],
	['nift*', 'businessstandard/125021300106', 'a beginning of a word, newest title'],
];

describe.skipIf(!existsSync(folder))('what comes first on a news site', () => {
	let site: IndexedSite;
	beforeAll(async () => {
		site = await indexSite(folder);
	});
	afterAll(() => site.close());

	it.each(judged)('%s → %s: %s', (query, first) => {
		expect(site.paths({ query, first: 1 })).toEqual([`/news/${first}`]);
	});
});
