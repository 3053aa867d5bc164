import type { getVariableValues } from 'graphql';
import type { Context } from '../context.ts';

/** Variables as graphql-js coerces them. */
export type VariableValues = NonNullable<ReturnType<typeof getVariableValues>['variableValues']>;

/** One answer under way. */
export type Run = {
	context: Context;
	variableValues: VariableValues;
	/** Arguments that depend on variables, by the slot of their field; made when the field is first met. */
	values: ({ [name: string]: unknown } | undefined)[];
	check: () => void;
};

/** Something that graphql-js has to do, because it goes wrong or because it is not covered. */
export class NotCovered extends Error {
	constructor() {
		super('left to graphql-js');
	}
}

/** Leaves a value to graphql-js that has a promise for it, or an error to report. */
export function leave(value: unknown): never {
	// Nobody waits for it any more: that it fails must not end the process.
	if (value instanceof Promise) value.catch(() => {});
	throw new NotCovered();
}
