"""The number of shapes that an SVG draws: a few lines with references may draw a thousand million."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

_REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)")


def draws_more_than(root: etree._Element, most: int) -> bool:
    """Return True if a browser would draw more shapes than this, each reference followed."""
    by_id = {str(each.get("id")): each for each in root.iter() if each.get("id")}
    sheets = "".join("".join(each.itertext()) for each in root.iter() if _tag(each) == "style")
    by_class = tuple(found for found in _REFERENCE.findall(sheets) if found in by_id)
    waiting: list[tuple[etree._Element, frozenset[str]]] = [(root, frozenset())]
    drawn = 0
    while waiting:
        element, inside = waiting.pop()
        drawn += 1
        if drawn + len(waiting) > most:
            return True
        waiting.extend((child, inside) for child in element)
        names = by_id.keys() & set(_references(element, by_class)) - inside  # a browser draws no circle
        waiting.extend((by_id[name], inside | {name}) for name in names)
    return False


def _references(element: etree._Element, by_class: tuple[str, ...]) -> Iterator[str]:
    """Yield the ids that an element refers to; one with a class may refer to those of the style sheets."""
    attributes: Mapping[str, str] = {str(key): str(value) for key, value in element.attrib.items()}
    for key, value in attributes.items():
        if key.rpartition("}")[2] == "href":
            yield value.removeprefix("#")
        yield from _REFERENCE.findall(value)
    if "class" in attributes:
        yield from by_class


def _tag(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
