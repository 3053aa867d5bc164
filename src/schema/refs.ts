import type { SearchResult } from '../search/search.ts';
import type { SiteLanguage } from '../store/site.ts';
import type { MenuItem as MenuItemSource } from '../store/menus.ts';
import type { ProblemRow } from '../store/problems.ts';
import type {
	ArticleConnection as ArticleConnectionSource,
	ArticleFacets as ArticleFacetsSource,
	ChangeRow,
	Connection,
	LanguageRow,
	PageRow,
	RelatedRows,
	TagCloudRow,
	TermRow,
} from '../store/store.ts';
import type { Widget as WidgetSource } from '../widgets/widget.ts';
import { builder } from './builder.ts';
import type { TranslationSource } from './translation-source.ts';

/*
 * References to the types that others name, with what their resolvers get. They stand apart from the types' own files because
 * types name each other in circles.
 */

export const Node = builder.interfaceRef<PageRow>('Node');
export const Page = builder.interfaceRef<PageRow>('Page');
export const Term = builder.interfaceRef<PageRow>('Term');

export const Article = builder.objectRef<PageRow>('Article');
export const Section = builder.objectRef<PageRow>('Section');
export const HomePage = builder.objectRef<PageRow>('HomePage');
export const Taxonomy = builder.objectRef<PageRow>('Taxonomy');
export const Tag = builder.objectRef<PageRow>('Tag');
export const Category = builder.objectRef<PageRow>('Category');
export const CustomTerm = builder.objectRef<PageRow>('CustomTerm');

export const Site = builder.objectRef<LanguageRow>('Site');
export const Language = builder.objectRef<SiteLanguage>('Language');
export const Translation = builder.objectRef<TranslationSource>('Translation');
export const Layout = builder.objectRef<PageRow>('Layout');
export const Widget = builder.interfaceRef<WidgetSource>('Widget');
export const Menu = builder.objectRef<{ name: string; items: MenuItemSource[] }>('Menu');
export const MenuItem = builder.objectRef<MenuItemSource>('MenuItem');
export const Problem = builder.objectRef<ProblemRow>('Problem');
export const TagCloudEntry = builder.objectRef<TagCloudRow>('TagCloudEntry');
export const Change = builder.interfaceRef<ChangeRow>('Change');

export const ArticleConnection = builder.objectRef<ArticleConnectionSource>('ArticleConnection');
export const ArticleFacets = builder.objectRef<ArticleFacetsSource>('ArticleFacets');
export const RelatedArticleConnection = builder.objectRef<RelatedRows>('RelatedArticleConnection');
export const SearchConnection = builder.objectRef<SearchResult>('SearchConnection');
export const PageConnection = builder.objectRef<Connection<PageRow>>('PageConnection');
export const TermConnection = builder.objectRef<Connection<TermRow>>('TermConnection');
export const TagConnection = builder.objectRef<Connection<TermRow>>('TagConnection');
export const CategoryConnection = builder.objectRef<Connection<TermRow>>('CategoryConnection');
export const ProblemConnection = builder.objectRef<Connection<ProblemRow>>('ProblemConnection');
