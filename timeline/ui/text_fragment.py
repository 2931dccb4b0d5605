"""The address of an article on the web that opens at one of its sentences.

It ends in a text directive (Scroll to Text Fragment, WICG): ``#:~:text=[prefix-,]start[,end]``. Browsers
that know none open the page at its top.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from timeline.model import Article, Mention
from timeline.safe_text import safe_href, single_line

WHOLE = 120
"""Characters of a sentence that is sought as a whole; of a longer one its first and last words are."""
WORDS = 6
"""Words at either end of a longer sentence, and before one that begins like another of its article."""
DIRECTIVE = ":~:"


def address(article: Article, mention: Mention) -> str | None:
    """Return the address that opens the article at the mention's sentence; ``None`` without an address.

    It is ready to stand in an HTML attribute.
    """
    if article.url is None:
        return None
    page, _, fragment = article.url.partition("#")
    own = fragment.partition(DIRECTIVE)[0]
    directive = text_directive(article.text, mention.start, mention.end)
    return safe_href(f"{page}#{own}{DIRECTIVE}{directive}" if directive else article.url)


def host(article: Article) -> str:
    """Return the name of the machine that an article's address leads to."""
    try:
        return single_line(urlsplit(article.url or "").hostname or "")
    except ValueError:
        return ""


def text_directive(text: str, start: int, end: int) -> str:
    """Return the directive that finds ``text[start:end]`` in a page; empty where it has no words."""
    words = text[start:end].split()
    if not words:
        return ""
    if len(" ".join(words)) <= WHOLE or len(words) <= 2 * WORDS:
        begin, ending = words, []
    else:
        begin, ending = words[:WORDS], words[-WORDS:]
    before = text[:start].split()[-WORDS:] if _repeated(text, begin) else []
    parts = [f"{_encoded(before)}-"] if before else []
    return f"text={','.join([*parts, _encoded(begin), *([_encoded(ending)] if ending else [])])}"


def _repeated(text: str, words: list[str]) -> bool:
    return " ".join(text.split()).count(" ".join(words)) > 1


def _encoded(words: list[str]) -> str:
    """Return words with everything encoded that means something in a directive: comma, hyphen, ampersand."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
