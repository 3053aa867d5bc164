select id from page where language_id = ? and logical_path = ? and page.is_built = 1
select id from page where language_id = ? and logical_path = ? and page.is_built = 1
select id from page where language_id = ? and logical_path = ? and page.is_built = 1
select id from page where language_id = ? and logical_path = ? and page.is_built = 1
