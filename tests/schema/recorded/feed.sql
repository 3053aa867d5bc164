page by page_site_date
page by page_site_date
page by page_site_date
counter
page_detail
page_term
list_page
page by page_translated
page_body
json_each, page
list_page
