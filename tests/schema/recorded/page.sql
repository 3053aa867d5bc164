select id from page where url = ? and page.is_built = 1 order by kind = 'page' desc, language_id, position, id limit 1
select id from page where url = ? and page.is_built = 1 order by kind = 'page' desc, language_id, position, id limit 1
select page_id as id, params, extras from page_detail where page_id in (?)
select page_id as id, texts from page_body where page_id in (?)
select 1 from page where id = ? and page.in_section = 1
select page.id from page indexed by page_children where page.in_section = 1 and page.parent_id = ? and page.position < ? order by page.position desc limit 1
select page.id from page indexed by page_children where page.in_section = 1 and page.parent_id = ? and page.position > ? order by page.position asc limit 1
select page.id as id, 0 as lead, null as value, page.position as position from page indexed by page_site_type where page.in_site = 1 and page.language_id = ? and page.type = ? order by page.position limit ?
select id from page where url = ? and page.is_built = 1 order by kind = 'page' desc, language_id, position, id limit 1
select page_id as id, params, extras from page_detail where page_id in (?)
select id from page where language_id = ? and logical_path = ? and page.is_built = 1
select page.id from page indexed by page_translated where page.is_translated = 1 and page.translation_key in (?) and page.is_built = 1
select id from page where url = ? and page.is_built = 1 order by kind = 'page' desc, language_id, position, id limit 1
select page_id as id, params, extras from page_detail where page_id in (?)
select id from page where url = ? and page.is_built = 1 order by kind = 'page' desc, language_id, position, id limit 1
select id from page where url = ? and page.is_built = 1 order by kind = 'page' desc, language_id, position, id limit 1
select page.id from alias join page on page.id = alias.page_id where alias.path = ? and page.is_built = 1 order by page.language_id, page.position limit 1
select id from page where url = ? and page.is_built = 1 order by kind = 'page' desc, language_id, position, id limit 1
select id from page where url = ? and page.is_built = 1 order by kind = 'page' desc, language_id, position, id limit 1
select page.id from alias join page on page.id = alias.page_id where alias.path = ? and page.is_built = 1 order by page.language_id, page.position limit 1
