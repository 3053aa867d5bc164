import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { markdownBody } from './corpus-body.ts';
import { chineseWords, createArticles, englishWords, randomNumbers, zipf } from './search-articles.ts';

/*
 * Writes a Hugo site of any number of articles, in the shape of a news aggregator's, of invented words:
 * node tests/bench/corpus.ts --articles 100000 --folder <new folder> [--seed 1]
 * The same numbers always make the same files, and a smaller site is the beginning of a bigger one.
 */

export type CorpusArticle = {
	language: Language;
	/** Below the site's folder. */
	file: string;
	/** The address that Hugo gives it. */
	path: string;
	title: string;
	category: string;
	tags: string[];
	source: string;
};

type Language = 'en' | 'zh-CN' | 'zh-HK';

/** Categories of each language, one for each source: 77 in all. */
const sources: Record<Language, number> = { en: 52, 'zh-CN': 18, 'zh-HK': 7 };
const secondsOfWeek = 604_800;

/** Category names, hottest first. */
export function categoryNames(language: Language): string[] {
	const words = englishWords(4000).slice(2000);
	const offset = { en: 0, 'zh-CN': 200, 'zh-HK': 400 }[language];
	return Array.from({ length: sources[language] }, (_, rank) => {
		const name = `${words[offset + rank]}_${words[offset + 600 + rank]}`;
		return rank % 3 === 0 ? capitals(name.replace('_', ' ')) : name;
	});
}

/** Topics beside the categories, hottest first: every fifth article has some as tags. */
export function topicNames(language: Language): string[] {
	const words = language === 'en' ? englishWords(8000).slice(5000) : chineseWords(8000).slice(5000);
	return language === 'en' ? words.map(capitals) : words;
}

/** Makes an article from its number alone. */
export function createCorpus(seed = 1): (number: number) => CorpusArticle {
	const article = createArticles();
	const names = { en: categoryNames('en'), 'zh-CN': categoryNames('zh-CN'), 'zh-HK': categoryNames('zh-HK') };
	const topics = { en: topicNames('en'), 'zh-CN': topicNames('zh-CN'), 'zh-HK': topicNames('zh-HK') };
	const drawCategory = { en: zipf(sources.en, 1.3), 'zh-CN': zipf(sources['zh-CN'], 1.3), 'zh-HK': zipf(sources['zh-HK'], 1.3) };
	// As many as a thousand articles use most of, so that a site's size does not change what its lists of terms hold.
	const drawTopic = zipf(300, 1.1);
	const place = (number: number, language: Language) => {
		const random = randomNumbers(number * 31 + seed);
		const rank = drawCategory[language](random);
		const day = new Date((1_738_800_000 + Math.floor(number / 30_000) * secondsOfWeek) * 1000).toISOString().slice(0, 10);
		const section = random() < 0.02 ? 'opinion' : 'news';
		const name = Math.floor(random() * 0xffffff).toString(16);
		return {
			rank,
			folder: `${section}/${slug(names[language][rank]!)}/${day}`,
			name: `${name}${number.toString(16).padStart(6, '0')}`,
			random,
		};
	};
	return (number) => {
		const made = article(number + (seed - 1) * 1_500_000);
		const { language } = made;
		const own = place(number, language);
		// Every fortieth is the translation of the article before it, if their languages differ.
		const before = number % 40 === 1 ? article(number - 1 + (seed - 1) * 1_500_000).language : language;
		const { folder, name } = before === language ? own : place(number - 1, before);
		const category = names[language][own.rank]!;
		const { random } = own;
		const tags = [category];
		if (random() < 0.2)
			for (let count = 1 + Math.floor(random() * 4); count > 0; count--) {
				const topic = topics[language][drawTopic(random)]!;
				if (!tags.includes(topic)) tags.push(topic);
			}
		const title = made.text.title.replaceAll('\n', '').trim();
		const text = made.text.body.slice(0, Math.ceil(made.text.body.length * 0.8));
		const isEmpty = random() < 0.08;
		const thumbnail = random() < 0.26 ? `https://images.example.com/${category.length}/${number}-750x406.jpg` : '';
		const body = isEmpty ? '' : `${markdownBody(text, language, random)}\n\n`;
		const lines = [
			'---',
			`title: ${JSON.stringify(title)}`,
			`date: "${new Date((made.date + 8 * 3600) * 1000).toISOString().slice(0, 19).replace('T', ' ')}"`,
			`summary: ${JSON.stringify(isEmpty ? '' : `${made.text.summary.replaceAll('\n', ' ').trim()}...`)}`,
			...list('categories', [category]),
			...list('lang', [language]),
			...list('translations', [language]),
			...list('tags', tags),
			'menu: ""',
			`thumbnail: "${thumbnail}"`,
			...['lead: ""', 'comments: false', 'authorbox: false', 'pager: true', 'toc: false', 'mathjax: false', 'sidebar: "right"'],
			...list('widgets', ['search', 'recent', 'taglist']),
			'---',
			'',
			`${body}[${category}](https://example.com/${slug(category)}/${number}.html)`,
			'',
		];
		return {
			language,
			file: `content/${language}/${folder}/${name}.${language}.md`,
			path: `${language === 'en' ? '' : `/${language.toLowerCase()}`}/${folder}/${name}/`,
			title,
			category,
			tags,
			source: lines.join('\n'),
		};
	};
}

/** Writes the site's files into a folder. Tells how far it is, if asked. */
export function writeCorpus(folder: string, articles: number, options: { seed?: number; progress?: (written: number) => void } = {}): void {
	const article = createCorpus(options.seed);
	const folders = new Set<string>();
	const write = (file: string, text: string) => {
		const parent = dirname(file);
		if (!folders.has(parent)) mkdirSync(`${folder}/${parent}`, { recursive: true });
		folders.add(parent);
		writeFileSync(`${folder}/${file}`, text);
	};
	write('content/en/_index.md', '---\ntitle: Front page\n---\n');
	for (const language of ['en', 'zh-CN', 'zh-HK'])
		for (const section of ['news', 'opinion'])
			write(`content/${language}/${section}/_index.md`, `---\ntitle: ${capitals(section)}\nmenu: main\n---\n`);
	for (let number = 1; number <= articles; number++) {
		const { file, source } = article(number);
		write(file, source);
		if (number % 10_000 === 0) options.progress?.(number);
	}
	// The last of all, so that a site that has it is whole.
	write('hugo.toml', readFileSync(new URL('corpus.toml', import.meta.url), 'utf8'));
}

function list(key: string, values: string[]): string[] {
	return [`${key}:`, ...values.map((value) => `  - ${JSON.stringify(value)}`)];
}

function capitals(text: string): string {
	return text.replace(/(^| )\w/g, (first) => first.toUpperCase());
}

function slug(text: string): string {
	return text.toLowerCase().replaceAll(/[ _]/g, '');
}

if (import.meta.main) {
	const { values } = parseArgs({
		options: { articles: { type: 'string', default: '1000' }, folder: { type: 'string' }, seed: { type: 'string', default: '1' } },
	});
	if (values.folder === undefined) throw new Error('Say where to write: --folder <new folder>.');
	const started = performance.now();
	writeCorpus(values.folder, Number(values.articles), {
		seed: Number(values.seed),
		progress: (written) => console.log(`${written} articles, ${Math.round((written / (performance.now() - started)) * 1000)} a second`),
	});
}
