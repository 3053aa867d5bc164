page by page_title, page by page_translated
page by page_title, page by page_translated
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
