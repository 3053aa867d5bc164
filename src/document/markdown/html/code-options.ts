import type { Attribute } from '../attributes.ts';

/** The options of the shortcode `highlight`, `key=value` with commas between them, as attributes of a fence. */
export function readOptions(settings: string): Attribute[] {
	return settings
		.split(',')
		.map((option) => option.split('='))
		.filter((parts) => parts.length === 2)
		.map(([name = '', value = '']) => ({ name: name.trim().toLowerCase(), value: value.trim() }));
}
