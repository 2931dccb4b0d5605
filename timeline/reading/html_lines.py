"""Lines in HTML: line breaks within a sentence, terms with their descriptions, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from timeline.line_breaks import joined_ends
from timeline.reading.many_elements import unwrap_elements

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PARTS = (
    "article",
    "aside",
    "blockquote",
    "body",
    "div",
    "figcaption",
    "footer",
    "header",
    "main",
    "section",
)
_TEXTS = ("dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "pre", "td", "th")
_BLOCKS = frozenset((*_PARTS, *_TEXTS))
_NO_TERMS = ("ul", "ol", "img", "h1", "h2", "h3", "h4", "form", "dl")
"""Elements in a description list that is only there for the layout."""
_MARK = "\ue001"
"""Stands for a line break: a private-use character, absent from real text."""
_JOINED = "joined-break"
"""The tag of a line break that is to be dropped."""
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MAX_TERM_LENGTH = 60
"""Characters: a longer term or first cell is a text of its own."""


def without_control_characters(tree: HtmlElement) -> HtmlElement:
    """Return the tree with a space for each character that XML forbids: lxml reads them, but writes none."""
    for element in tree.iter():
        if element.text and _FORBIDDEN.search(element.text):
            element.text = _FORBIDDEN.sub(" ", element.text)
        if element.tail and _FORBIDDEN.search(element.tail):
            element.tail = _FORBIDDEN.sub(" ", element.tail)
    return tree


def prepare_lines(tree: HtmlElement) -> None:
    """Join the sentences of a tree that line breaks divide, and each term with its description."""
    _join_breaks(tree)
    _join_terms(tree)


def entry_line(cells: Iterable[str]) -> str:
    """Return the cells of a row as one line: a date or another short first cell, a colon, the other cells."""
    first, *others = [" ".join(cell.split()) for cell in cells if cell.strip()] or [""]
    if not others:
        return first
    rest = "; ".join(others)
    is_term = len(first) <= _MAX_TERM_LENGTH and not first.endswith((".", "!", "?"))
    return f"{first.rstrip(':')}: {rest}" if is_term else f"{first} {rest}"


def _join_breaks(tree: HtmlElement) -> None:
    breaks = list(tree.iter("br"))
    for element in breaks:
        element.tail = _MARK + (element.tail or "").replace(_MARK, " ")
    for block, group in groupby(breaks, key=_block_of):
        _join_breaks_of(block, list(group))
    unwrap_elements(tree, [element for element in breaks if element.tag == _JOINED])


def _block_of(element: HtmlElement) -> HtmlElement:
    ancestors = (parent for parent in element.iterancestors() if parent.tag in _BLOCKS)
    return next(ancestors, element.getroottree().getroot())


def _join_breaks_of(block: HtmlElement, breaks: Sequence[HtmlElement]) -> None:
    """Replace each break in the middle of a sentence by a space; restore the texts behind the others."""
    lines = [" ".join(line.split()) for line in "".join(block.itertext()).split(_MARK)]
    ends, position = [], 0
    for line in lines:
        position += len(line)
        ends.append(position)
        position += 1
    joined = {at for end in joined_ends("\n".join(lines)) for at in range(end.start, end.end)}
    for end, element in zip(ends, breaks, strict=False):
        tail = (element.tail or "").removeprefix(_MARK)
        element.tail = f" {tail}" if end in joined else tail
        if end in joined:
            element.tag = _JOINED
    for element in breaks[len(ends) :]:
        element.tail = (element.tail or "").removeprefix(_MARK)


def _is_layout(group: HtmlElement) -> bool:
    if any(element is not group for element in group.iter(*_NO_TERMS)):
        return True
    if group.find(".//dd") is None or group.find(".//dt") is None:
        return True
    linked = sum(map(_length, group.iter("a")))
    return 2 * linked > _length(group)


def _length(element: HtmlElement) -> int:
    return len("".join(element.text_content().split()))


def _join_terms(tree: HtmlElement) -> None:
    """Make one paragraph of each term and its descriptions."""
    for group in list(tree.iter("dl")):
        entries: list[list[str]] = []
        for item in group.iter("dt", "dd"):
            if item.tag == "dt" or not entries:
                entries.append([])
            entries[-1].append(item.text_content())
        if not entries or _is_layout(group):
            continue
        for child in list(group):
            group.remove(child)
        group.tag, group.text = "div", None
        for cells in entries:
            paragraph = group.makeelement("p")
            paragraph.text = entry_line(cells)
            group.append(paragraph)
