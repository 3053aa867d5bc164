page
page_detail
keyword
keyword
keyword
keyword
