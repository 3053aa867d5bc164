import type { PageRow } from './rows.ts';

/** GraphQL types of pages that have a Relay id. */
export type NodeType = 'Article' | 'Section' | 'HomePage' | 'Taxonomy' | 'Tag' | 'Category' | 'CustomTerm';

/** What a Relay id says; it survives a rebuild of the index, because no row number is in it. */
export type NodeId = { type: NodeType; languageKey: string; logicalPath: string };

const types = new Set<string>(['Article', 'Section', 'HomePage', 'Taxonomy', 'Tag', 'Category', 'CustomTerm']);

/** `Article:zh-cn:/news/x` in base64url. */
export function encodeNodeId(type: NodeType, languageKey: string, logicalPath: string): string {
	return Buffer.from(`${type}:${languageKey}:${logicalPath}`).toString('base64url');
}

/** The reverse of {@link encodeNodeId}; null for anything that it does not write. */
export function decodeNodeId(id: string): NodeId | null {
	if (id.length > 8192) return null;
	const text = Buffer.from(id, 'base64url').toString();
	const [type, languageKey, ...rest] = text.split(':');
	const logicalPath = rest.join(':');
	if (!types.has(type!) || !languageKey || !logicalPath.startsWith('/')) return null;
	// Base64 has several spellings of one text; an id has one.
	if (encodeNodeId(type as NodeType, languageKey, logicalPath) !== id) return null;
	return { type: type as NodeType, languageKey, logicalPath };
}

/** The GraphQL type of a page. */
export function nodeType(page: Pick<PageRow, 'kind' | 'logicalPath'>): NodeType {
	switch (page.kind) {
		case 'page':
			return 'Article';
		case 'section':
			return 'Section';
		case 'home':
			return 'HomePage';
		case 'taxonomy':
			return 'Taxonomy';
		case 'term':
			if (page.logicalPath.startsWith('/tags/')) return 'Tag';
			return page.logicalPath.startsWith('/categories/') ? 'Category' : 'CustomTerm';
	}
}
