select term.page_id as id from term indexed by term_by_count join list_page on list_page.page_id = term.page_id where term.language_id = ? and term.taxonomy = ? and term.is_built = 1 order by term.count desc, term.name_folded asc, term.name asc limit ? offset ?
select article_count as count from list_page where page_id = ?
select page_term.page_id as id, 0 as lead, page_term.weight as value, page_term.position as position from page_term indexed by page_term_site where page_term.term_id = ? and page_term.in_site = 1 and page_term.is_counted = 1 order by page_term.weight, page_term.position limit ?
select article_count as count from list_page where page_id = ?
select article_count as count from list_page where page_id = ?
select page_term.page_id as id, 0 as lead, page_term.weight as value, page_term.position as position from page_term indexed by page_term_site where page_term.term_id = ? and page_term.in_site = 1 and page_term.is_counted = 1 order by page_term.weight, page_term.position limit ?
select article_count as count from list_page where page_id = ?
select article_count as count from list_page where page_id = ?
select page_term.page_id as id, 0 as lead, page_term.weight as value, page_term.position as position from page_term indexed by page_term_site where page_term.term_id = ? and page_term.in_site = 1 and page_term.is_counted = 1 order by page_term.weight, page_term.position limit ?
select article_count as count from list_page where page_id = ?
select term.page_id as id from term indexed by term_alphabetical join list_page on list_page.page_id = term.page_id where term.language_id = ? and term.taxonomy = ? and term.is_built = 1 and (+term.name >= ? and +term.name < ?) order by term.name_position asc limit ? offset ?
select term.page_id as id from term indexed by term_alphabetical join list_page on list_page.page_id = term.page_id where term.language_id = ? and term.taxonomy = ? and term.is_built = 1 and (+term.name >= ? and +term.name < ?) order by term.name_position asc limit ? offset ?
select other_id as id from term_pair indexed by term_pair_by_count where term_id = ? order by count desc, other_id limit ?
select id from page where language_id = ? and logical_path = ? and kind = 'taxonomy' and page.is_built = 1
select page_id as id from page_term indexed by page_term_site where term_id = ? and in_site = 1 and is_counted = 1 order by weight, position
select article_count as count from list_page where page_id = ?
select page_term.page_id as id, 0 as lead, page_term.weight as value, page_term.position as position from page_term indexed by page_term_site where page_term.term_id = ? and page_term.in_site = 1 and page_term.is_counted = 1 order by page_term.weight, page_term.position limit ?
select page.id as id, 0 as lead, null as value, page.position as position from page indexed by page_site where page.in_site = 1 order by page.position limit ?
select count from counter where language_id = ? and dimension = ? and key = ?
select count from counter where language_id = ? and dimension = ? and key = ?
select count from counter where language_id = ? and dimension = ? and key = ?
select count from counter where language_id = ? and dimension = ? and key = ?
select key, count from counter where language_id = ? and dimension = 'year' and count > 0
select key, count from counter where language_id = ? and dimension = 'year' and count > 0
