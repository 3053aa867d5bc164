import { type ArgumentNode, type DocumentNode, getOperationAST, Kind, type SelectionSetNode, visit } from 'graphql';
import type { ChangePart, Context } from '../schema/context.ts';
import type { ChangeSource } from './change-feed.ts';
import { graphqlError } from './error-response.ts';
import type { EventBatches, Subscription } from './event-batches.ts';
import { eventStream } from './event-stream.ts';
import type { ServerContext, ServerPlugin } from './plugin.ts';

/** Result of a subscription that is under way; its events go past Yoga. */
const underway = { data: null };

/**
 * Answers subscriptions as server-sent events whose work is shared: a thousand subscribers with the same document, variables and
 * access cost one execution for each change.
 *
 * @param createContext the context of a part, with the access of the context that the request was given.
 */
export function useSubscriptions(
	batches: EventBatches,
	changes: ChangeSource,
	createContext: (given: Context, part: ChangePart) => Context,
): ServerPlugin {
	return {
		onSubscribe({ args, setSubscribeFn, setResultAndStopExecution }) {
			const given = args.contextValue as unknown as ServerContext & Context & { request: Request };
			if (!acceptsEvents(given.request)) {
				setResultAndStopExecution({
					errors: [graphqlError('BAD_REQUEST', 'A subscription is answered as text/event-stream; accept it.')],
				});
				return;
			}
			setSubscribeFn(async () => {
				const document = args.document as DocumentNode;
				const variables = (args.variableValues ?? {}) as Record<string, unknown>;
				const { cursor, rest } = startOf(document, args.operationName ?? null, variables);
				const subscription: Subscription = {
					schema: args.schema,
					document,
					operationName: args.operationName ?? null,
					variables: rest,
					access: JSON.stringify([given.visibility, given.canSeeProblems]),
					createContext: (part) => createContext(given, part),
				};
				// Listening begins before reading, so that nothing falls between.
				const signals = changes.feed.subscribe();
				const first = await batches.after(subscription, given.request.headers.get('last-event-id') || cursor);
				if (first.failure) {
					await signals.return?.();
					return first.failure;
				}
				given.live.events = eventStream(signals, first, (after) => batches.after(subscription, after));
				return underway;
			});
		},
		onResultProcess({ result, setResultProcessor }) {
			if (result !== underway) return;
			setResultProcessor(
				(_, { Response }) =>
					new Response(null, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform' } }),
				'text/event-stream',
			);
		},
	};
}

function acceptsEvents(request: Request): boolean {
	const accept = request.headers.get('accept');
	return !accept || /text\/event-stream|text\/\*|\*\/\*/i.test(accept);
}

/**
 * Where a subscription begins, and its variables without the one that says so: subscribers that came at different times are
 * the same from then on.
 */
function startOf(
	document: DocumentNode,
	operationName: string | null,
	variables: Record<string, unknown>,
): { cursor: string | null; rest: Record<string, unknown> } {
	const operation = getOperationAST(document, operationName);
	const value = operation && afterOf(document, operation.selectionSet)?.value;
	if (value?.kind === Kind.STRING) return { cursor: value.value, rest: variables };
	if (value?.kind !== Kind.VARIABLE) return { cursor: null, rest: variables };
	const name = value.name.value;
	const usual = operation!.variableDefinitions?.find(({ variable }) => variable.name.value === name)?.defaultValue;
	const given = variables[name] === undefined && usual?.kind === Kind.STRING ? usual.value : variables[name];
	const { [name]: _, ...rest } = variables;
	// What is no text is refused with its variable, and what else takes the variable needs it.
	if (given != null && typeof given !== 'string') return { cursor: null, rest: variables };
	return { cursor: given ?? null, rest: usesOf(document, name) === 1 && isOptional(operation!, name) ? rest : variables };
}

function isOptional(operation: NonNullable<ReturnType<typeof getOperationAST>>, name: string): boolean {
	return operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)?.type.kind !== Kind.NON_NULL_TYPE;
}

/** The argument `after` of the operation's one root field. */
function afterOf(document: DocumentNode, { selections }: SelectionSetNode): ArgumentNode | undefined {
	for (const selection of selections) {
		if (selection.kind === Kind.FIELD) return selection.arguments?.find(({ name }) => name.value === 'after');
		if (selection.kind === Kind.INLINE_FRAGMENT) return afterOf(document, selection.selectionSet);
		for (const fragment of document.definitions) {
			if (fragment.kind === Kind.FRAGMENT_DEFINITION && fragment.name.value === selection.name.value)
				return afterOf(document, fragment.selectionSet);
		}
	}
	return undefined;
}

function usesOf(document: DocumentNode, name: string): number {
	let uses = 0;
	visit(document, {
		VariableDefinition: () => false,
		Variable: (variable) => {
			if (variable.name.value === name) uses++;
		},
	});
	return uses;
}
