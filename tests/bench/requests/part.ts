import type { Part } from '../part.ts';

const part: Part = {
	name: 'requests',
	about: 'requests per second of the feed page against bare servers and peers',
	run: async () => [],
};
export default part;
