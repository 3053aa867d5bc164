import type { Rendered } from '../markdown.ts';
export function renderOrg(source: string): Rendered {
	return { html: source, links: [], headings: [] };
}
