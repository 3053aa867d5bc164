import type { createRandom } from '../store/random-site.ts';

type Random = ReturnType<typeof createRandom>;

/** Files of the content folder by path; null for one that goes. */
export type Edits = Record<string, string | null>;

const languages = ['en', 'zh-cn', 'de'];
const folders = ['news', 'news', 'docs', 'docs/deep', 'blog'];
const tags = ['hot', 'hot', 'hot', 'Hot', 'warm', 'mild', 'a/b', 'a'];

/** A date around the clock: most lie before it, some are yet to come. */
function dateNear(random: Random, clock: number): string {
	return new Date(clock + (random.below(100) - 70) * 3_600_000).toISOString();
}

/** The text of an article: ties, drafts, moments to come, terms in several spellings, links and translations among them. */
export function randomArticle(random: Random, clock: number): string {
	const lines = [`title: ${random.pick(['Tide', 'Ferry', '灯塔', 'ferry', 'Zebra'])} ${random.below(50)}`];
	if (random.chance(90)) lines.push(`date: ${random.chance(40) ? '2025-03-01T08:00:00Z' : dateNear(random, clock)}`);
	if (random.chance(85)) lines.push(`tags: [${[random.pick(tags), random.pick(tags)].map((tag) => `"${tag}"`).join(', ')}]`);
	if (random.chance(40)) lines.push(`categories: [${random.pick(['World', 'world', 'Local'])}]`);
	if (random.chance(10)) lines.push('draft: true');
	if (random.chance(10)) lines.push(`publishDate: ${dateNear(random, clock)}`);
	if (random.chance(12)) lines.push(`expiryDate: ${dateNear(random, clock + 40 * 3_600_000)}`);
	if (random.chance(15)) lines.push(`weight: ${random.below(3)}`);
	if (random.chance(15)) lines.push(`translationKey: group-${random.below(4)}`);
	if (random.chance(10)) lines.push(`slug: ${random.pick(['same', 'other'])}`);
	if (random.chance(6)) lines.push(`build: { list: ${random.pick(['never', 'local'])} }`);
	if (random.chance(10)) lines.push(`aliases: [/old-${random.below(4)}/]`);
	if (random.chance(20)) lines.push(`author: ${random.pick(['ann', 'bob'])}`);
	if (random.chance(10)) lines.push(`thumbnail: img/${random.below(3)}.jpg`);
	if (random.chance(3)) lines.push('title: twice');
	const link = random.chance(25) ? `See [that](${random.pick(['../news/p1.md', '/docs/p2', 'p3.md'])}).` : '';
	return `---\n${lines.join('\n')}\n---\nText ${random.below(1000)}. ${link}\n\n## Part ${random.below(3)}\n\nMore.\n`;
}

function randomListPage(random: Random): string {
	const slug = random.chance(30) ? `slug: ${random.pick(['s1', 's2'])}\n` : '';
	const cascade = random.chance(30) ? `cascade: { author: ${random.pick(['eve', 'joe'])} }\n` : '';
	return `---\ntitle: ${random.pick(['One', 'Two', 'Three'])}\n${slug}${cascade}${random.chance(10) ? 'draft: true\n' : ''}---\n`;
}

const listPages = ['_index.md', 'news/_index.md', 'docs/_index.md', 'docs/deep/_index.md', 'tags/hot/_index.md', 'news/_index.zh-cn.md'];

function randomPath(random: Random): string {
	const language = random.chance(50) ? '' : `.${random.pick(languages)}`;
	return `${random.pick(folders)}/p${random.below(9)}${language}.md`;
}

/** Up to three dozen edits of files that a site may have: written, renamed, removed. */
export function randomEdits(random: Random, present: ReadonlyMap<string, string>, clock: number): Edits {
	const edits: Edits = {};
	for (let count = 1 + random.below(36); count > 0; count--) {
		const known = [...present.keys()].filter((path) => !(path in edits));
		const what = random.below(100);
		if (what < 12) {
			const path = random.pick(listPages);
			edits[path] = random.chance(30) ? null : randomListPage(random);
		} else if (what < 30 && known.length > 0) {
			const path = random.pick(known);
			edits[randomPath(random)] = present.get(path)!;
			edits[path] ??= null;
		} else if (what < 45 && known.length > 0) edits[random.pick(known)] = null;
		else edits[randomPath(random)] = randomArticle(random, clock);
	}
	return edits;
}

/** A configuration of the same site: address, languages, titles and permalinks differ from one to the other. */
export function randomConfiguration(random: Random): string {
	const chosen = random.chance(70) ? languages : languages.slice(0, 2);
	return `
baseURL: https://${random.pick(['one', 'two'])}.example/
title: ${random.pick(['A', 'B'])}
defaultContentLanguage: ${random.chance(80) ? 'en' : 'zh-cn'}
languages: { ${chosen.map((key, i) => `${key}: { weight: ${i + 1}, languageName: "${key} ${random.pick(['x', 'y'])}" }`).join(', ')} }
taxonomies: { tag: tags, category: categories }
${random.chance(20) ? 'capitalizeListTitles: false' : ''}
${random.chance(20) ? 'permalinks: { blog: "/b/:slug/" }' : ''}
`;
}
