import { commands, type Option, options } from './option-table.ts';

/** The text of `hugoql --help`: usage, commands, and every option with its environment variable and default. Ends with a line break. */
export function helpText(): string {
	const names = Object.keys(commands);
	const width = Math.max(...names.map((name) => name.length));
	const lines = [
		'Usage: hugoql [command] [site] [options]',
		'',
		'site is a Hugo site (with its configuration) or a bare folder of Markdown; the current folder unless given.',
		'',
		'Commands:',
		...Object.entries(commands).map(([name, description]) => `  ${name.padEnd(width)}  ${description}`),
		'',
		'Options, each with the environment variable of the same meaning; a flag wins over it:',
	];
	for (const option of options) {
		lines.push(`  ${usage(option)}  (${option.environmentVariable})`);
		lines.push(`      ${option.description}; default: ${defaultText(option)}${onlyFor(option)}`);
	}
	lines.push('  -h, --help', '      show this help', '  -v, --version', '      show the version');
	return `${lines.join('\n')}\n`;
}

function usage(option: Option): string {
	if (option.type !== 'boolean') return `${option.flag} <${option.placeholder}>`;
	return `${option.flag}, --no-${option.flag.slice(2)}`;
}

function defaultText(option: Option): string {
	if (option.defaultText !== undefined) return option.defaultText;
	if (option.default === null) return 'none';
	return option.type === 'boolean' ? (option.default ? 'on' : 'off') : String(option.default);
}

function onlyFor(option: Option): string {
	return option.commands.length === 1 && option.commands[0] !== 'serve' ? `; only ${option.commands[0]}` : '';
}
