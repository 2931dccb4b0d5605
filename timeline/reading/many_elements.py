"""Take many elements out of a tree in linear time.

One by one takes quadratic time, because the text behind each is joined with all the text before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAKEN_OUT = "taken-out"
_MAX_RUN = 1_000
"""Inline elements in one block; a long paragraph of a news page has some thirty."""
_INLINE = (
    *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"),
    *("kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u"),
)


def drop_elements(tree: HtmlElement, elements: Iterable[HtmlElement]) -> None:
    """Remove elements below ``tree`` with their content; the text behind each stays."""
    from lxml.etree import strip_elements

    if _marked(elements):
        strip_elements(tree, _TAKEN_OUT, with_tail=False)
        _join_texts(tree)


def unwrap_elements(tree: HtmlElement, elements: Iterable[HtmlElement]) -> None:
    """Replace elements below ``tree`` by their content."""
    from lxml.etree import strip_tags

    if _marked(elements):
        strip_tags(tree, _TAKEN_OUT)
        _join_texts(tree)


def unwrap_runs(tree: HtmlElement) -> None:
    """Unwrap the inline elements of a block with very many: trafilatura takes quadratic time for them."""
    counts = Counter(element.getparent() for element in tree.iter(*_INLINE))
    long = [block for block, count in counts.items() if count > _MAX_RUN and block is not None]
    unwrap_elements(tree, [each for block in long for each in block.iter(*_INLINE) if each is not tree])


def _marked(elements: Iterable[HtmlElement]) -> bool:
    any_marked = False
    for element in elements:
        element.tag = _TAKEN_OUT
        any_marked = True
    return any_marked


def _join_texts(tree: HtmlElement) -> None:
    """Join the pieces of each text: a text in pieces is slow to read."""
    for element in tree.iter("*"):
        element.text, element.tail = element.text, element.tail
