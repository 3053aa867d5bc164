counter
counter
json_each, page
json_each, page
page
page by page_site_language
page by page_site_language
page
page by page_site_language
page by page_site_language
page
page by page_site_language
page by page_site_language
page
page by page_site_language
page by page_site_language
page
page by page_site_language
page by page_site_language
page
page by page_site_language
page by page_site_language
page by page_site_section
page by page_site_type
