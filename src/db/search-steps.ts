/** Work in steps of some milliseconds at most. */
export type Steps<Result = void> = Generator<void, Result, void>;
