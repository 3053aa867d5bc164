import { thumbnailVisibilityOf } from '../store/layout.ts';
import type { PageRow } from '../store/store.ts';
import { builder } from './builder.ts';

/** The picture of an article; its source is the article. */
export const Image = builder.objectRef<PageRow>('Image').implement({
	description: 'A picture.',
	fields: (t) => ({
		url: t.string({
			description: 'Its address; a relative one has the site’s base path before it.',
			resolve: (page) => page.thumbnail ?? '',
		}),
		alt: t.string({
			description: 'Text to show in its place: front matter’s, or else the article’s title.',
			resolve: (page) => page.thumbnailAlt ?? page.title,
		}),
		visibility: t.stringList({
			description: 'Where the theme shows it: `list`, `post` or both.',
			resolve: (page, _, { reader }) => thumbnailVisibilityOf(reader, page),
		}),
		width: t.int({ nullable: true, description: 'Width in pixels. Null where the file is not local or not known.', resolve: () => null }),
		height: t.int({ nullable: true, description: 'Height in pixels. Null where the file is not local or not known.', resolve: () => null }),
	}),
});
