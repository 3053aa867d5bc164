import about from '@graphql-yoga/render-graphiql/package.json' with { type: 'json' };
import { contentSecurityPolicy, GRAPHIQL_FOLDER, graphiqlPage, startScript, type Tab } from './graphiql-page.ts';
import type { Route } from './routes.ts';
import type { ServerPlugin } from './plugin.ts';

/** The package's version and the page's own script decide what the parts hold. */
const VERSION = `?v=${about.version}-1`;

const types = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };

/** The prebuilt bundle, nine megabytes of text, is loaded when somebody opens the page for the first time. */
async function part(name: string): Promise<string> {
	if (name === 'start.js') return startScript;
	const bundle = await import('@graphql-yoga/render-graphiql/graphiql');
	const parts: Record<string, string> = {
		'graphiql.js': bundle.js,
		'style.css': bundle.css,
		'editor.worker.js': bundle.editorWorkerService,
		'json.worker.js': bundle.jsonWorker,
		'graphql.worker.js': bundle.graphqlWorker,
	};
	return parts[name]!;
}

/** The files that GraphiQL's page is made of, from this server's own origin and for ever the same under their address. */
export function graphiqlRoutes(): Route[] {
	return ['start.js', 'graphiql.js', 'style.css', 'editor.worker.js', 'json.worker.js', 'graphql.worker.js'].map((name) => ({
		path: `/${GRAPHIQL_FOLDER}/${name}`,
		method: 'GET',
		answer: async () =>
			new Response(await part(name), {
				headers: {
					'content-type': types[name.endsWith('.css') ? 'css' : 'js'],
					'cache-control': 'public, max-age=31536000, immutable',
					'x-content-type-options': 'nosniff',
					// Workers take their policy from their own answer.
					'content-security-policy': contentSecurityPolicy,
				},
			}),
	}));
}

/**
 * Gives browsers that ask for a page at GraphQL's address GraphiQL, with the query of a shared link where there is one.
 *
 * @param tabs what it opens with, made anew for each page so that they fit the site as it is.
 */
export function useGraphiQLPage(graphqlPath: string, tabs: () => Tab[]): ServerPlugin {
	return {
		onRequest({ request, url, endResponse }) {
			if (request.method !== 'GET' || url.pathname !== graphqlPath || !request.headers.get('accept')?.includes('text/html')) return;
			endResponse(
				new Response(graphiqlPage('HugoQL', tabs(), VERSION), {
					headers: {
						'content-type': 'text/html; charset=utf-8',
						'cache-control': 'no-cache',
						'content-security-policy': contentSecurityPolicy,
						'referrer-policy': 'no-referrer',
						'x-content-type-options': 'nosniff',
						vary: 'Accept',
					},
				}),
			);
		},
	};
}
