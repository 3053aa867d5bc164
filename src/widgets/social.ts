import type { Json } from '../config/config.ts';
import { isTruthful, orDefault } from '../store/truth.ts';
import type { MakeWidget, SocialLink, WidgetInput } from './widget.ts';

const defaultRel = 'noopener noreferrer';

/** The networks that the theme knows, in its order, with what an account's name is put behind. */
const networks: [name: string, title: string, address: string][] = [
	['facebook', 'Facebook', 'https://facebook.com/'],
	['twitter', 'Twitter', 'https://twitter.com/'],
	['instagram', 'Instagram', 'https://www.instagram.com/'],
	['linkedin', 'LinkedIn', 'https://linkedin.com/in/'],
	['telegram', 'Telegram', 'https://t.me/'],
	['github', 'GitHub', 'https://github.com/'],
	['gitlab', 'GitLab', 'https://gitlab.com/'],
	['bitbucket', 'Bitbucket', 'https://bitbucket.org/'],
];

/** Links to the site's profiles (Mainroad: widgets/social.html). Hidden without `params.widgets.social`. */
export const socialWidget: MakeWidget = ({ name, param, words }) => {
	if (!isTruthful(param('social'))) return null;
	return {
		kind: 'SocialWidget',
		name,
		title: words.social,
		links: [...knownLinks(param), ...email(param), ...customLinks(param('social.custom'))],
	};
};

function knownLinks(param: WidgetInput['param']): SocialLink[] {
	return networks.flatMap(([name, title, address]) => {
		const account = param(`social.${name}`);
		return isTruthful(account) ? [{ name, title, tooltip: title, url: `${address}${account}`, icon: name, rel: defaultRel }] : [];
	});
}

function email(param: WidgetInput['param']): SocialLink[] {
	const address = param('social.email');
	if (!isTruthful(address)) return [];
	return [{ name: 'email', title: String(address), tooltip: 'Email', url: `mailto:${address}`, icon: 'email', rel: null }];
}

function customLinks(value: Json | undefined): SocialLink[] {
	if (!Array.isArray(value)) return [];
	return value.flatMap((entry) => {
		if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) return [];
		// A list's maps keep the case of their keys where the configuration is YAML or JSON.
		const fields = Object.fromEntries(Object.entries(entry).map(([key, field]) => [key.toLowerCase(), field]));
		const title = text(fields.title);
		const rel = orDefault(fields.rel, defaultRel);
		return [
			{
				name: 'custom',
				title,
				tooltip: title,
				url: text(fields.url),
				icon: text(fields.icon) || null,
				rel: isTruthful(rel) ? text(rel) : null,
			},
		];
	});
}

function text(value: Json | undefined): string {
	return value === null || value === undefined || typeof value === 'object' ? '' : String(value);
}
