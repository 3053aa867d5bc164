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
// GraphiQL takes the first tab's variables from elsewhere, and a shared link's query belongs into a tab of its own.
if (localStorage.getItem('graphiql:tabState') === null) {
	if (new URL(location.href).searchParams.has('query')) delete options.defaultTabs;
	else options.variables = options.defaultTabs[0]?.variables;
}
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

/** An H in the hexagon of GraphQL's mark. */
const logo =
	'<svg viewBox="0 0 24 24" width="30" height="30" aria-hidden="true"><path d="M12 1l9.5 5.5v11L12 23l-9.5-5.5v-11z" fill="#e10098"/><path d="M8 7v10M16 7v10M8 12h8" stroke="#fff" stroke-width="2.4"/></svg>';

/** @param version query string of the parts' addresses, changes with their content. */
export function graphiqlPage(title: string, tabs: Tab[], version: string): string {
	const options = {
		title,
		logo,
		version,
		defaultTabs: tabs,
		shouldPersistHeaders: false,
		schemaDescription: true,
		inputValueDeprecation: true,
	};
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
