import { createApp } from '../../src/app.ts';
import { createAsk } from './ask.ts';
import { checkPages, type Scene } from './check-pages.ts';
import { checkRelated } from './check-related.ts';
import { checkSite } from './check-site.ts';
import { checkTaxonomies } from './check-terms.ts';
import { checkViews } from './check-views.ts';
import { readGolden } from './golden.ts';
import { languagesQuestion } from './questions.ts';
import type { Run } from './sites.ts';
import { createTally, type Tally } from './tally.ts';
import { tiesOf } from './ties.ts';

/** Asks HugoQL for everything that Hugo says of a site, as of the moment that Hugo said it, and compares. */
export async function compareSite(run: Run, say: (text: string) => void = () => {}): Promise<Tally> {
	const golden = readGolden(run.goldenFolder);
	const all = golden.buildAll ? { buildDrafts: true, buildFuture: true, buildExpired: true } : {};
	const started = performance.now();
	const app = createApp({
		site: run.siteFolder,
		database: ':memory:',
		watch: false,
		now: () => Date.parse(golden.clock),
		maxCost: Number.MAX_SAFE_INTEGER,
		maxDepth: 100,
		timeout: 3_600_000,
		...all,
	});
	const tally = createTally();
	try {
		await app.ready;
		say(`${run.name}: indexed in ${((performance.now() - started) / 1000).toFixed(1)} s`);
		const ask = createAsk(app);
		const { site } = await ask<{ site: { languages: { locale: string }[] } }>(languagesQuestion);
		const locales = new Map(site.languages.map(({ locale }) => [locale.toLowerCase(), locale]));
		tally.check('site.languages', '', Object.keys(golden.languages).sort(), [...locales.keys()].sort());
		for (const [key, language] of Object.entries(golden.languages)) {
			const locale = locales.get(key);
			if (locale === undefined) continue;
			const { contentOf, languages, termTitles } = golden;
			const scene: Scene = { ask, tally, ties: tiesOf(language, key, termTitles), key, locale, language, languages, contentOf, termTitles };
			await checkSite(scene);
			await checkTaxonomies(scene);
			await checkPages(scene);
			if (golden.hasRelated) await checkRelated(scene, golden.related);
		}
		if (golden.widgets) await checkViews(ask, tally, golden.widgets, (key) => locales.get(key) ?? key);
		say(`${run.name}: compared in ${((performance.now() - started) / 1000).toFixed(1)} s`);
	} finally {
		await app.close();
	}
	return tally;
}
