/** What HugoQL can be told to do. `serve` is meant where no command is named. */
export const commands = {
	serve: 'index, watch and serve (the default command)',
	index: 'index once and leave',
	check: 'print every problem in the content; exit 1 on errors',
	schema: 'print the GraphQL schema',
	help: 'show this help',
	version: 'show the version',
} as const;

/** A key of {@link commands}. */
export type Command = keyof typeof commands;

/** The value of every option, by name. */
export type OptionValues = {
	port: number;
	host: string;
	/** A file relative to the current folder, or the URL of a libSQL server; null for `.hugoql/index.db` in the site. */
	database: string | null;
	watch: boolean;
	processes: number;
	graphiql: boolean;
	previewToken: string | null;
	hookSecret: string | null;
	/** Path of the manifest. */
	trustedDocuments: string | null;
	/** `*`, or origins separated by commas. */
	corsOrigin: string | null;
	maxCost: number;
	maxDepth: number;
	/** Milliseconds. */
	timeout: number;
	/** Operations per minute and client; 0 for no limit. */
	rateLimit: number;
	/** Megabytes. */
	cacheSize: number;
	maxAge: number;
	environment: string;
	/** null: as the site's configuration says. */
	buildDrafts: boolean | null;
	buildFuture: boolean | null;
	buildExpired: boolean | null;
	/** A file to write instead of standard output. */
	output: string | null;
};

/** One option: a flag and an environment variable of the same meaning. */
export type Option<Name extends keyof OptionValues = keyof OptionValues> = {
	name: Name;
	flag: string;
	environmentVariable: string;
	type: 'number' | 'boolean' | 'text';
	default: OptionValues[Name];
	/** How the help shows the default where the value itself does not say it. */
	defaultText?: string;
	/** What the help calls the value: `--port <number>`. */
	placeholder?: string;
	minimum?: number;
	maximum?: number;
	/** Why a text cannot be used, null where it can. */
	refuse?: (text: string) => string | null;
	commands: readonly Command[];
	description: string;
};

const serve = ['serve'] as const;
const reading = ['serve', 'index', 'check'] as const;

function option<Name extends keyof OptionValues>(name: Name, rest: Omit<Option<Name>, 'name' | 'flag' | 'environmentVariable'>): Option {
	const words = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
	const environmentVariable = `HUGOQL_${words.replaceAll('-', '_').toUpperCase()}`;
	return { name, flag: `--${words}`, environmentVariable, ...rest } as Option;
}

/** Every option of HugoQL, in the order of the help. Defaults and limits are decided here and nowhere else. */
export const options: readonly Option[] = [
	option('port', {
		type: 'number',
		default: 4000,
		placeholder: 'number',
		minimum: 0,
		maximum: 65535,
		commands: serve,
		description: 'port to listen on; 0 takes any free one',
	}),
	option('host', { type: 'text', default: '127.0.0.1', placeholder: 'address', commands: serve, description: 'address to listen on' }),
	option('database', {
		type: 'text',
		default: null,
		defaultText: '.hugoql/index.db in the site',
		placeholder: 'file or URL',
		commands: reading,
		description: 'where the index is kept: a file, or the URL of a libSQL server',
	}),
	option('watch', { type: 'boolean', default: true, commands: serve, description: 'follow changes of content and configuration' }),
	option('processes', {
		type: 'number',
		default: 1,
		placeholder: 'number',
		minimum: 1,
		maximum: 256,
		commands: serve,
		description: 'processes that answer requests on one index, each with caches and rate limits of its own',
	}),
	option('graphiql', { type: 'boolean', default: true, commands: serve, description: 'serve GraphiQL to browsers' }),
	option('previewToken', {
		type: 'text',
		default: null,
		placeholder: 'token',
		commands: serve,
		description: 'bearer token that also sees drafts, future and expired articles, and problems',
	}),
	option('hookSecret', {
		type: 'text',
		default: null,
		placeholder: 'secret',
		commands: serve,
		description: 'secret of signed requests to POST /hooks/reindex; without it there is no such address',
	}),
	option('trustedDocuments', {
		type: 'text',
		default: null,
		placeholder: 'file',
		commands: serve,
		description: 'manifest of persisted documents (hash to text); with it, nothing else runs',
	}),
	option('corsOrigin', {
		type: 'text',
		default: null,
		placeholder: 'origins',
		refuse: refuseOrigins,
		commands: serve,
		description: 'origins that browsers may call from, separated by commas, or *',
	}),
	option('maxCost', {
		type: 'number',
		default: 10_000,
		placeholder: 'number',
		minimum: 1,
		commands: serve,
		description: 'highest cost of one operation',
	}),
	option('maxDepth', {
		type: 'number',
		default: 20,
		placeholder: 'number',
		minimum: 1,
		commands: serve,
		description: 'deepest nesting of one operation',
	}),
	option('timeout', {
		type: 'number',
		default: 10_000,
		placeholder: 'milliseconds',
		minimum: 1,
		commands: serve,
		description: 'longest time for one operation, in milliseconds',
	}),
	option('rateLimit', {
		type: 'number',
		default: 0,
		defaultText: '0, no limit',
		placeholder: 'number',
		minimum: 0,
		commands: serve,
		description: 'most operations of one client in a minute',
	}),
	option('cacheSize', {
		type: 'number',
		default: 64,
		placeholder: 'megabytes',
		minimum: 0,
		maximum: 65_536,
		commands: serve,
		description: 'memory for answers that are kept until the content changes; 0 keeps nothing from request to request',
	}),
	option('maxAge', {
		type: 'number',
		default: 0,
		placeholder: 'seconds',
		minimum: 0,
		maximum: 31_536_000,
		commands: serve,
		description: 'seconds for which caches may answer without asking, up to the next moment at which an article appears or expires',
	}),
	option('environment', {
		type: 'text',
		default: 'production',
		placeholder: 'name',
		refuse: (text) => (/^[A-Za-z0-9_-]+$/.test(text) ? null : 'holds more than letters, digits, - and _'),
		commands: reading,
		description: "Hugo's environment: which folder of config/ lies over config/_default",
	}),
	option('buildDrafts', {
		type: 'boolean',
		default: null,
		defaultText: 'as the site says',
		commands: reading,
		description: 'include drafts',
	}),
	option('buildFuture', {
		type: 'boolean',
		default: null,
		defaultText: 'as the site says',
		commands: reading,
		description: 'include articles with a publish date in the future',
	}),
	option('buildExpired', {
		type: 'boolean',
		default: null,
		defaultText: 'as the site says',
		commands: reading,
		description: 'include expired articles',
	}),
	option('output', {
		type: 'text',
		default: null,
		defaultText: 'standard output',
		placeholder: 'file',
		commands: ['schema'],
		description: 'file to write the schema to',
	}),
];

function refuseOrigins(text: string): string | null {
	for (const origin of text.split(',')) {
		if (origin.trim() === '*') continue;
		const isOrigin = URL.canParse(origin.trim()) && new URL(origin.trim()).origin === origin.trim();
		if (!isOrigin) return `holds ${JSON.stringify(origin.trim())}, which is no origin like https://example.org`;
	}
	return null;
}
