"""Helpers for the tests of this room: the mentions of a short text."""

from __future__ import annotations

from datetime import date

from timeline.events import extract
from timeline.model import Article, Mention

PUBLISHED = date(2021, 9, 15)
"""A Wednesday."""


def mentions(text: str, published: date | None = PUBLISHED) -> tuple[Mention, ...]:
    """Return the mentions of an article with this text that a time expression dates."""
    found = extract(Article("article", text, published=published)).mentions
    return tuple(each for each in found if not each.is_dated_by_publication)


def mention(text: str, expression: str) -> Mention:
    """Return the only mention with this expression."""
    [found] = [each for each in mentions(text) if each.expression.text == expression]
    return found
