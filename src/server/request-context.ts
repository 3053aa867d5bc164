import { type ChangePart, type Context, createContext } from '../schema/context.ts';
import type { Store } from '../store/store.ts';
import { graphqlError } from './error-response.ts';
import { type Access, accessOf } from './preview.ts';
import type { ServerSettings, ServerSources } from './settings.ts';

/**
 * The context of a request, with the access that its headers give.
 *
 * @throws GraphQLError UNAUTHENTICATED, BAD_REQUEST, NOT_READY
 */
export function contextOf(request: Request, sources: ServerSources, settings: ServerSettings): Context {
	return contextWith(
		accessOf((name) => request.headers.get(name), settings.previewToken, settings.development),
		sources,
		null,
	);
}

/**
 * A context of the present.
 *
 * @throws GraphQLError NOT_READY
 */
export function contextWith(access: Access, sources: ServerSources, part: ChangePart | null): Context {
	const store = readyStore(sources.store());
	const { visibility } = access;
	const now = visibility.mode === 'preview' && visibility.at !== null ? visibility.at : sources.now() / 1000;
	return createContext({ store, ...access, search: sources.search(), changes: sources.changes.feed, part, now });
}

/**
 * The index's read side.
 *
 * @throws GraphQLError NOT_READY before it can answer
 */
export function readyStore(store: Store | null): Store {
	if (!store) throw graphqlError('NOT_READY', 'The content is being indexed for the first time; try again in a moment.');
	return store;
}

/** The context of a request with everybody's eyes; null before the index can answer. */
export function presentContext(sources: ServerSources, { development }: ServerSettings): Context | null {
	return sources.store() && contextWith({ visibility: { mode: 'live' }, canSeeProblems: development }, sources, null);
}
