"""A web link to one sentence of an article.

The link ends in a text directive (Scroll to Text Fragment, WICG): ``#:~:text=[prefix-,]start[,end]``.
Browsers without support open the page at its top.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from timeline.corrections.manual_events import is_without_quotation
from timeline.model import Article, Mention
from timeline.safe_text import safe_href, single_line

MAX_WHOLE = 120
"""Characters of a sentence that the link quotes in full; of a longer one it quotes both ends."""
END_WORDS = 6
"""Words quoted from either end of a long sentence, and before a sentence with an ambiguous start."""
DIRECTIVE = ":~:"


def sentence_link(article: Article, mention: Mention) -> str | None:
    """Return the link to the mention's sentence, safe in an HTML attribute; ``None`` without a URL.

    The words of an event that a person added without a quotation are on no page: the link is to its top.
    """
    if article.url is None:
        return None
    if is_without_quotation(article):
        return safe_href(article.url)
    page, _, fragment = article.url.partition("#")
    own_fragment = fragment.partition(DIRECTIVE)[0]
    directive = text_directive(article.text, mention.start, mention.end)
    return safe_href(f"{page}#{own_fragment}{DIRECTIVE}{directive}" if directive else article.url)


def host(article: Article) -> str:
    """Return the host name in the article's URL; empty if it has none."""
    try:
        return single_line(urlsplit(article.url or "").hostname or "")
    except ValueError:
        return ""


def text_directive(text: str, start: int, end: int) -> str:
    """Return the directive that finds ``text[start:end]`` in a page; empty if the span has no words."""
    words = text[start:end].split()
    if not words:
        return ""
    if len(" ".join(words)) <= MAX_WHOLE or len(words) <= 2 * END_WORDS:
        first, last = words, []
    else:
        first, last = words[:END_WORDS], words[-END_WORDS:]
    prefix = text[:start].split()[-END_WORDS:] if _is_repeated(text, first) else []
    parts = [f"{_encoded(prefix)}-"] if prefix else []
    return f"text={','.join([*parts, _encoded(first), *([_encoded(last)] if last else [])])}"


def _is_repeated(text: str, words: list[str]) -> bool:
    return " ".join(text.split()).count(" ".join(words)) > 1


def _encoded(words: list[str]) -> str:
    """Percent-encode words, including a directive's own syntax: comma, hyphen, ampersand."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
