import type { LanguageConfig } from '../config/config.ts';
import type { Ancestor, Location, PageFields } from './document.ts';
import type { PathStyle } from './sanitize.ts';

/** Everything about a page that its URL depends on. */
export type AddressedPage = {
	location: Pick<Location, 'path' | 'logicalPath' | 'kind' | 'form' | 'translationBaseName' | 'contentBaseName'>;
	fields: Pick<PageFields, 'title' | 'slug' | 'url' | 'date' | 'render'>;
	language: PathStyle & Pick<LanguageConfig, 'prefix' | 'basePath' | 'permalinks' | 'uglyURLs'>;
	/** List pages above, nearest first; home may be among them. */
	ancestors: Pick<Ancestor, 'logicalPath' | 'kind' | 'slug' | 'title' | 'name'>[];
};
