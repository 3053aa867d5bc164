import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
	schema: process.env.HUGOQL_URL ?? 'http://127.0.0.1:4000/graphql',
	documents: ['feed.ts'],
	generates: {
		'../generated/codegen/': {
			preset: 'client',
			presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
			config: {
				documentMode: 'string',
				enumsAsTypes: true,
				useTypeImports: true,
				// All scalars are text on the wire, but for JSON, which is any value.
				strictScalars: true,
				scalars: { DateTime: 'string', JSON: 'unknown', Locale: 'string', URL: 'string' },
			},
		},
	},
};

export default config;
