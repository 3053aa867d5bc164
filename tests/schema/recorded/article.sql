select id from page where url = ? and page.is_built = 1 order by kind = 'page' desc, language_id, position, id limit 1
select page_id as id, texts from page_body where page_id in (?)
select page_id as id, params, extras from page_detail where page_id in (?)
select page.id, page.url from json_each(?) as wanted join page on page.url = wanted.value where page.kind = 'page' and page.is_built = 1
select count from counter where language_id = ? and dimension = ? and key = ?
select page.id from page indexed by page_translated where page.is_translated = 1 and page.translation_key in (?) and page.is_built = 1
select page_id as id, name, article_count as articleCount from list_page where page_id in (?)
select page_id as pageId, term_id as termId from page_term where page_id in (?) and is_own = 1 and page_term.is_counted = 1 order by page_id, ordinal
select id from page where language_id = ? and logical_path = ? and kind = 'taxonomy' and page.is_built = 1
select id from page where language_id = ? and logical_path = ? and kind = 'taxonomy' and page.is_built = 1
select id from page where language_id = ? and logical_path = ? and kind = 'taxonomy' and page.is_built = 1
select extras ->> '$.related' as related from page_detail where page_id = ?
select id, count from keyword where language_id = ? and index_name = ? and text = ?
select id, count from keyword where language_id = ? and index_name = ? and text = ?
select id, count from keyword where language_id = ? and index_name = ? and text = ?
select publish_order as publishOrder, page_id as pageId from posting where keyword_id = ? and (publish_order, page_id) >= (?, ?) order by publish_order, page_id limit ?
select publish_order as publishOrder, page_id as pageId from posting where keyword_id = ? and (publish_order, page_id) >= (?, ?) order by publish_order, page_id limit ?
select publish_order as publishOrder, page_id as pageId from posting where keyword_id = ? and (publish_order, page_id) >= (?, ?) order by publish_order, page_id limit ?
select keyword_id as id from posting where page_id = ?
select keyword_id as id from posting where page_id = ?
select 1 from page where id = ? and page.in_site = 1
select page.id from page indexed by page_site_language where page.in_site = 1 and page.language_id = ? and page.position < ? order by page.position desc limit 1
select page.id from page indexed by page_site_language where page.in_site = 1 and page.language_id = ? and page.position > ? order by page.position asc limit 1
select 1 from page where id = ? and page.in_section = 1
select page.id from page indexed by page_children where page.in_section = 1 and page.parent_id = ? and page.position < ? order by page.position desc limit 1
select page.id from page indexed by page_children where page.in_section = 1 and page.parent_id = ? and page.position > ? order by page.position asc limit 1
select problem.code, problem.severity, problem.message, problem.hint, problem.file, problem.line, problem.column as "column", file.page_id as pageId from file join problem on problem.file = file.path where file.page_id = ? and file.role <> 'resource' order by problem.file, coalesce(problem.line, 0), coalesce(problem.column, 0), problem.code, problem.message
select page.id from page where page.slug = ? and page.kind = 'page' and page.language_id in (2) and page.is_built = 1 order by case page.language_id when 2 then 0 end, page.position, page.id limit 1
select page_id as id, params, extras from page_detail where page_id in (?)
select page.id from page where page.file = ? and page.language_id in (1, 2) and page.is_built = 1 order by case page.language_id when 1 then 0 when 2 then 1 end, page.position, page.id limit 1
select id from page where language_id = ? and logical_path = ? and page.is_built = 1
select page.id from page where page.translation_key = ? and page.kind = 'page' and page.language_id in (2, 1) and page.is_built = 1 order by case page.language_id when 2 then 0 when 1 then 1 end, page.position, page.id limit 1
select 1 from page where id = ? and page.in_site = 1
select page.id from page indexed by page_site_language where page.in_site = 1 and page.language_id = ? and page.position < ? order by page.position desc limit 1
select page.id from page indexed by page_site_language where page.in_site = 1 and page.language_id = ? and page.position > ? order by page.position asc limit 1
select page.id from page where page.slug = ? and page.kind = 'page' and page.language_id in (1, 2) and page.is_built = 1 order by case page.language_id when 1 then 0 when 2 then 1 end, page.position, page.id limit 1
