page by page_change
removal
page
page_term
