select count from counter where language_id = ? and dimension = ? and key = ?
select coalesce(lastmod_text, date_text) as text from page indexed by page_site_lastmod where page.in_site = 1 and language_id = ? and lastmod is not null order by lastmod desc limit 1
select count from counter where language_id = ? and dimension = ? and key = ?
select count from counter where language_id = ? and dimension = ? and key = ?
select id from page where language_id = ? and logical_path = ? and page.is_built = 1
select id from page indexed by page_children where page.in_section = 1 and parent_id = ? order by position
select page.id from page indexed by page_list_children where page.parent_id = ? and page.kind = 'section' and page.kind <> 'page' and page.list <> 'never' and page.is_built = 1
select page.id from page indexed by page_list_children where page.parent_id = ? and page.kind = 'section' and page.kind <> 'page' and page.list <> 'never' and page.is_built = 1
select page_id as id, name, article_count as articleCount from list_page where page_id in (?, ?, ?, ?)
select page.id from page indexed by page_list_children where page.parent_id = ? and page.kind = 'section' and page.kind <> 'page' and page.list <> 'never' and page.is_built = 1
select page_id as id, name, article_count as articleCount from list_page where page_id in (?)
select id from page indexed by page_children where page.in_section = 1 and parent_id = ? order by position
select page.id from page indexed by page_list_children where page.parent_id = ? and page.kind = 'section' and page.kind <> 'page' and page.list <> 'never' and page.is_built = 1
select page.id from page indexed by page_list_children where page.parent_id = ? and page.kind = 'section' and page.kind <> 'page' and page.list <> 'never' and page.is_built = 1
select id from page where language_id = ? and logical_path = ? and kind = 'taxonomy' and page.is_built = 1
select id from page where language_id = ? and logical_path = ? and kind = 'taxonomy' and page.is_built = 1
select id from page where language_id = ? and logical_path = ? and kind = 'taxonomy' and page.is_built = 1
select term.page_id as id from term indexed by term_alphabetical join list_page on list_page.page_id = term.page_id where term.language_id = ? and term.taxonomy = ? and term.is_built = 1 order by term.name_position asc limit ? offset ?
select term.page_id as id from term indexed by term_alphabetical join list_page on list_page.page_id = term.page_id where term.language_id = ? and term.taxonomy = ? and term.is_built = 1 order by term.name_position asc limit ? offset ?
select term.page_id as id from term indexed by term_alphabetical join list_page on list_page.page_id = term.page_id where term.language_id = ? and term.taxonomy = ? and term.is_built = 1 order by term.name_position asc limit ? offset ?
select id from page where language_id = ? and logical_path = ? and page.is_built = 1
select page.id from page indexed by page_translated where page.is_translated = 1 and page.translation_key in (?) and page.is_built = 1
select page_id as id, params, extras from page_detail where page_id in (?)
select page.id from page indexed by page_list_children where page.parent_id = ? and page.kind = 'section' and page.kind <> 'page' and page.list <> 'never' and page.is_built = 1
select id from page where language_id = ? and logical_path = ? and kind = 'taxonomy' and page.is_built = 1
select id from page where language_id = ? and logical_path = ? and kind = 'taxonomy' and page.is_built = 1
select id from page where language_id = ? and logical_path = ? and kind = 'taxonomy' and page.is_built = 1
select id from page indexed by page_path where language_id = ? and logical_path > ? and page.is_built = 1 and +page.kind in (?, ?, ?) order by logical_path limit ?
select id from page indexed by page_path where language_id = ? and logical_path > ? and page.is_built = 1 and +page.kind in (?, ?, ?) order by logical_path limit ?
