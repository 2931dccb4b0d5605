"""Web pages: text, title, outlet and author by trafilatura; the day by ``web_page_day``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING, Any

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading.dateline_byline import with_day_and_source
from timeline.reading.encoding import decode
from timeline.reading.hidden_parts import drop_hidden_parts
from timeline.reading.html_lines import entry_line, prepare_lines, without_control_characters
from timeline.reading.input_file import InputFile, ReadResult, parse_errors
from timeline.reading.json_ld import article_body
from timeline.reading.link import host_of, whole_link
from timeline.reading.many_elements import unwrap_runs
from timeline.reading.markup_limits import check_markup
from timeline.reading.page_author import author_without_date
from timeline.reading.web_page_day import day_note, web_page_day
from timeline.safe_text import encodable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_PAGE_BYTES = 20_000_000
"""Limit for a page; the longest newspaper pages have two million bytes."""
_DECLARED_BYTES = 4_096
"""Bytes at the beginning of a page to search for its encoding."""
_DECLARED = re.compile(rb"<meta[^>]{0,100}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_MAX_BLOCKS = 5_000
"""Elements with text; on a longer page trafilatura's last resort, of quadratic time, is left out."""
_LOST_SHARE = 0.1
"""Share of missing words that makes an extracted text incomplete; different spacing splits a few words."""
_MIN_ARTICLE_LENGTH = 500
"""Characters in the paragraphs of an ``article`` element that make it the article."""
_ARCHIVED = re.compile(r"^https?://[^?#]{3,200}?/(https?://.+)", re.IGNORECASE)
_ROW = re.compile(r"\s*\|(?P<cells>.*)\|\s*")
_RULE = re.compile(r"[\s|:-]+")
_TITLE_SEPARATORS = (" - ", " | ", " – ", " — ", " · ")
_HEADLINE_LINES = 3
"""Lines at the head of a text that may repeat the headline, below a section's name or a kicker."""
_MIN_HEADLINE_LENGTH = 10
"""Characters; a shorter line may be part of a title by chance."""


def read_articles(file: InputFile) -> Iterator[ReadResult]:
    """Yield the one article of a page."""
    data = file.read_all(_MAX_PAGE_BYTES)
    declared = _DECLARED.search(data[:_DECLARED_BYTES])
    decoded = decode(data, declared[1].decode() if declared else None)
    with parse_errors("web page"):
        tree = _tree(decoded.text)
        prepare_lines(tree)
        url, archive = _archived(file.url or _stated_address(tree))
        shown = deepcopy(tree)
        drop_hidden_parts(shown)
        unwrap_runs(shown)
        extracted = _extracted(shown, url)
        published, published_from = web_page_day(tree, url) or (None, None)
        stated, paragraphs = article_body(tree), _article_paragraphs(shown)
    text = _or_paragraphs(extracted.text if extracted is not None else "", paragraphs)
    lines = _lines(_or_stated(text, stated))
    if extracted is None or not lines:
        raise ReadingError("no article was found in this page; copy its text and paste it.")
    source = _outlet(_line(extracted.sitename), _line(extracted.title), url)
    title, lines = _split_headline(_line(extracted.title), source, lines)
    author = author_without_date(_line(extracted.author), tree)
    # The page's declared language is ignored: on one page in twenty it is the language of a template.
    article = with_day_and_source(
        Article(
            id=file.name,
            text="\n".join(lines) or title or "",
            title=title,
            published=published,
            source=source,
            url=url,
            author=author,
            published_from=published_from,
            archive=archive,
        )
    )
    yield article
    if remark := day_note(tree, is_dated=article.published is not None):
        yield file.note(remark)
    if decoded.guessed:
        yield file.note(decoded.note)


def _tree(html: str) -> HtmlElement:
    from lxml.html import HTMLParser, document_fromstring

    check_markup(html)
    # As bytes: lxml refuses a string that declares an encoding.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    return without_control_characters(document_fromstring(encodable(html).encode(), parser=parser))


def _extracted(tree: HtmlElement, url: str | None) -> Any:
    from trafilatura import bare_extraction

    document: Any = bare_extraction(
        deepcopy(tree),
        url=url,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        fast=_has_more_blocks(tree, _MAX_BLOCKS),
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return document if document is not None and document.text else None


def _has_more_blocks(tree: HtmlElement, most: int) -> bool:
    return next(islice(tree.iter("p", "div", "li", "td", "span"), most, None), None) is not None


def _stated_address(tree: HtmlElement) -> str | None:
    """Return the page's own address from its metadata."""
    stated = tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    base = next(iter(tree.xpath("//base/@href")), "")
    return next(filter(None, (whole_link(href, base) for href in stated)), None)


def _archived(url: str | None) -> tuple[str | None, str | None]:
    """Return a page's address, and its archived copy's address if ``url`` is one and contains the page's."""
    archived = _ARCHIVED.search(url) if url else None
    return (archived[1], url) if archived is not None else (url, None)


def _outlet(stated: str | None, title: str | None, url: str | None) -> str | None:
    """Return the stated outlet, or the page's host if that is missing, an address, or contains the title."""
    if stated and "://" not in stated and (not title or title.casefold() not in stated.casefold()):
        return stated
    return host_of(url)


def _article_paragraphs(tree: HtmlElement) -> list[str]:
    """Return the paragraphs of the page's only ``article`` element; none if short or one of several."""
    articles = tree.findall(".//article")
    paragraphs = (
        [paragraph.text_content() for paragraph in articles[0].iter("p")] if len(articles) == 1 else []
    )
    return paragraphs if sum(map(len, paragraphs)) >= _MIN_ARTICLE_LENGTH else []


def _or_paragraphs(text: str, paragraphs: list[str]) -> str:
    """Return the extracted text, or the article's paragraphs if the text contains none of them."""
    squeezed = "".join(text.split())
    contained = any(words in squeezed for paragraph in paragraphs if (words := "".join(paragraph.split())))
    if not text or not paragraphs or contained:
        return text
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _or_stated(text: str, stated: str) -> str:
    """Return the extracted text, or the text in the page's metadata if the extraction lost a part of it."""
    words = set(stated.split())
    lost = len(words - set(text.split()))
    return stated if len(stated) > len(text) and lost > _LOST_SHARE * len(words) else text


def _lines(text: str) -> list[str]:
    return [line for line in map(_one_line, encodable(text).split("\n")) if line]


def _one_line(raw: str) -> str:
    """Return a line with single spaces; trafilatura has bars around the cells of a table's row."""
    row = _ROW.fullmatch(raw)
    if row is None:
        return " ".join(raw.split())
    return "" if _RULE.fullmatch(raw) else entry_line(row["cells"].split("|"))


def _line(words: str | None) -> str | None:
    return " ".join(encodable(words).split()) or None if words else None


def _split_headline(
    title: str | None, source: str | None, lines: Sequence[str]
) -> tuple[str | None, list[str]]:
    """Return a page's headline, and the lines of its text below the headline.

    ``title`` often has more than the headline ("Floods in Kabul | World | Daily News"). The last of the first
    lines that begins or ends it is the headline.
    """
    stated = (title or "").strip("|-–— ")
    matches = (at for at, line in enumerate(lines[:_HEADLINE_LINES]) if _is_headline(line, stated))
    at = max(matches, default=None)
    if at is not None:
        return lines[at], list(lines[at + 1 :])
    return _without_outlet(stated, source) or None, list(lines)


def _is_headline(line: str, title: str) -> bool:
    folded, folded_title = line.casefold(), title.casefold()
    if folded == folded_title:
        return True
    return len(folded) >= _MIN_HEADLINE_LENGTH and any(
        folded_title.startswith(folded + separator) or folded_title.endswith(separator + folded)
        for separator in _TITLE_SEPARATORS
    )


def _without_outlet(title: str, source: str | None) -> str:
    """Return a title without the outlet's name at its beginning or end."""
    for separator in _TITLE_SEPARATORS if source else ():
        first, _, after_first = title.partition(separator)
        before_last, _, last = title.rpartition(separator)
        if before_last and _contains_other(last, source or ""):
            return before_last
        if after_first and _contains_other(first, source or ""):
            return after_first
    return title


def _contains_other(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one in other or other in one
