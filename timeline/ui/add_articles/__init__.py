"""Adding articles: the forms, the background import, the preview before the articles are added."""
