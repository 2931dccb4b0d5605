"""HTML for exported pages. Text of articles is escaped, and the page loads nothing from the network."""

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
    """Return a whole page; ``policy`` extends its Content Security Policy, by default for styles only."""
    allowed = f"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'{policy}"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(allowed)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"{head}<title>{html_text(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )


def html_text(text: str) -> str:
    """Return a text as HTML on one line."""
    return html.escape(single_line(text))


def html_sentence(cited: CitedMention) -> str:
    """Return a sentence with its time expression in bold; a long sentence is cut around the expression."""
    mention, whole = cited.mention, cited.article.text
    first, last = mention.expression.start, mention.expression.end
    if last > mention.end:  # the date of a quotation that a person typed stands below it
        first = last = mention.start
    begin = max(mention.start, first - MAX_SENTENCE_LENGTH // 2)
    end = max(min(mention.end, last + MAX_SENTENCE_LENGTH // 2), last)
    before, after = whole[begin:first], whole[last:end]
    opening = "… " if begin > mention.start else ""
    closing = " …" if end < mention.end else ""
    words = escaped_html(whole[first:last])
    bold = f"<b>{words}</b>" if words else ""
    return f"{opening}{escaped_html(before)}{bold}{escaped_html(after)}{closing}"


def html_article(article: Article) -> str:
    """Return an article's title, outlet and day; the title is a link if the article has a web address."""
    title, credit = html.escape(article_heading(article)), html.escape(article_credit(article))
    if address := safe_href(article.url):
        title = f'<a href="{address}" rel="noopener noreferrer">{title}</a>'
    return f"{title} ({credit})" if credit else title
