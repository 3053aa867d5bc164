select page.id as id, 0 as lead, page.title_position as value, page.position as position from page indexed by page_title where page.kind = 'page' and page.in_site = 1 and page.language_id = ? and (page.is_translated = 0 or not exists (select 1 from page as better indexed by page_translated where better.is_translated = 1 and better.translation_key = page.translation_key and better.language_id in (2, 1) and case better.language_id when 2 then 0 when 1 then 1 else 2 end < case page.language_id when 2 then 0 when 1 then 1 else 2 end and better.in_site = 1)) order by page.title_position, page.position limit ?
select page.id as id, 1 as lead, page.title_position as value, page.position as position from page indexed by page_title where page.kind = 'page' and page.in_site = 1 and page.language_id = ? and (page.is_translated = 0 or not exists (select 1 from page as better indexed by page_translated where better.is_translated = 1 and better.translation_key = page.translation_key and better.language_id in (2, 1) and case better.language_id when 2 then 0 when 1 then 1 else 2 end < case page.language_id when 2 then 0 when 1 then 1 else 2 end and better.in_site = 1)) order by page.title_position, page.position limit ?
select 1 from page where id = ? and page.in_site = 1
select page.id from page indexed by page_site_language where page.in_site = 1 and page.language_id = ? and page.position < ? order by page.position desc limit 1
select page.id from page indexed by page_site_language where page.in_site = 1 and page.language_id = ? and page.position > ? order by page.position asc limit 1
select 1 from page where id = ? and page.in_site = 1
select page.id from page indexed by page_site_language where page.in_site = 1 and page.language_id = ? and page.position < ? order by page.position desc limit 1
select page.id from page indexed by page_site_language where page.in_site = 1 and page.language_id = ? and page.position > ? order by page.position asc limit 1
select 1 from page where id = ? and page.in_site = 1
select page.id from page indexed by page_site_language where page.in_site = 1 and page.language_id = ? and page.position < ? order by page.position desc limit 1
select page.id from page indexed by page_site_language where page.in_site = 1 and page.language_id = ? and page.position > ? order by page.position asc limit 1
select 1 from page where id = ? and page.in_site = 1
select page.id from page indexed by page_site_language where page.in_site = 1 and page.language_id = ? and page.position < ? order by page.position desc limit 1
select page.id from page indexed by page_site_language where page.in_site = 1 and page.language_id = ? and page.position > ? order by page.position asc limit 1
select 1 from page where id = ? and page.in_site = 1
select page.id from page indexed by page_site_language where page.in_site = 1 and page.language_id = ? and page.position < ? order by page.position desc limit 1
select page.id from page indexed by page_site_language where page.in_site = 1 and page.language_id = ? and page.position > ? order by page.position asc limit 1
select 1 from page where id = ? and page.in_site = 1
select page.id from page indexed by page_site_language where page.in_site = 1 and page.language_id = ? and page.position < ? order by page.position desc limit 1
select page.id from page indexed by page_site_language where page.in_site = 1 and page.language_id = ? and page.position > ? order by page.position asc limit 1
select page.id as id, 0 as lead, null as value, page.position as position from page indexed by page_site_section where page.in_site = 1 and page.language_id = ? and page.section = ? order by page.position limit ?
select page.id as id, 0 as lead, null as value, page.position as position from page indexed by page_site_type where page.in_site = 1 and page.language_id = ? and page.type = ? order by page.position limit ?
