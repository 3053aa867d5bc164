import type { Json, Params, PrivacyConfig } from '../../config/config.ts';
import { escapeTemplateAttribute } from '../markdown/html/escape.ts';
import { normalizedURL, parseDestination } from '../markdown/destination.ts';
import type { Tag } from './tag.ts';

/** What the embedded shortcodes need of the renderer and the page. */
export type ShortcodePage = {
	/** Markdown as HTML, with paragraphs. */
	block(markdown: string): string;
	/** Markdown as HTML, without the paragraph around it where there is only one. */
	inline(markdown: string): string;
	/** The address of a picture: of the file in the page's bundle that has this name, else as it is. */
	image(source: string): string;
	/** Code in `div.highlight`, or plain, as a fence would show it. */
	code(language: string, options: string, code: string): string;
	/** Front matter, and the site's params for what it does not say; keys in lower case. */
	params: Params;
	siteParams: Params;
	privacy: PrivacyConfig;
};

/** `indentation` is the white space before the tag, where nothing else stands before it on its line. */
type Embedded = (tag: Tag, inner: string, page: ShortcodePage, indentation: string) => string | null;

/**
 * Hugo's own shortcodes that have a plain meaning (Hugo: tpl/tplimpl/embedded/templates/_shortcodes). Null where an argument is missing.
 * `ref` and `relref` are not among them: they are link destinations.
 */
export const embeddedShortcodes: Record<string, Embedded> = {
	figure: (tag, _inner, page) => figure(tag, page),
	highlight: (tag, inner, page, indentation) => {
		const [language, options = ''] = tag.positional;
		return language === undefined
			? null
			: page.code(language, options, withoutIndentation(inner, indentation).replace(/^[\r\n]+|[\r\n]+$/g, ''));
	},
	details: (tag, inner, page) => details(tag, inner, page),
	youtube: (tag, _inner, page) => (page.privacy.youtube.disable ? '' : youtube(tag, page.privacy.youtube.privacyEnhanced)),
	vimeo: (tag, _inner, page) => (page.privacy.vimeo.disable ? '' : vimeo(tag, page.privacy.vimeo.enableDNT)),
	param: (tag, _inner, page) => paramText(tag, page.params) ?? paramText(tag, page.siteParams),
	comment: () => '',
	/** Its picture is not drawn. */
	qr: () => '',
};

/** Hugo: hugolib/shortcode.go, InnerDeindent. */
function withoutIndentation(text: string, indentation: string): string {
	return indentation === ''
		? text
		: text.replace(/^[ \t]+/gm, (space) => (space.startsWith(indentation) ? space.slice(indentation.length) : space));
}

function attribute(name: string, value: string | undefined): string {
	return value === undefined || value === '' ? '' : ` ${name}="${escapeTemplateAttribute(value)}"`;
}

function url(value: string): string {
	return escapeTemplateAttribute(normalizedURL(value));
}

function figure(tag: Tag, page: ShortcodePage): string {
	const get = (name: string): string => tag.named.get(name) ?? '';
	const parsed = parseDestination(get('src'));
	const isOwn = parsed !== null && !parsed.isAbsolute && parsed.path !== '';
	const source = isOwn ? page.image(get('src')) : url(parsed?.text ?? get('src'));
	const caption = get('caption');
	const captionHTML = caption === '' ? '' : page.inline(caption);
	const alternative = get('alt') === '' ? captionHTML.replace(/<[^>]*>/g, '') : escapeTemplateAttribute(get('alt'));
	const image =
		`<img src="${source}"${alternative === '' ? '' : `\n\t\t\talt="${alternative.replaceAll('"', '&#34;')}"`}` +
		`${['width', 'height', 'loading'].map((name) => attribute(name, get(name))).join('')}>`;
	const link = get('link');
	const linked =
		link === '' ? image : `<a href="${url(link)}"${attribute('target', get('target'))}${attribute('rel', get('rel'))}>${image}</a>`;
	const title = get('title') === '' ? '' : `<h4>${escapeTemplateAttribute(get('title'))}</h4>`;
	const credit =
		get('attrlink') === '' ? page.inline(get('attr')) : `\n\t\t\t\t\t\t<a href="${url(get('attrlink'))}">${page.inline(get('attr'))}</a>`;
	const text = caption !== '' || get('attr') !== '' ? `<p>${captionHTML}${credit}</p>` : '';
	const hasText = title !== '' || text !== '';
	return `<figure${attribute('class', get('class'))}>${linked}${hasText ? `<figcaption>\n\t\t\t${title}${text}\n\t\t</figcaption>` : ''}\n</figure>\n`;
}

function details(tag: Tag, inner: string, page: ShortcodePage): string {
	const open = isTrue(tag.named.get('open')) ? ' open' : '';
	const attributes = attribute('class', tag.named.get('class')) + attribute('name', tag.named.get('name'));
	const summary = page.inline(tag.named.get('summary') || 'Details');
	return `\n<details${attributes}${open}${attribute('title', tag.named.get('title'))}>\n\t<summary>${summary}</summary>\n\t${page.block(inner)}</details>\n`;
}

const frameStyle = 'position: absolute; top: 0; left: 0; width: 100%; height: 100%; border:0;';
const boxStyle = 'position: relative; padding-bottom: 56.25%; height: 0; overflow: hidden;';

function youtube(tag: Tag, isEnhanced: boolean): string | null {
	const id = tag.named.get('id') ?? tag.positional[0];
	if (!id) return null;
	const get = (name: string, otherwise: string): string => tag.named.get(name) || otherwise;
	const flag = (name: string, otherwise: boolean): number =>
		isTrue(tag.named.get(name)) || (otherwise && !isFalse(tag.named.get(name))) ? 1 : 0;
	const autoplay = flag('autoplay', false);
	const loop = flag('loop', false);
	const settings: [string, string | number][] = [
		['autoplay', autoplay],
		['controls', flag('controls', true)],
		['end', get('end', '0')],
		['loop', loop],
		['mute', autoplay === 1 ? 1 : flag('mute', false)],
		['start', get('start', '0')],
	];
	if (loop === 1) settings.splice(5, 0, ['playlist', id]);
	const query = settings.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
	const allow = `accelerometer; autoplay; clipboard-write; encrypted-media; gyroscope; picture-in-picture; web-share${flag('allowFullScreen', true) === 1 ? '; fullscreen' : ''}`;
	const ownClass = get('class', '');
	return (
		`<div${ownClass === '' ? ` style="${boxStyle}"` : attribute('class', ownClass)}>\n\t\t\t<iframe allow="${allow}"` +
		`${attribute('loading', get('loading', 'eager'))} referrerpolicy="strict-origin-when-cross-origin"` +
		` src="${url(`https://www.youtube${isEnhanced ? '-nocookie' : ''}.com/embed/${id}?${query}`)}"${ownClass === '' ? ` style="${frameStyle}"` : ''}` +
		`${attribute('title', get('title', 'YouTube video'))}></iframe>\n\t\t</div>\n`
	);
}

function vimeo(tag: Tag, isUntracked: boolean): string | null {
	const id = tag.named.get('id') ?? tag.positional[0];
	if (!id) return null;
	const ownClass = tag.named.get('class') ?? '';
	const box = ownClass === '' ? `style="${boxStyle}"` : attribute('class', ownClass).trim();
	const allow = isFalse(tag.named.get('allowFullScreen')) ? '' : ' allow="fullscreen"';
	return (
		`\n\t\t\t<div\n\t\t\t\t\t${box}>\n\t\t\t\t<iframe\n\t\t\t\t\tsrc="${url(`https://player.vimeo.com/video/${id}?dnt=${isUntracked ? 1 : 0}`)}"` +
		`${ownClass === '' ? `\n\t\t\t\t\t\tstyle="${frameStyle}"` : ''}${allow}${attribute('loading', tag.named.get('loading'))}` +
		`${attribute('title', tag.named.get('title'))}>\n\t\t\t\t</iframe>\n\t\t\t</div>\n`
	);
}

function paramText(tag: Tag, params: Params): string | null {
	const name = tag.positional[0];
	if (name === undefined) return null;
	let value: Json | undefined = params;
	for (const key of name.toLowerCase().split('.')) {
		if (value === null || typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, key)) return null;
		value = value[key];
	}
	return value === null || typeof value === 'object' ? null : escapeTemplateAttribute(String(value));
}

function isTrue(value: string | undefined): boolean {
	return value === 'true' || value === '1';
}

function isFalse(value: string | undefined): boolean {
	return value === 'false' || value === '0';
}
