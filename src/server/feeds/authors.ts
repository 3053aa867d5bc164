import type { Json, Params } from '../../config/config.ts';
import { isTree } from '../../config/tree.ts';

/** Who wrote something. At least one of the three is known. */
export type Author = { name: string | null; email: string | null; url: string | null };

const one = '[^\\s@<>(),;:"]+';
const email = new RegExp(`^${one}@${one}$`);

/**
 * The authors that `params.authors`, or else `params.author`, names: a text, a map with `name`, `email` and `url`, or a list of them (Hugo: the
 * site's `params.author` in the embedded RSS template, and the usual keys of themes). Empty where nobody is named.
 */
export function authorsOf(params: Params): Author[] {
	const found = listed(params.authors);
	return found.length > 0 ? found : listed(params.author);
}

function listed(value: Json | undefined): Author[] {
	return (Array.isArray(value) ? value : [value]).map(authorOf).filter((author) => author !== null);
}

function authorOf(value: Json | undefined): Author | null {
	if (typeof value === 'string') return value.trim() === '' ? null : { name: value.trim(), email: null, url: null };
	if (!isTree(value)) return null;
	const text = (...keys: string[]) => {
		for (const key of keys) {
			const found = value[key];
			if (typeof found === 'string' && found.trim() !== '') return found.trim();
		}
		return null;
	};
	const given = text('email');
	const address = text('url', 'link', 'homepage', 'website');
	const author = {
		name: text('name', 'title'),
		email: given !== null && email.test(given) ? given : null,
		url: address !== null && /^https?:\/\//i.test(address) ? address : null,
	};
	return (author.name ?? author.email ?? author.url) ? author : null;
}
