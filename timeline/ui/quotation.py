"""A sentence with its surroundings, and the article that it stands in, as HTML."""

from __future__ import annotations

from dataclasses import replace

from timeline.corrections.manual_events import is_by_hand
from timeline.model import Article, Mention
from timeline.safe_text import escaped_html, safe_href, single_line
from timeline.words import long_day

CONTEXT = 400
"""Characters of the paragraph shown on either side of a sentence, at most."""
MAX_SENTENCE = 2_000
"""Characters of a sentence; a text without full stops is a single sentence of any length."""


def quotation_html(article: Article, mention: Mention, context: int = CONTEXT) -> str:
    """Return the highlighted sentence with its neighbours as HTML: ``context`` characters on either side."""
    text, mention = article.text, _clipped(article, mention)
    begin = max(text.rfind("\n", 0, mention.start) + 1, _word_boundary(text, mention.start - context))
    line = text.find("\n", mention.end)
    end = min(line if line >= 0 else len(text), _word_boundary(text, mention.end + context))
    return f'<div class="tl-text tl-quote" dir="auto">{passage_html(article, mention, begin, end)}</div>'


def passage_html(article: Article, mention: Mention, begin: int, end: int) -> str:
    """Return a part of the article as HTML, with the mention's sentence and expression marked.

    ``begin`` and ``end`` are offsets in the article's text, at or outside the mention's own.
    """
    text, expression = article.text, mention.expression
    before = ("… " if _cuts_paragraph(text, begin) else "") + text[begin : mention.start].lstrip()
    after = text[mention.end : end].rstrip() + (" …" if _cuts_paragraph(text, end) else "")
    inside = range(mention.start, mention.end + 1)
    first, last = expression.start, expression.end
    if first not in inside or last not in inside:
        first = last = mention.start
    bold = f"<b>{escaped_html(text[first:last])}</b>" if first < last else ""
    return (
        f'<span class="tl-near">{escaped_html(before)}</span>'
        f"<mark>{escaped_html(text[mention.start : first])}"
        f"{bold}{escaped_html(text[last : mention.end])}</mark>"
        f'<span class="tl-near">{escaped_html(after)}</span>'
    )


def article_html(article: Article) -> str:
    """Return an article's title, source and publication date as HTML, linked to its URL."""
    undated = "" if is_by_hand(article) else "no publication date"
    day = long_day(article.published) if article.published else undated
    details = ", ".join(part for part in (article.source, day) if part)
    title = escaped_html(single_line(article.title or article.id))
    if href := safe_href(article.url):
        title = f'<a href="{href}" target="_blank" rel="noopener noreferrer">{title}</a>'
    return f"{title} <span>({escaped_html(single_line(details))})</span>"


def _clipped(article: Article, mention: Mention) -> Mention:
    """Return the mention; a very long sentence is cut to the surroundings of its expression."""
    if mention.end - mention.start <= MAX_SENTENCE:
        return mention
    expression = mention.expression
    begin = _word_boundary(article.text, expression.start - CONTEXT)
    end = _word_boundary(article.text, expression.end + CONTEXT)
    return replace(mention, start=max(begin, mention.start), end=max(min(end, mention.end), expression.end))


def _word_boundary(text: str, at: int) -> int:
    """Return the nearest offset at or before ``at`` that is not inside a word."""
    at = min(max(at, 0), len(text))
    while 0 < at < len(text) and not text[at - 1].isspace():
        at -= 1
    return at


def _cuts_paragraph(text: str, at: int) -> bool:
    return 0 < at < len(text) and "\n" not in text[at - 1 : at + 1]
