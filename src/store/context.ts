import type { Config } from '../config/config.ts';
import type { IndexState } from './index-state.ts';
import type { Statements } from './statements.ts';
import type { Visibility, VisibleSql } from './visibility.ts';

/** What every read of one request shares. */
export type Context = Statements & {
	config: Config;
	visibility: Visibility;
	visible: VisibleSql;
	index: IndexState;
	/** Distinguishes what is remembered for different visibilities. */
	scope: string;
};
