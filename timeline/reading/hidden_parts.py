"""Parts of HTML that no reader of the page sees: ``hidden``, ``display: none``, ``aria-hidden``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from timeline.reading.many_elements import drop_elements

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HIDING_STYLE = re.compile(
    r"(?:\A|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE
)
_MARKED = "descendant-or-self::*[@hidden or @style or @aria-hidden]"
_CLOSED = "descendant-or-self::dialog[not(@open)]"
_STORED = "descendant-or-self::template[not(@shadowrootmode)]"
_NEVER_ARTICLE = ("dialog", "template")
_OF_ARTICLE = ("h1", "article", "main")
_MAX_SHARE = 0.5
"""Share of the text; a part with more is the article itself, which a script shows later."""
_MAX_METADATA_LENGTH = 100
"""Characters of a hidden name or date that is marked up for machines."""


def drop_hidden_parts(tree: HtmlElement) -> None:
    """Remove the hidden parts of a tree; the text behind each stays.

    The article itself stays, also if it is hidden until a script has run: a part with the only headline, with
    the only ``article`` or with most of the text. Short microdata stay for the page's author and outlet.
    """
    hidden = [each for each in tree.xpath(f"{_MARKED} | {_CLOSED} | {_STORED}") if _is_hidden(each)]
    if not hidden:
        return
    counts = {tag: sum(1 for _ in tree.iter(tag)) for tag in _OF_ARTICLE}
    most = _MAX_SHARE * _length(tree)
    dropped = [
        element
        for element in hidden
        if element.getparent() is not None
        and (element.tag in _NEVER_ARTICLE or not _is_needed(element, counts, most))
    ]
    drop_elements(tree, dropped)


def _is_needed(element: HtmlElement, counts: Mapping[str, int], most: float) -> bool:
    if element.tag in ("html", "body") or _has_all(element, counts):
        return True
    return _length(element) > most or _is_metadata(element)


def _is_hidden(element: HtmlElement) -> bool:
    if element.tag == "template" or (element.tag == "dialog" and "open" not in element.attrib):
        return True
    if element.get("hidden", "until-found").casefold() != "until-found":
        return True
    return element.get("aria-hidden") == "true" or bool(_HIDING_STYLE.search(element.get("style", "")))


def _has_all(element: HtmlElement, counts: Mapping[str, int]) -> bool:
    """Return True if all headlines of the page, or all its articles, are within an element."""
    return any(count and sum(1 for _ in element.iter(tag)) == count for tag, count in counts.items())


def _is_metadata(element: HtmlElement) -> bool:
    is_marked = bool(element.xpath("descendant-or-self::*[@itemprop]"))
    return is_marked and _length(element) <= _MAX_METADATA_LENGTH


def _length(element: HtmlElement) -> int:
    return len(element.text_content())
