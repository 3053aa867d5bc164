/** One tab that GraphiQL opens with. */
export type Tab = { query: string; variables: string };

/** Where the page's parts are, relative to the page, so that a path prefix of a proxy does not matter. */
export const GRAPHIQL_FOLDER = 'graphiql';

/**
 * The page's own script: GraphiQL's parts come as files of this server instead of one page of nine megabytes, so that
 * the browser keeps them and the policy needs no exception for scripts.
 */
export const startScript = `const options = JSON.parse(document.getElementById('options').textContent);
const workers = { editorWorkerService: 'editor.worker.js', json: 'json.worker.js', graphql: 'graphql.worker.js' };
const folder = new URL('.', document.currentScript.src);
self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_, label) => new URL(workers[label] + options.version, folder).href };
YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), options);
`;

/**
 * What the page may do: talk to its own server and to nobody else. Monaco writes style elements, and draws its icons from
 * data addresses.
 */
export const contentSecurityPolicy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self' 'unsafe-inline'",
	"img-src 'self' data:",
	"font-src 'self' data:",
	"connect-src 'self'",
	"worker-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
].join('; ');

/** @param version query string of the parts' addresses, changes with their content. */
export function graphiqlPage(title: string, tabs: Tab[], version: string): string {
	const options = { title, version, defaultTabs: tabs, shouldPersistHeaders: false, schemaDescription: true, inputValueDeprecation: true };
	const part = (name: string) => `${GRAPHIQL_FOLDER}/${name}${version}`;
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHTML(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${part('style.css')}">
</head>
<body class="no-focus-outline">
<noscript>GraphiQL needs JavaScript. The schema is at schema.graphql.</noscript>
<div id="root"></div>
<script type="application/json" id="options">${JSON.stringify(options).replaceAll('<', '\\u003c')}</script>
<script src="${part('graphiql.js')}"></script>
<script src="${part('start.js')}"></script>
</body>
</html>
`;
}

function escapeHTML(text: string): string {
	return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
