import type { PageRow } from '../store/store.ts';
import { builder } from './builder.ts';

/** A file of a bundle. */
export const Resource = builder.objectRef<{ name: string; page: PageRow }>('Resource').implement({
	description: 'A file that belongs to a page, such as a picture of its bundle.',
	fields: (t) => ({
		name: t.exposeString('name', { description: 'Its path within the bundle (Hugo: .Name).' }),
		path: t.string({
			description: 'Path of its address from the root of the host: below that of its page (Hugo: .RelPermalink).',
			resolve: ({ name, page }) => page.url.replace(/[^/]*$/, '') + name.split('/').map(encodeURIComponent).join('/'),
		}),
	}),
});
