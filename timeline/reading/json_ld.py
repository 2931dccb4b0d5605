"""What a page says of itself in JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from timeline.reading.html_fragment import html_to_text
from timeline.resources import load_toml

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TABLE = load_toml(__package__, "web_page.toml")
_TYPES = tuple(_TABLE["articles"])
_ELSEWHERE = frozenset(_TABLE["elsewhere"])

_MOST_OBJECTS = 500
"""Objects of a page that are looked at."""
_WRITTEN = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')


def publication_dates(tree: HtmlElement) -> Iterator[str]:
    """Yield what a page gives as its publication date, that of an article before that of the page."""
    for one in _articles(tree):
        if isinstance(stated := one.get("datePublished"), str):
            yield stated
    if not _objects(tree):  # a script that is not quite JSON still states it
        yield from (written[1] for script in _scripts(tree) for written in _WRITTEN.finditer(script))


def article_body(tree: HtmlElement) -> str:
    """Return the longest text that a page gives as its article's; empty where it gives none."""
    stated = (one.get("articleBody") for one in _articles(tree))
    return max((html_to_text(one) for one in stated if isinstance(one, str)), key=len, default="")


def _articles(tree: HtmlElement) -> list[dict[str, Any]]:
    objects = _objects(tree)
    return [one for kind in _TYPES for one in objects if _type(one).endswith(kind)]


def _type(one: dict[str, Any]) -> str:
    stated = one.get("@type")
    return str(stated[0] if isinstance(stated, list) and stated else stated).lower()


def _scripts(tree: HtmlElement) -> list[str]:
    return [script.text or "" for script in tree.iter("script") if "ld+json" in script.get("type", "")]


def _objects(tree: HtmlElement) -> list[dict[str, Any]]:
    return [one for script in _scripts(tree) for one in islice(_outermost(script), _MOST_OBJECTS)]


def _outermost(script: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of a script, the outer before the inner."""
    try:
        level = [json.loads(script, strict=False)]
    except (ValueError, RecursionError):
        return
    while level:
        yield from (one for one in level if isinstance(one, dict))
        level = [inner for one in level for inner in _inner(one) if isinstance(inner, dict | list)]


def _inner(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [inner for name, inner in value.items() if name not in _ELSEWHERE]
    return value if isinstance(value, list) else []
