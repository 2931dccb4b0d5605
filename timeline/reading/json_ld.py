"""Publication date and text of an article in the JSON-LD of its page (schema.org)."""

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

_WORDS = load_toml(__package__, "web_page.toml")
_ARTICLE_TYPES = tuple(_WORDS["articles"])
_OTHER_ARTICLES = frozenset(_WORDS["elsewhere"])
"""Properties about other articles, such as recommendations."""

_MAX_OBJECTS = 500
"""Objects to search on one page."""
_DATE_PROPERTY = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')


def publication_dates(tree: HtmlElement) -> Iterator[str]:
    """Yield the stated publication dates, an article's before the page's."""
    for item in _articles(tree):
        if isinstance(stated := item.get("datePublished"), str):
            yield stated
    if not _objects(tree):  # the script is not valid JSON, but may still hold the date
        yield from (written[1] for script in _scripts(tree) for written in _DATE_PROPERTY.finditer(script))


def article_body(tree: HtmlElement) -> str:
    """Return the longest stated text of an article; empty without one."""
    bodies = (item.get("articleBody") for item in _articles(tree))
    return max((html_to_text(body) for body in bodies if isinstance(body, str)), key=len, default="")


def _articles(tree: HtmlElement) -> list[dict[str, Any]]:
    objects = _objects(tree)
    return [item for kind in _ARTICLE_TYPES for item in objects if _type(item).endswith(kind)]


def _type(item: dict[str, Any]) -> str:
    stated = item.get("@type")
    return str(stated[0] if isinstance(stated, list) and stated else stated).lower()


def _scripts(tree: HtmlElement) -> list[str]:
    return [script.text or "" for script in tree.iter("script") if "ld+json" in script.get("type", "")]


def _objects(tree: HtmlElement) -> list[dict[str, Any]]:
    return [item for script in _scripts(tree) for item in islice(_outer_first(script), _MAX_OBJECTS)]


def _outer_first(script: str) -> Iterator[dict[str, Any]]:
    """Yield the objects in a script, outer before inner."""
    try:
        level = [json.loads(script, strict=False)]
    except (ValueError, RecursionError):
        return
    while level:
        yield from (item for item in level if isinstance(item, dict))
        level = [inner for item in level for inner in _inner(item) if isinstance(inner, dict | list)]


def _inner(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [inner for name, inner in value.items() if name not in _OTHER_ARTICLES]
    return value if isinstance(value, list) else []
