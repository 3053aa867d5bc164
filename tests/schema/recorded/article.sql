page
page_body
page_detail
json_each, page
counter
page by page_translated
list_page
page_term
page
page
page
page
page by page_site_language
page by page_site_language
page
page by page_children
page by page_children
file, problem
page
page_detail
page
page
page
page
page by page_site_language
page by page_site_language
page
