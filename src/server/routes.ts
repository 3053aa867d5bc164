import { errorResponse } from './error-response.ts';
import type { ServerPlugin } from './plugin.ts';

/** What is served at one path beside GraphQL. */
export type Route = {
	/** A whole path: `/health/live`. */
	path: string;
	method: 'GET' | 'POST';
	answer: (request: Request) => Response | Promise<Response>;
};

/** Serves routes, and answers every path that is neither theirs nor GraphQL's. HEAD is GET without its body. */
export function useRoutes(routes: Route[], graphqlPath: string): ServerPlugin {
	const known = new Map<string, Route[]>();
	for (const route of routes) known.set(route.path, [...(known.get(route.path) ?? []), route]);
	return {
		async onRequest({ request, url, endResponse }) {
			const found = known.get(url.pathname);
			if (!found) {
				if (url.pathname !== graphqlPath)
					endResponse(errorResponse('NOT_FOUND', `Nothing is at ${url.pathname}; GraphQL is at ${graphqlPath}.`));
				return;
			}
			const method = request.method === 'HEAD' ? 'GET' : request.method;
			const route = found.find((candidate) => candidate.method === method);
			const allowed = found.map((candidate) => candidate.method).join(', ');
			endResponse(
				route ? await route.answer(request) : errorResponse('METHOD_NOT_ALLOWED', `${url.pathname} takes ${allowed}.`, { allow: allowed }),
			);
		},
	};
}

/** A JSON answer that no cache keeps. */
export function jsonResponse(status: number, value: unknown): Response {
	return new Response(`${JSON.stringify(value)}\n`, {
		status,
		headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
	});
}
