select id, change_sequence as sequence from page indexed by page_change where in_site = 1 and change_sequence > ? order by change_sequence limit ?
select sequence, language_id as languageId, logical_path as logicalPath, url, translation_key as translationKey, reason, at, created_sequence as createdSequence from removal where sequence > ? order by sequence limit ?
select page.id from page not indexed where page.id in (?, ?, ?, ?, ?, ?, ?, ?) and page.in_site = 1 and page.section = ?
select page_id as pageId, term_id as termId from page_term where page_id in (?, ?, ?, ?) and is_own = 1 and page_term.is_counted = 1 order by page_id, ordinal
