import { type GraphQLSchema, printSchema } from 'graphql';
import type { Route } from './routes.ts';

/** `/schema.graphql`: the SDL with descriptions. */
export function schemaRoute(schema: GraphQLSchema): Route {
	let text: string | null = null;
	return {
		path: '/schema.graphql',
		method: 'GET',
		answer() {
			text ??= `${printSchema(schema)}\n`;
			return new Response(text, { headers: { 'content-type': 'application/graphql; charset=utf-8', 'cache-control': 'no-cache' } });
		},
	};
}
