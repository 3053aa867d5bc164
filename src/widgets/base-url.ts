import type { LanguageConfig } from '../config/config.ts';

/** What templates get as the site's base URL; the base path where the site has no host. */
export function baseURLOf({ baseURL, basePath }: LanguageConfig): string {
	return baseURL ?? `${basePath}/`;
}
