"""Time expressions in other languages than English, from the words of dateparser's locales."""

from __future__ import annotations

from datetime import date
from functools import cache

from timeline.model import Expression
from timeline.temporal.locales.locale_resolution import day_first, expression, remembered, resolution
from timeline.temporal.locales.locale_scanner import Scanner, scanner
from timeline.temporal.locales.normalised_text import letters
from timeline.temporal.locales.parts_and_ranges import Surroundings, surroundings
from timeline.temporal.locales.rule_types import Found, Words
from timeline.temporal.place import Frame
from timeline.temporal.resolve import Context

__all__ = ["reads", "tag_in"]


def reads(language: str) -> bool:
    """Return whether there are words for the dates of a language (ISO 639-1)."""
    return scanner(language) is not None


def tag_in(text: str, dct: date | None, language: str) -> list[Expression]:
    """Return the dates of a text in a language (ISO 639-1), sorted and without overlaps.

    Articles and prepositions in front are no part of a span. Without ``dct``, the day of publication,
    relative expressions are found and not placed. A language without words (``reads``) has none.
    """
    scan = scanner(language)
    if scan is None:
        return []
    around = _surroundings(language)
    read = letters(text)
    words = Words(read.text, "".join(map(text.__getitem__, read.offsets)))
    found = around.with_shared_years(words, around.with_parts(words, scan.scan(words)))
    context = Context(dct, day_first=day_first(found, scan.grammar.words.day_first))
    out: list[Expression] = []
    for item, frame in zip(found, _frames(around, words, found), strict=True):
        told = resolution(item, context, scan.grammar)
        out.append(expression(item, told, frame, read, dct))
        context = remembered(context, told, scan.grammar)
    return out


def _frames(around: Surroundings, words: Words, found: list[Found]) -> list[Frame]:
    """Return each expression's frame; the two ends of a range are no open sides."""
    ends: set[int] = set()
    for index in range(len(found) - 1):
        if around.linked(words, found[index], found[index + 1]):
            ends |= {index, index + 1}
    return [Frame() if index in ends else around.frame(words, item) for index, item in enumerate(found)]


@cache
def _surroundings(language: str) -> Surroundings:
    scan: Scanner | None = scanner(language)
    if scan is None:
        raise KeyError(language)
    return surroundings(scan.grammar)
