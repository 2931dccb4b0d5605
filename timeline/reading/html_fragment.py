"""HTML to text, where it is a fragment and all of it is text: a feed's entry, a passage of Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
_SILENT = ("script", "style", "template", "noscript", "iframe", "svg", "form")
_BREAK = "\ue000"
"""Stands for a block's bounds until spaces are joined; private use, so that no text has it."""
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BREAKS = re.compile(rf"\s*{_BREAK}[\s{_BREAK}]*")


def html_to_text(markup: str) -> str:
    """Return the text of an HTML fragment, a blank line between its blocks."""
    from lxml.etree import ParserError
    from lxml.html import fragment_fromstring

    if "<" not in markup and "&" not in markup:
        return markup.strip()
    try:
        tree = fragment_fromstring(markup.replace(_BREAK, " ").replace("\x00", " "), create_parent="div")
    except (ParserError, ValueError):
        return ""
    return _text(tree)


def _text(tree: HtmlElement) -> str:
    for element in list(tree.iter(*_SILENT)):
        element.drop_tree()
    for element in tree.iter(*_BLOCKS):
        element.text = _BREAK + (element.text or "")
        element.tail = _BREAK + (element.tail or "")
    words = _SPACE.sub(" ", "".join(tree.xpath(".//text()")))
    return _BREAKS.sub("\n\n", words).strip()
