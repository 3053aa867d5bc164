counter
page by page_site_lastmod
counter
counter
page
page by page_children
page by page_list_children
page by page_list_children
list_page
page by page_list_children
list_page
page by page_children
page by page_list_children
page by page_list_children
page
page
page
term by term_alphabetical, list_page
term by term_alphabetical, list_page
term by term_alphabetical, list_page
page
page by page_translated
page_detail
page by page_list_children
page
page
page
page by page_path
page by page_path
