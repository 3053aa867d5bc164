page
page
page
page
