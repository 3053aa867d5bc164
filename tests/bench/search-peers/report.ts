import { median, percentile } from '../figures.ts';
import type { Answers, Indexed, Round } from './measure.ts';
import { lengths } from './questions.ts';

/** What one engine does with one site. */
export type Measures = {
	index: Indexed;
	/** What it holds after the queries, in bytes. */
	held: number;
	bytes: number | null;
	/** By length of query; null where it was not asked. */
	answers: Answers[] | null;
	rounds: Round[];
	/** Of HugoQL, each taken right before or behind one of the engine's; empty for HugoQL itself. */
	against: Round[];
};

/** The header of the table that has a row for each engine. */
export const head = [
	'engine',
	'index, s',
	'held, MB: indexed, asked',
	'most, MB',
	'index, MB',
	'recall',
	'precision',
	'exact',
	'Chinese, ms: median, p99',
	'× HugoQL',
	'words, ms: median, p99',
	'× HugoQL',
];

export function row({ index, held, bytes, answers, rounds, against }: Measures): string[] {
	const sum = answers && summed(answers);
	const kinds = ['chinese', 'words'] as const;
	return [
		(index.time / 1000).toFixed(1),
		`${megabytes(index.held)}, ${megabytes(held)}`,
		megabytes(index.most),
		bytes === null ? '–' : megabytes(bytes),
		...(sum ? [share(sum.right, sum.wanted), share(sum.right, sum.found), share(sum.exact, sum.queries)] : ['', '', '']),
		...kinds.flatMap((kind) => [
			times(rounds.flatMap((round) => round[kind])),
			against.length === 0 ? '' : median(rounds.map((round, i) => total(round[kind]) / total(against[i]![kind]))).toPrecision(3),
		]),
	];
}

/** The header of the table of answers. */
export const headByLength = [
	'engine',
	...lengths.map((length) => (length === 1 ? '1 character' : `${length}${length === 4 ? '–6' : ''} characters`)),
];

/** Recall, precision and exact answers of each length of query. */
export function rowByLength(answers: Answers[]): string[] {
	return answers.map(
		({ wanted, found, right, queries, exact }) => `${share(right, wanted)}, ${share(right, found)}, ${share(exact, queries)}`,
	);
}

function summed(answers: Answers[]): Answers {
	const sum = (of: keyof Answers) => total(answers.map((one) => one[of]));
	return { wanted: sum('wanted'), found: sum('found'), right: sum('right'), queries: sum('queries'), exact: sum('exact') };
}

function total(values: number[]): number {
	return values.reduce((sum, value) => sum + value, 0);
}

function times(taken: number[]): string {
	return taken.length === 0 ? '' : `${percentile(taken, 0.5).toFixed(2)}, ${percentile(taken, 0.99).toFixed(2)}`;
}

function megabytes(bytes: number): string {
	return (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
}

function share(part: number, whole: number): string {
	return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`;
}
