"""A web page: its main text, title, outlet and author by trafilatura; its day by what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading.dateline_byline import with_day_and_source
from timeline.reading.encoding import decode
from timeline.reading.headline import split_headline
from timeline.reading.input_file import InputFile, ReadResult, parse_errors
from timeline.reading.json_ld import article_body
from timeline.reading.web_page_day import page_day
from timeline.safe_text import encodable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 20_000_000
"""Bytes of a page; the longest of newspapers' have two million."""
_DECLARED = re.compile(rb"<meta[^>]{0,100}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_LOST = 0.1
"""Share of a text's words from which it was not found whole; spaces in other places part some words."""
_LONG_ENOUGH = 500
"""Characters of the paragraphs that a page marks as its article's, from which they are one."""
_WITHIN = re.compile(r"^https?://[^?#]{3,200}?/(https?://.+)", re.IGNORECASE)
_HEAD = 4_096
"""Bytes at the beginning of a page in which it may declare its encoding."""


def read(file: InputFile) -> Iterator[ReadResult]:
    """Yield the one article of a page."""
    data = file.whole(_MOST)
    declared = _DECLARED.search(data[:_HEAD])
    found = decode(data, declared[1].decode() if declared else None)
    with parse_errors("web page"):
        tree = _tree(found.text)
        url, archive = _archived(file.url or _address(tree))
        main = _main(tree, url)
        day = page_day(tree, url)
        stated, marked = article_body(tree), _marked(tree)
    lines = _lines(_fuller(_within(main.text if main is not None else "", marked), stated))
    if main is None or not lines:
        raise ReadingError("no article was found in this page; copy its text and paste it.")
    source = _outlet(_line(main.sitename), _line(main.title), url)
    title, lines = split_headline(_line(main.title), source, lines)
    # The language that a page declares is left aside: one in twenty names that of its template.
    yield with_day_and_source(
        Article(
            id=file.name,
            text="\n".join(lines) or title or "",
            title=title,
            published=day[0] if day else None,
            source=source,
            url=url,
            author=_line(main.author),
            published_from=day[1] if day else None,
            archive=archive,
        )
    )
    if found.guessed:
        yield file.note(found.note)


def _tree(markup: str) -> HtmlElement:
    from lxml.html import HTMLParser, document_fromstring

    # Bytes: lxml refuses text that declares an encoding of its own.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    return document_fromstring(encodable(markup).encode(), parser=parser)


def _main(tree: HtmlElement, url: str | None) -> Any:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        deepcopy(tree),
        url=url,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return found if found is not None and found.text else None


def _address(tree: HtmlElement) -> str | None:
    """Return the address that a page gives as its own."""
    stated = tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    base = next(iter(tree.xpath("//base/@href")), "")
    for each in (urljoin(base, one.strip()) for one in stated):
        if urlsplit(each).scheme in ("http", "https"):
            return encodable(each)
    return None


def _archived(url: str | None) -> tuple[str | None, str | None]:
    """Return the address of a page, and that of its kept copy where that has the page's own within it."""
    kept = _WITHIN.search(url) if url else None
    return (kept[1], url) if kept is not None else (url, None)


def _outlet(stated: str | None, title: str | None, url: str | None) -> str | None:
    """Return the outlet's name; the page's host where it is an address, the page's title, or missing."""
    if stated and "://" not in stated and (not title or title.casefold() not in stated.casefold()):
        return stated
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None


def _marked(tree: HtmlElement) -> list[str]:
    """Return the paragraphs of the page's only ``article``; none where they are few, or there are several."""
    marked = tree.findall(".//article")
    paragraphs = [paragraph.text_content() for paragraph in marked[0].iter("p")] if len(marked) == 1 else []
    return paragraphs if sum(map(len, paragraphs)) >= _LONG_ENOUGH else []


def _within(found: str, marked: list[str]) -> str:
    """Return the paragraphs marked as the article's where none of them is in the text that was found."""
    squeezed = "".join(found.split())
    missed = bool(found and marked) and not any(
        words in squeezed for each in marked if (words := "".join(each.split()))
    )
    return "\n".join(" ".join(each.split()) for each in marked) if missed else found


def _fuller(found: str, stated: str) -> str:
    """Return the text that the page gives as its article's where the one that was found lost part of it."""
    words = set(stated.split())
    lost = len(words - set(found.split()))
    return stated if len(stated) > len(found) and lost > _LOST * len(words) else found


def _lines(text: str) -> list[str]:
    return [line for line in (" ".join(each.split()) for each in encodable(text).split("\n")) if line]


def _line(words: str | None) -> str | None:
    return " ".join(encodable(words).split()) or None if words else None
