import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { builder } from './builder.ts';
import './scalars.ts';
import './node.ts';
import './page.ts';
import './page-text.ts';
import './page-dates.ts';
import './pages.ts';
import './article.ts';
import './related.ts';
import './facets.ts';
import './section.ts';
import './taxonomy.ts';
import './term.ts';
import './tag-cloud.ts';
import './language.ts';
import './layout.ts';
import './widget.ts';
import './menu.ts';
import './site.ts';
import './search.ts';
import './changes.ts';
import './problem.ts';

let schema: GraphQLSchema | undefined;

/** The whole schema; made once. Its resolvers are synchronous and take a Context (see context.ts). */
export function createSchema(): GraphQLSchema {
	if (!schema) {
		schema = builder.toSchema();
		// A test has found it valid. To look again takes longer than the first answer of a server, and no option of Pothos says `assumeValid`.
		Object.assign(schema, { __validationErrors: [] });
	}
	return schema;
}

/** The schema as SDL, in an order that only changes with the schema. */
export function printedSchema(): string {
	return `${printSchema(lexicographicSortSchema(createSchema()))}\n`;
}
