import type { SearchText } from '../../src/db/search-index.ts';

/*
 * Articles for measuring searches: seed-shaped (sizes, languages, categories by Zipf, dates with ties), of invented words, each
 * made from its number alone, so that a million need not be kept anywhere.
 */

export type BenchArticle = { language: 'en' | 'zh-CN' | 'zh-HK'; text: SearchText; date: number; path: string };

/** Numbers in [0, 1) from a seed. */
export function randomNumbers(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/** Draws ranks 0..count-1 by Zipf's law with an exponent, in constant time (Walker's alias method). */
export function zipf(count: number, exponent: number): (random: () => number) => number {
	const share = Float64Array.from({ length: count }, (_, rank) => 1 / (rank + 2.7) ** exponent);
	const sum = share.reduce((a, b) => a + b, 0);
	const scaled = share.map((value) => (value / sum) * count);
	const threshold = new Float64Array(count).fill(1);
	const alias = new Int32Array(count);
	const small: number[] = [];
	const large: number[] = [];
	for (let i = 0; i < count; i++) (scaled[i]! < 1 ? small : large).push(i);
	while (small.length > 0 && large.length > 0) {
		const low = small.pop()!;
		const high = large.pop()!;
		threshold[low] = scaled[low]!;
		alias[low] = high;
		scaled[high]! -= 1 - scaled[low]!;
		(scaled[high]! < 1 ? small : large).push(high);
	}
	return (random) => {
		const i = Math.floor(random() * count);
		return random() < threshold[i]! ? i : alias[i]!;
	};
}

const common =
	'the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all her she there would their we him been has when who will no more if out so up said what its about than into them can only other time new some could these two may first then do any like my now over such our man me even most made after also did many off before must well back through years where much your way down should because long each just state those people mister how too little world very year still work men day market company stock price bank trade shares growth report week rate'.split(
		' ',
	);

export function englishWords(count: number): string[] {
	const random = randomNumbers(7);
	const parts =
		'ba be bi bo bu ca ce co cu da de di do du fa fe fi fo ga ge go gu ha he hi ho ja jo ka ke ki la le li lo lu ma me mi mo mu na ne ni no pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo wa we za zo'.split(
			' ',
		);
	const ends = ['', '', 'n', 'r', 's', 't', 'ng', 'l', 'ck', 'st'];
	const words = new Set(common);
	while (words.size < count) {
		let word = '';
		for (let n = 1 + Math.floor(random() * 3 + random()); n >= 0; n--) word += parts[Math.floor(random() * parts.length)];
		words.add(word + ends[Math.floor(random() * ends.length)]);
	}
	return [...words];
}

/** Chinese words of one to four characters, common characters more often. */
export function chineseWords(count: number): string[] {
	const random = randomNumbers(11);
	const draw = zipf(3500, 0.9);
	const character = () => String.fromCharCode(0x4e00 + ((draw(random) * 37) % 20_000));
	const words = new Set(
		'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙飞',
	);
	while (words.size < count) {
		let word = '';
		for (let n = 1 + Math.floor(random() * 1.6 + random() * 1.6); n >= 0; n--) word += character();
		words.add(word);
	}
	return [...words];
}

export function createArticles(): (number: number) => BenchArticle {
	const english = englishWords(150_000);
	const chinese = chineseWords(40_000);
	const drawEnglish = zipf(english.length, 1.1);
	const drawChinese = zipf(chinese.length, 1.1);
	const drawCategory = zipf(77, 1);
	return (number) => {
		const random = randomNumbers(number * 2 + 1);
		const share = random();
		const language = share < 0.67 ? 'en' : share < 0.92 ? 'zh-CN' : 'zh-HK';
		// Log-normal, as the seed's: half below 1.8 kB, a twentieth above 10 kB of text.
		const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
		const bytes = Math.min(190_000, Math.max(150, 2100 * Math.exp(normal * 1.05)));
		const isEnglish = language === 'en';
		const list = isEnglish ? english : chinese;
		const draw = isEnglish ? drawEnglish : drawChinese;
		// An article keeps to its subject: a few rare words come again and again, in the same company.
		const subject = Array.from({ length: 24 }, () => draw(random));
		let last = 0;
		const next = () => {
			const choice = random();
			if (choice < 0.35) last = (last * 7919 + Math.floor(choice * 14) * 31) % 2000;
			else last = choice < 0.6 ? subject[Math.floor(random() * subject.length)]! : draw(random);
			return list[last]!;
		};
		const words = (count: number) => {
			let text = '';
			for (let i = 0; i < count; i++) {
				const chance = random();
				if (isEnglish) text += chance < 0.02 ? `${Math.floor(chance * 30_000)} ` : chance < 0.1 ? `${next()}. ` : `${next()} `;
				else
					text +=
						chance < 0.02 ? String(Math.floor(chance * 10_000)) : chance < 0.12 ? `${next()}，` : chance < 0.14 ? `${next()}。\n` : next();
			}
			return text;
		};
		const body = words(Math.ceil(bytes / (isEnglish ? 6.2 : 6.6)));
		const category = `category ${drawCategory(random)}`;
		return {
			language,
			text: { title: words(isEnglish ? 10 : 12), summary: body.slice(0, isEnglish ? 160 : 60), body, terms: [category, category] },
			// Seconds within a week for each 30,000 articles, many of them shared.
			date: 1_738_800_000 + Math.floor(number / 30_000) * 604_800 + Math.floor(random() * 20_000) * 30,
			path: `/news/${number}`,
		};
	};
}
