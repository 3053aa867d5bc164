/** Something that answers HTTP requests. */
export type Service = { fetch(request: Request): Response | Promise<Response> };

/** Asks one GraphQL question. */
export type Ask = <Data>(document: string, variables?: Record<string, unknown>) => Promise<Data>;

/** Asks by HTTP as any client does; errors in an answer are thrown with their message and path. */
export function createAsk(service: Service): Ask {
	return async <Data>(query: string, variables: Record<string, unknown> = {}) => {
		const response = await service.fetch(
			new Request('http://localhost/graphql', {
				method: 'POST',
				headers: { 'content-type': 'application/json', accept: 'application/json' },
				body: JSON.stringify({ query, variables }),
			}),
		);
		const answer = (await response.json()) as { data?: Data; errors?: { message: string; path?: unknown[] }[] };
		const [error] = answer.errors ?? [];
		if (error || !answer.data)
			throw new Error(
				`${error?.message ?? response.status} (at ${error?.path?.join('.') ?? 'the document'}; ${JSON.stringify(variables)})`,
			);
		return answer.data;
	};
}

/** A list with cursors, as every answer has them. */
export type Connection<Node> = { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null }; totalCount?: number };

/** Every node of a list, page after page. `document` takes the variable `after`; `pick` finds the list in its answer. */
export async function* everyNode<Data, Node>(
	ask: Ask,
	document: string,
	variables: Record<string, unknown>,
	pick: (data: Data) => Connection<Node> | null | undefined,
): AsyncGenerator<Node> {
	let after: string | null = null;
	do {
		const list: Connection<Node> | null | undefined = pick(await ask<Data>(document, { ...variables, after }));
		if (!list) return;
		yield* list.nodes;
		after = list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null;
	} while (after !== null);
}

/** The same as a list. */
export async function allNodes<Data, Node>(
	ask: Ask,
	document: string,
	variables: Record<string, unknown>,
	pick: (data: Data) => Connection<Node> | null | undefined,
): Promise<Node[]> {
	const nodes: Node[] = [];
	for await (const node of everyNode(ask, document, variables, pick)) nodes.push(node);
	return nodes;
}
