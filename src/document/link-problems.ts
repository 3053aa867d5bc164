import type { Problem } from '../errors.ts';
import type { BodyLink } from './document.ts';
import type { FrontMatter } from './front-matter.ts';
import { parseDestination } from './markdown/destination.ts';

/** Impossible links of one page that are reported; the rest is more of the same. */
const MAXIMUM_PROBLEMS = 10;

/** Links and images whose destination is no address, at which Hugo's link hooks stop (Go: net/url Parse). They stay as they are written. */
export function linkProblems(links: BodyLink[], file: string, { body, bodyLine }: FrontMatter): Problem[] {
	const impossible = links.filter(({ destination, reference }) => !reference && parseDestination(destination) === null);
	return impossible.slice(0, MAXIMUM_PROBLEMS).map(({ destination, isImage }) => {
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
