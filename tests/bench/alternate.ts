/** Something that is measured: what it gives is one measure, taken in a fresh process. */
export type Side = () => Promise<number>;

/**
 * Measures several sides in turn, round by round, so that whatever else the machine does falls on all of them. Every other round
 * goes the other way round.
 *
 * @param log told each measure as it is taken.
 * @returns the measures of each side, by round.
 */
export async function alternate<Name extends string>(
	rounds: number,
	sides: Record<Name, Side>,
	log: (line: string) => void = () => {},
): Promise<Record<Name, number[]>> {
	const names = Object.keys(sides) as Name[];
	const measures = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
	for (let round = 0; round < rounds; round++) {
		for (const name of round % 2 === 0 ? names : names.toReversed()) {
			const measure = await sides[name]();
			measures[name].push(measure);
			log(`${name}: ${Math.round(measure)}`);
		}
	}
	return measures;
}
