import type { Part } from '../part.ts';

const part: Part = {
	name: 'operations',
	about: 'what clients ask: feed, article, tag, search, sync; the work tree against itself at another size, or against a git ref',
	run: async () => [],
};
export default part;
