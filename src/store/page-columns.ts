/** Selects a {@link PageRow} from table `page`. */
export const pageColumns = `page.id, page.language_id as languageId, page.kind, page.logical_path as logicalPath, page.file, page.url, page.slug,
	page.title, coalesce(page.link_title, page.title) as linkTitle, page.description, page.type, page.section, page.parent_id as parentId,
	page.bundle_type as bundleType, page.weight, page.date, page.publish_date as publishDate, page.lastmod, page.expiry_date as expiryDate,
	page.date_text as dateText,
	iif(page.publish_date is null, null, coalesce(page.publish_date_text, page.date_text)) as publishDateText,
	iif(page.lastmod is null, null, coalesce(page.lastmod_text, page.date_text)) as lastmodText,
	page.expiry_date_text as expiryDateText, page.is_draft as isDraft, page.list, page.render, page.is_built as isBuilt, page.in_site as inSite,
	page.in_section as inSection, page.weight_order as weightOrder, page.date_order as dateOrder, page.position, page.word_count as wordCount,
	page.reading_time as readingTime, page.is_truncated as isTruncated, page.summary, page.lead, page.thumbnail,
	page.thumbnail_alt as thumbnailAlt, page.translation_key as translationKey, page.is_translated as isTranslated, page.version,
	page.change_sequence as changeSequence, page.created_sequence as createdSequence, page.changed_at as changedAt`;
