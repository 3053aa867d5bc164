import type { Reader, TagCloudRow } from '../store/store.ts';

/** No sidebar shows more terms than this. */
const MOST = 100_000;

/** Every term of a taxonomy by its key, compared by code points as templates range over maps (Go: text/template, range). */
export function termsByKey(reader: Reader, languageId: number, taxonomy: string): TagCloudRow[] {
	return reader.tagCloud(languageId, taxonomy, MOST, 0, 'KEY');
}
