import { resourceFolder } from '../store/url-forms.ts';
import type { BundleResource, PageRow } from '../store/store.ts';
import { builder } from './builder.ts';

/** A file of a bundle. */
export const Resource = builder.objectRef<BundleResource & { page: PageRow }>('Resource').implement({
	description: 'A file that belongs to a page, such as a picture of its bundle.',
	fields: (t) => ({
		name: t.exposeString('name', {
			description: 'What front matter’s `resources` calls it, or else its path within the bundle (Hugo: .Name).',
		}),
		path: t.string({
			description:
				'Path of its address from the root of the host: below that of its page, or of the page in another language whose file it is (Hugo: .RelPermalink).',
			resolve: ({ file, language, page }, _, { reader }) => {
				const owner = language === null ? null : reader.findLanguage(language);
				const url = (owner && reader.pageByLogicalPath(owner.id, page.logicalPath))?.url ?? page.url;
				return resourceFolder(url) + file.split('/').map(encodeURIComponent).join('/');
			},
		}),
	}),
});
