import type { Params, TaxonomyConfig } from '../config/config.ts';
import { toInteger, toText } from './convert.ts';
import type { TermUse } from './document.ts';
import type { ReportKey } from './fields-report.ts';

/**
 * The terms that a page uses, taxonomy by taxonomy, in front matter order: a text is one term, a list its entries, numbers and booleans
 * as text, nothing for null and "". A list with a map or list among its entries gives none, as does a map.
 * A term named twice under one key counts once, where it is named last. (Hugo: hugolib/content_map_page_assembler.go, assembleTerms)
 */
export function resolveTerms(params: Params, taxonomies: TaxonomyConfig[], report: ReportKey): TermUse[] {
	const terms: TermUse[] = [];
	for (const { plural } of taxonomies) {
		const value = params[plural.toLowerCase()];
		if (value === undefined || value === null) continue;
		const spellings = (Array.isArray(value) ? value : [value]).map(toText);
		if (spellings.includes(null)) {
			const message = `“${plural}” holds a map or a list where names of terms are expected, and so gives no terms.`;
			report(plural, 'FRONT_MATTER_TYPE', message, 'Write a plain list of names; put quotes around names that hold “: ”.');
			continue;
		}
		const weight = termWeight(params, plural, report);
		const uses = new Map<string, TermUse>();
		for (const spelling of spellings as string[]) {
			const key = termKey(spelling);
			if (key === '') continue;
			uses.delete(key);
			uses.set(key, { taxonomy: plural, spelling, key, weight });
		}
		terms.push(...uses.values());
	}
	return terms;
}

/** Identity of a term below its taxonomy: lower case, each space a hyphen. */
export function termKey(spelling: string): string {
	// Go's lower case knows no final sigma and no dotless forms (unicode.ToLower works on one character at a time).
	const lower = /[\u0130\u03a3]/.test(spelling)
		? spelling.replaceAll('\u0130', 'i').replaceAll('\u03a3', '\u03c3').toLowerCase()
		: spelling.toLowerCase();
	return lower.replaceAll(' ', '-');
}

function termWeight(params: Params, plural: string, report: ReportKey): number {
	const key = `${plural.toLowerCase()}_weight`;
	const weight = toInteger(params[key]);
	if (weight !== null) return weight;
	report(key, 'FRONT_MATTER_TYPE', `“${key}” is not a whole number and counts as 0.`, 'Write a whole number.');
	return 0;
}
