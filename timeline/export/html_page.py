"""HTML of the files that are pages: text of articles in it is inert, and nothing is fetched."""

from __future__ import annotations

import html

from timeline.export.event_collection import (
    MAX_SENTENCE_LENGTH,
    CitedMention,
    article_credit,
    article_heading,
)
from timeline.model import Article
from timeline.safe_text import escaped_html, safe_href, single_line


def html_document(title: str, style: str, body: str, policy: str = "", head: str = "") -> str:
    """Return a whole page; ``policy`` adds to a Content Security Policy that allows style sheets only."""
    allowed = f"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'{policy}"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(allowed)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"{head}<title>{html_text(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )


def html_text(words: str) -> str:
    """Return words as HTML on one line."""
    return html.escape(single_line(words))


def html_sentence(telling: CitedMention) -> str:
    """Return a sentence with its time expression in bold; of a very long one, what stands around that."""
    said, whole = telling.mention.expression, telling.article.text
    begin = max(telling.mention.start, said.start - MAX_SENTENCE_LENGTH // 2)
    end = max(min(telling.mention.end, said.end + MAX_SENTENCE_LENGTH // 2), said.end)
    before, after = whole[begin : said.start], whole[said.end : end]
    opening = "… " if begin > telling.mention.start else ""
    closing = " …" if end < telling.mention.end else ""
    bold = f"<b>{escaped_html(whole[said.start : said.end])}</b>"
    return f"{opening}{escaped_html(before)}{bold}{escaped_html(after)}{closing}"


def html_article(article: Article) -> str:
    """Return an article's title, outlet and day, the title a link where the article has a web address."""
    title, known = html.escape(article_heading(article)), html.escape(article_credit(article))
    if address := safe_href(article.url):
        title = f'<a href="{address}" rel="noopener noreferrer">{title}</a>'
    return f"{title} ({known})" if known else title
