term by term_by_count, list_page
list_page
page_term by page_term_site
list_page
list_page
page_term by page_term_site
list_page
list_page
page_term by page_term_site
list_page
term by term_alphabetical, list_page
term by term_alphabetical, list_page
term_pair by term_pair_by_count
page
page_term, page
list_page
page_term by page_term_site
page by page_site
counter
counter
counter
counter
counter
counter
