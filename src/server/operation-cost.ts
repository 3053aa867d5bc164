import type { ServerPlugin } from './plugin.ts';

/** placeholder until schema/cost.ts */
export function useOperationCost(_maxCost: number): ServerPlugin {
	return {};
}
