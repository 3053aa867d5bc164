import type { Problem } from '../errors.ts';
import type { BodyLink } from './document.ts';
import type { FrontMatter } from './front-matter.ts';
import { parseDestination } from './markdown/destination.ts';

/** Impossible destinations of one page that are reported, each once; the rest is more of the same. */
const MAXIMUM_PROBLEMS = 10;

/** Links and images whose destination is no address, at which Hugo's link hooks stop (Go: net/url Parse). They stay as they are written. */
export function linkProblems(links: BodyLink[], file: string, { body, bodyLine }: FrontMatter): Problem[] {
	const impossible = new Map<string, BodyLink>();
	for (const link of links) {
		if (impossible.size === MAXIMUM_PROBLEMS) break;
		if (!link.reference && !impossible.has(link.destination) && parseDestination(link.destination) === null)
			impossible.set(link.destination, link);
	}
	return [...impossible.values()].map(({ destination, isImage }) => {
		const start = body.indexOf(destination);
		const before = body.slice(0, Math.max(0, start));
		return {
			code: 'LINK_INVALID',
			severity: 'WARNING',
			message: `The ${isImage ? 'image' : 'link'} ${JSON.stringify(destination.slice(0, 100))} is no address.`,
			hint: 'Write an address or a path, with spaces and special characters percent-encoded.',
			file,
			line: start < 0 ? bodyLine : bodyLine + before.split('\n').length - 1,
			column: start < 0 ? 1 : start - before.lastIndexOf('\n'),
		};
	});
}
