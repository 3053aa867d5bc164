import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/document/text/plain-text.ts';
import { summarise } from '../../../src/document/text/summary.ts';
import { countWords, fuzzyWordCount, readingTime } from '../../../src/document/text/words.ts';

const oracle = new URL('../../../../shared/oracle/', import.meta.url);
const isPresent = existsSync(oracle);
/** Sites whose summary length is the default, 70. */
const sites = ['coderzh', 'cncf-glossary', 'hugodocs-0.111.3', 'stack', 'quirks'];

type Page = {
	ref: string;
	isCJK: boolean;
	wordCount: number;
	fuzzyWordCount: number;
	readingTime: number;
	summarySource: string;
	summary: string;
	truncated: boolean;
};

describe.skipIf(!isPresent)('answers of Hugo 0.169', () => {
	it('plainify vectors', () => {
		const { plainify } = JSON.parse(readFileSync(new URL('vectors.json', oracle), 'utf8'));
		for (const vector of plainify) expect([vector.in, plainText(vector.in)]).toEqual([vector.in, vector.plainify]);
	});

	it.each(sites)('%s', (site) => {
		const read = (name: string) => JSON.parse(gunzipSync(readFileSync(new URL(`sites/${site}/golden/${name}.json.gz`, oracle))).toString());
		const bodies = read('content');
		for (const { regularPages } of Object.values<{ regularPages: Page[] }>(read('oracle').languages)) {
			for (const page of regularPages) {
				const { html, plain } = bodies[page.ref];
				const words = countWords(plain, page.isCJK);
				const auto = summarise({ html, divided: null, frontMatterSummaryHTML: '', summaryLength: 70, isCJK: page.isCJK });
				expect({ ref: page.ref, plain: plainText(html) }).toEqual({ ref: page.ref, plain });
				expect([page.ref, words, fuzzyWordCount(words), readingTime(words, page.isCJK)]).toEqual([
					page.ref,
					page.wordCount,
					page.fuzzyWordCount,
					page.readingTime,
				]);
				if (page.summarySource !== 'auto') continue;
				expect([page.ref, auto.summary, auto.isTruncated]).toEqual([page.ref, page.summary, page.truncated]);
			}
		}
	});
});
