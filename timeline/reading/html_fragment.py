"""The text of an HTML fragment without boilerplate: an entry of a feed, a block in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.reading.hidden_parts import drop_hidden_parts
from timeline.reading.html_lines import entry_line, prepare_lines, without_control_characters
from timeline.reading.many_elements import drop_elements
from timeline.reading.markup_limits import check_markup

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PARTS = ("article", "aside", "div", "figcaption", "figure", "footer", "header", "main", "nav", "section")
_LISTS = ("dd", "dl", "dt", "li", "ol", "ul", "table", "td", "th", "tr")
_BLOCKS = (
    *_PARTS,
    *_LISTS,
    "address",
    "blockquote",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "p",
    "pre",
)
_WITHOUT_TEXT = ("script", "style", "template", "noscript", "iframe", "svg", "form")
_BREAK = "\ue000"
"""Marks the edges of a block until spaces are joined: a private-use character, absent from real text."""
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BREAKS = re.compile(rf"\s*{_BREAK}[\s{_BREAK}]*")


def html_to_text(fragment: str) -> str:
    """Return the text of an HTML fragment, with a blank line between its blocks."""
    from lxml.etree import ParserError
    from lxml.html import fragment_fromstring

    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    check_markup(fragment)
    try:
        tree = fragment_fromstring(fragment.replace(_BREAK, " ").replace("\x00", " "), create_parent="div")
    except (ParserError, ValueError, AssertionError):  # the last one for a page without a body
        return ""
    return _text(without_control_characters(tree))


def _text(tree: HtmlElement) -> str:
    drop_elements(tree, list(tree.iter(*_WITHOUT_TEXT)))
    drop_hidden_parts(tree)
    prepare_lines(tree)
    for row in list(tree.iter("tr")):
        cells = [cell.text_content() for cell in row.iter("td", "th")]
        row.clear(keep_tail=True)
        row.text = entry_line(cells)
    for element in tree.iter(*_BLOCKS):
        element.text = _BREAK + (element.text or "")
        element.tail = _BREAK + (element.tail or "")
    words = _SPACE.sub(" ", "".join(tree.xpath(".//text()")).replace("\xa0", " "))
    return _BREAKS.sub("\n\n", words).strip()
