import type { Attribute, AttributeValue } from '../attributes.ts';
import { escapeHTML } from './escape.ts';

const globalNames =
	'accesskey autocapitalize autofocus class contenteditable dir draggable enterkeyhint hidden id inert inputmode is itemid itemprop ' +
	'itemref itemscope itemtype lang part role slot spellcheck style tabindex title translate';

/** Names of the attributes that goldmark lets through on every element, and those of one element. */
export function attributeNames(own = ''): Set<string> {
	return new Set(`${globalNames} ${own}`.trim().split(' '));
}

/** Attributes as HTML, with a space before each; only those of these names and `data-` ones. */
export function attributesHTML(attributes: Attribute[] | null, names: Set<string>): string {
	if (attributes === null) return '';
	let html = '';
	for (const { name, value } of attributes) {
		if (!names.has(name) && !name.startsWith('data-')) continue;
		html += ` ${name}="${typeof value === 'string' ? escapeHTML(value) : ''}"`;
	}
	return html;
}

/** Every attribute but event handlers as HTML (Hugo: attributes.RenderASTAttributes). */
export function allAttributesHTML(attributes: Attribute[] | null): string {
	if (attributes === null) return '';
	let html = '';
	for (const { name, value } of attributes) {
		if (!name.toLowerCase().startsWith('on')) html += ` ${name}="${valueHTML(value)}"`;
	}
	return html;
}

/** Attributes as the embedded hooks of tables and images write them: sorted by name, empty values left out. */
export function hookAttributesHTML(attributes: Attribute[] | null): string {
	if (attributes === null) return '';
	return attributes
		.map(({ name, value }) => ({ name: name.toLowerCase(), value }))
		.filter(({ name, value }) => !name.startsWith('on') && value !== '' && value !== false && value !== 0 && value !== null)
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.map(({ name, value }) => ` ${name}="${valueHTML(value)}"`)
		.join('');
}

/** A value as text: numbers and booleans as they are, lists and maps as nothing. */
export function valueHTML(value: AttributeValue): string {
	if (typeof value === 'string') return escapeHTML(value);
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
