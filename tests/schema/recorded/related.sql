page
page_detail
keyword
keyword
posting
keyword
keyword
posting
