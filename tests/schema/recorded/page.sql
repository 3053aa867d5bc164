page
page
page_detail
page_body
page
page by page_children
page by page_children
page by page_site_type
page
page_detail
page
page by page_translated
page
page_detail
page
page
alias, page
page
page
alias, page
