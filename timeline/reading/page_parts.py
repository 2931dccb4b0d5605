"""The parts of a page that may tell its day: no comments, no links to other articles, no tables of dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from timeline.reading.many_elements import drop_elements
from timeline.reading.printed_day import MAX_LINE_LENGTH, is_whole_date
from timeline.resources import load_toml

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORDS = load_toml(__package__, "web_page.toml")
_CLASS_WORDS = frozenset(_WORDS["elsewhere_class"])
_HEADING = re.compile(
    rf"\W*(?:\d+\s+)?(?:{'|'.join(map(re.escape, _WORDS['elsewhere_heading']))})\b", re.IGNORECASE
)
_MAX_HEADING_LENGTH = 60
_SPLIT = re.compile(r"[\s_]+")
_PARTS_OF_NAME = re.compile(r"[\s_-]+")
_MIN_ROWS = 2
_MIN_CELLS = 2
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_NEVER = frozenset(("html", "head", "body", "main", "script", "meta", "link", "h1"))
_ABOUT_OTHERS = frozenset(
    ("comments", "comment", "related", "disqus", "respond", "responses", "replies", "reply")
)
"""Words of a class that decide wherever they stand in it ("post-comments"); others must stand first."""


def without_other_articles(tree: HtmlElement) -> HtmlElement:
    """Return a copy of a page without asides, comments, links to other articles, and tables of dated rows."""
    page = deepcopy(tree)
    kept = _with_ancestors(page.iter("h1"))
    parts = page.iter("aside", "footer", "nav", "div", "span", "section", "ul", "ol", "li", "article", "p")
    drop_elements(page, [each for each in parts if each not in kept and _is_elsewhere(each)])
    headings = filter(_is_heading_of_links, page.iter(*_HEADINGS))
    drop_elements(page, [each for heading in headings for each in _part_of(heading, kept)])
    drop_elements(page, [each for each in page.iter("table") if each not in kept and _is_chronology(each)])
    return page


def _with_ancestors(elements: Iterable[HtmlElement]) -> set[HtmlElement]:
    kept: set[HtmlElement] = set()
    for element in elements:
        kept.add(element)
        kept.update(element.iterancestors())
    return kept


def _is_elsewhere(element: HtmlElement) -> bool:
    if element.tag in ("aside", "footer", "nav"):
        return True
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}".lower()
    return any(map(_is_name_of_others, _SPLIT.split(names)))


def _is_name_of_others(name: str) -> bool:
    parts = _PARTS_OF_NAME.split(name)
    if name.startswith(("has-", "no-", "with-", "js-")):
        return False
    return parts[0] in _CLASS_WORDS or any(part in _ABOUT_OTHERS for part in parts)


def _is_chronology(table: HtmlElement) -> bool:
    """Return True for a table of data with dated rows: with headings, two such rows, or one with a sentence.

    A table that only sets the page, or the day beside the author's name, has none of these.
    """
    if table.find(".//table") is not None:
        return False
    rows = [cells for row in table.iter("tr") if len(cells := _cells(row)) >= _MIN_CELLS]
    dated = [cells for cells in rows if any(map(_is_dated, cells))]
    if not dated:
        return False
    is_headed = all(cell.tag == "th" for cell in rows[0])
    return is_headed or len(dated) >= _MIN_ROWS or any(map(_is_sentence, dated[0]))


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row.iterchildren("td", "th") if cell.text_content().strip()]


def _is_dated(cell: HtmlElement) -> bool:
    return is_whole_date(" ".join(cell.text_content().split())[:MAX_LINE_LENGTH])


def _is_sentence(cell: HtmlElement) -> bool:
    text: str = cell.text_content()
    return text.rstrip().endswith((".", "!", "?"))


def _is_heading_of_links(heading: HtmlElement) -> bool:
    words = " ".join(heading.text_content().split())
    return len(words) <= _MAX_HEADING_LENGTH and _HEADING.match(words) is not None


def _part_of(heading: HtmlElement, kept: set[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield a heading and what follows in its parent, down to prose or another heading."""
    yield heading
    for following in heading.itersiblings():
        if following in kept or following.tag in _HEADINGS or following.tag in _NEVER:
            return
        if following.tag == "p" and following.find(".//a") is None and len(following.text_content()) > 200:
            return
        yield following
