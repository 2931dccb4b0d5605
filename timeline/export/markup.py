"""HTML of the files that are pages: text of articles in it is inert, and nothing is fetched."""

from __future__ import annotations

import html

from timeline.export.records import LONGEST, Telling, credited, headed
from timeline.model import Article
from timeline.safe_text import escaped_html, safe_href, single_line


def document(title: str, style: str, body: str, policy: str = "", head: str = "") -> str:
    """Return a whole page; ``policy`` adds to a Content Security Policy that allows style sheets only."""
    allowed = f"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'{policy}"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(allowed)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"{head}<title>{text(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )


def text(words: str) -> str:
    """Return words as HTML on one line."""
    return html.escape(single_line(words))


def sentence(telling: Telling) -> str:
    """Return a sentence with its time expression in bold; of a very long one, what stands around that."""
    said, whole = telling.mention.expression, telling.article.text
    begin = max(telling.mention.start, said.start - LONGEST // 2)
    end = max(min(telling.mention.end, said.end + LONGEST // 2), said.end)
    before, after = whole[begin : said.start], whole[said.end : end]
    opening = "… " if begin > telling.mention.start else ""
    closing = " …" if end < telling.mention.end else ""
    bold = f"<b>{escaped_html(whole[said.start : said.end])}</b>"
    return f"{opening}{escaped_html(before)}{bold}{escaped_html(after)}{closing}"


def origin(article: Article) -> str:
    """Return an article's title, outlet and day, the title a link where the article has a web address."""
    title, known = html.escape(headed(article)), html.escape(credited(article))
    if address := safe_href(article.url):
        title = f'<a href="{address}" rel="noopener noreferrer">{title}</a>'
    return f"{title} ({known})" if known else title
