import type { PageRow } from './rows.ts';

/** SQL over table `page` for each column of a {@link PageRow}. */
export const pageColumnSql: Record<keyof PageRow, string> = {
	id: 'page.id',
	languageId: 'page.language_id',
	kind: 'page.kind',
	logicalPath: 'page.logical_path',
	file: 'page.file',
	url: 'page.url',
	slug: 'page.slug',
	title: 'page.title',
	linkTitle: 'coalesce(page.link_title, page.title)',
	description: 'page.description',
	type: 'page.type',
	section: 'page.section',
	parentId: 'page.parent_id',
	bundleType: 'page.bundle_type',
	weight: 'page.weight',
	date: 'page.date',
	publishDate: 'page.publish_date',
	lastmod: 'page.lastmod',
	expiryDate: 'page.expiry_date',
	dateText: 'page.date_text',
	publishDateText: 'iif(page.publish_date is null, null, coalesce(page.publish_date_text, page.date_text))',
	lastmodText: 'iif(page.lastmod is null, null, coalesce(page.lastmod_text, page.date_text))',
	expiryDateText: 'page.expiry_date_text',
	isDraft: 'page.is_draft',
	list: 'page.list',
	render: 'page.render',
	isBuilt: 'page.is_built',
	inSite: 'page.in_site',
	inSection: 'page.in_section',
	weightOrder: 'page.weight_order',
	dateOrder: 'page.date_order',
	position: 'page.position',
	wordCount: 'page.word_count',
	readingTime: 'page.reading_time',
	isTruncated: 'page.is_truncated',
	summary: 'page.summary',
	lead: 'page.lead',
	thumbnail: 'page.thumbnail',
	thumbnailAlt: 'page.thumbnail_alt',
	translationKey: 'page.translation_key',
	isTranslated: 'page.is_translated',
	version: 'page.version',
	changeSequence: 'page.change_sequence',
	createdSequence: 'page.created_sequence',
	changedAt: 'page.changed_at',
};

/** Selects a whole {@link PageRow} from table `page`. */
export const pageColumns = selected(pageColumnSql);

/** SQL that selects columns under their names. */
export function selected(columns: Record<string, string>): string {
	return Object.entries(columns)
		.map(([name, sql]) => (/^\w+\.(\w+)$/.exec(sql)?.[1] === name ? sql : `${sql} as ${name}`))
		.join(', ');
}
