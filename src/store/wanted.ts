/**
 * What an answer turned out to need of rows that are read together. One that is given again and again, as a compiled operation does for
 * each of its lists, learns until nothing is read that is not needed. What it has not learned yet is read all the same, when it is asked for.
 */
export type Wanted = {
	/** Names of columns, in the order in which they were learned. */
	readonly columns: readonly string[];
	learn(column: string): void;
	/** What is needed of other rows that these lead to. @param what `terms tags` */
	of(what: string): Wanted;
	/** What was made of the columns once, until another one is learned. */
	through<Made>(make: (columns: readonly string[]) => Made): Made;
};

/** Nothing is known yet but that rows are told apart by their ids. */
export function createWanted(): Wanted {
	const columns = ['id'];
	const others = new Map<string, Wanted>();
	let made: unknown;
	return {
		columns,
		learn(column) {
			if (columns.includes(column)) return;
			columns.push(column);
			made = undefined;
		},
		of(what) {
			let other = others.get(what);
			if (!other) {
				other = createWanted();
				others.set(what, other);
			}
			return other;
		},
		through<Made>(make: (columns: readonly string[]) => Made) {
			made ??= make(columns);
			return made as Made;
		},
	};
}
