import SchemaBuilder from '@pothos/core';
import type { Json } from '../config/config.ts';
import type { Context } from './context.ts';

/** Builds the schema's types. Fields are non-null unless they say otherwise, because a list is never null and null means "has none". */
export const builder = new SchemaBuilder<{
	Context: Context;
	DefaultFieldNullability: false;
	Scalars: {
		ID: { Input: string; Output: string };
		/** Seconds since 1970 going in, RFC 3339 coming out. */
		DateTime: { Input: number; Output: string };
		Locale: { Input: string; Output: string };
		URL: { Input: string; Output: string };
		JSON: { Input: Json; Output: Json };
	};
}>({ defaultFieldNullability: false });

builder.queryType({
	description: 'Everything that can be asked. Answers hold visible content only, unless a preview token asks for more.',
});
builder.subscriptionType({ description: 'What can be listened to, as server-sent events.' });

/** The builder's types, for functions that take references to types. */
export type Types = (typeof builder)['$inferSchemaTypes'];
