select page.id as id, 0 as lead, page.date as value, page.position as position from page indexed by page_site_date where page.in_site = 1 and page.language_id = ? order by page.date desc, page.position desc limit ?
select count from counter where language_id = ? and dimension = ? and key = ?
select page_id as id, params, extras from page_detail where page_id in (?, ?, ?, ?, ?, ?, ?, ?)
select page_id as pageId, term_id as termId from page_term where page_id in (?, ?, ?, ?, ?, ?, ?, ?) and is_own = 1 and page_term.is_counted = 1 order by page_id, ordinal
select page_id as id, name, article_count as articleCount from list_page where page_id in (?)
select page.id from page indexed by page_translated where page.is_translated = 1 and page.translation_key in (?, ?) and page.is_built = 1
select page_id as id, texts from page_body where page_id in (?, ?, ?, ?, ?, ?, ?, ?)
select page.id, page.url from json_each(?) as wanted join page on page.url = wanted.value where page.kind = 'page' and page.is_built = 1
select page_id as id, name, article_count as articleCount from list_page where page_id in (?)
