import { UsageError } from '../errors.ts';
import { type Command, commands, type Option, type OptionValues, options } from './option-table.ts';
import { nearest } from './nearest.ts';

export { type Command, commands, type Option, type OptionValues, options } from './option-table.ts';
export { helpText } from './option-help.ts';

/** A command line, understood. */
export type ParsedOptions = {
	command: Command;
	/** Folder of the site as given; `.` where none is. */
	site: string;
	values: OptionValues;
	/** Names of the options that a flag or an environment variable gives. */
	given: Set<keyof OptionValues>;
};

/**
 * Understands a command line: `[command] [site] [--option value | --option=value | --switch | --no-switch]…`. A flag wins over its
 * environment variable, that over the default; an empty variable counts as not set.
 *
 * @param argv arguments after the program's name
 * @throws UsageError with one line for anything that cannot be understood
 */
export function parseOptions(argv: string[], env: Record<string, string | undefined>): ParsedOptions {
	const texts = new Map<Option, Text>();
	for (const option of options) {
		const text = env[option.environmentVariable];
		if (text !== undefined && text !== '') texts.set(option, { text, source: option.environmentVariable });
	}
	const { words, flags, wanted } = split(argv);
	const { command, site } = understand(words, wanted);
	for (const [option, text] of flags) {
		if (wanted === null && command !== 'help' && command !== 'version' && !option.commands.includes(command)) {
			throw new UsageError(`${option.flag} is no option of ${command}, but of ${option.commands.join(', ')}.`);
		}
		texts.set(option, text);
	}
	const values: Record<string, unknown> = {};
	const given = new Set<keyof OptionValues>();
	for (const option of options) {
		const text = texts.get(option);
		// What another command uses is not looked at, so that help works whatever the environment holds.
		const isUsed = text !== undefined && option.commands.includes(command);
		if (isUsed) given.add(option.name);
		values[option.name] = isUsed ? convert(option, text) : option.default;
	}
	return { command, site, values: values as OptionValues, given };
}

type Text = { text: string; source: string };
type Split = { words: string[]; flags: [Option, Text][]; wanted: 'help' | 'version' | null };

function split(argv: string[]): Split {
	const result: Split = { words: [], flags: [], wanted: null };
	for (let place = 0; place < argv.length; place++) {
		const argument = argv[place]!;
		if (argument === '--') {
			result.words.push(...argv.slice(place + 1));
			break;
		}
		if (argument === '--help' || argument === '-h') result.wanted = 'help';
		else if (argument === '--version' || argument === '-v') result.wanted ??= 'version';
		else if (argument.startsWith('-') && argument !== '-') place = takeFlag(argv, place, result.flags);
		else result.words.push(argument);
	}
	return result;
}

function takeFlag(argv: string[], place: number, flags: Split['flags']): number {
	const argument = argv[place]!;
	const equals = argument.indexOf('=');
	const flag = equals < 0 ? argument : argument.slice(0, equals);
	const negated = options.find((option) => option.type === 'boolean' && flag === `--no-${option.flag.slice(2)}`);
	if (negated && equals < 0) {
		flags.push([negated, { text: 'false', source: flag }]);
		return place;
	}
	const option = options.find((candidate) => candidate.flag === flag);
	if (!option) throw unknownOption(flag);
	if (equals >= 0) flags.push([option, { text: argument.slice(equals + 1), source: flag }]);
	else if (option.type === 'boolean') flags.push([option, { text: 'true', source: flag }]);
	else {
		const next = argv[place + 1];
		if (next === undefined || next.startsWith('--')) throw new UsageError(`${flag} needs a value: ${flag} <${option.placeholder}>.`);
		flags.push([option, { text: next, source: flag }]);
		return place + 1;
	}
	return place;
}

function unknownOption(flag: string): UsageError {
	const switches = options.filter((option) => option.type === 'boolean').map((option) => `--no-${option.flag.slice(2)}`);
	const similar = nearest(flag, [...options.map((option) => option.flag), ...switches, '--help', '--version'], 3);
	return new UsageError(`Unknown option ${flag}; ${similar ? `did you mean ${similar}?` : 'hugoql --help lists them all.'}`);
}

function understand(words: string[], wanted: Split['wanted']): { command: Command; site: string } {
	const [first, ...others] = words;
	const named = first !== undefined && Object.hasOwn(commands, first) ? (first as Command) : null;
	const command = wanted ?? named ?? 'serve';
	const rest = named ? others : words;
	if (wanted !== null || command === 'help' || command === 'version') return { command, site: '.' };
	if (!named && first !== undefined) {
		const similar = nearest(first, Object.keys(commands), 1);
		if (similar) throw new UsageError(`Unknown command ${first}; did you mean ${similar}? A folder of that name is ./${first}.`);
	}
	if (command === 'schema' && rest.length > 0) throw new UsageError(`schema takes no site, but ${JSON.stringify(rest[0])} is given.`);
	if (rest.length > 1)
		throw new UsageError(`One site at a time, please: ${rest.map((word) => JSON.stringify(word)).join(' and ')} are given.`);
	if (rest[0] === '') throw new UsageError('The name of the site is empty; leave it out for the current folder.');
	return { command, site: rest[0] ?? '.' };
}

function convert(option: Option, { text, source }: Text): OptionValues[keyof OptionValues] {
	if (option.type === 'boolean') {
		if (/^(true|on|yes|1)$/i.test(text)) return true;
		if (/^(false|off|no|0)$/i.test(text)) return false;
		throw new UsageError(`${source} must be true or false, not ${JSON.stringify(text)}.`);
	}
	if (option.type === 'text') {
		if (text === '') throw new UsageError(`${source} needs a value: ${option.flag} <${option.placeholder}>.`);
		const reason = option.refuse?.(text);
		if (reason) throw new UsageError(`${source} ${reason}.`);
		return text;
	}
	const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
	const minimum = option.minimum ?? 0;
	const maximum = option.maximum ?? Number.MAX_SAFE_INTEGER;
	if (number >= minimum && number <= maximum) return number;
	const range = option.maximum === undefined ? `${minimum} or more` : `from ${minimum} to ${maximum}`;
	throw new UsageError(`${source} must be a whole number, ${range}, not ${JSON.stringify(text)}.`);
}
