"""An extraction as JSON and back.

Values stand in lists by position, which is a third of the size of named ones and twice as fast to read.
What an article's text already says is not said again, and a mention whose expression is in the list gives
its index.
"""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import Any

from timeline.model import (
    Anchor,
    Article,
    CalendarDate,
    Expression,
    Extent,
    Extraction,
    Granularity,
    Mention,
    Modality,
    Place,
    PlaceKind,
    TimexMod,
    TimexType,
)

FORM = 1
"""Grows when the layout changes; an older form is read as if the article had not been read yet."""

_TYPES = {str(each): each for each in TimexType}
_MODS: dict[str | None, TimexMod | None] = {None: None, **{str(each): each for each in TimexMod}}
_ANCHORS = {str(each): each for each in Anchor}
_MODALITIES = {str(each): each for each in Modality}
_KINDS: dict[str | None, PlaceKind | None] = {None: None, **{str(each): each for each in PlaceKind}}


def encoded(found: Extraction) -> str:
    """Return the extraction, without its article, as JSON."""
    index = {each: number for number, each in enumerate(found.expressions)}
    rows = (
        FORM,
        [_expression_row(each) for each in found.expressions],
        [
            (
                each.id,
                each.title,
                each.start,
                each.end,
                _reference(each.expression, index),
                each.modality,
                each.actors,
                [place_row(place) for place in each.places],
            )
            for each in found.mentions
        ],
        [(_reference(each, index), why) for each, why in found.silent],
    )
    return json.dumps(rows, ensure_ascii=True, separators=(",", ":"))


def decoded(article: Article, payload: str) -> Extraction | None:
    """Return the extraction of an article; ``None`` where it was stored in another form."""
    form, *rest = json.loads(payload)
    if form != FORM:
        return None
    expression_rows, mention_rows, silent_rows = rest
    expressions = tuple([_expression(article.text, row) for row in expression_rows])

    def referred(reference: Any) -> Expression:
        return expressions[reference] if isinstance(reference, int) else _expression(article.text, reference)

    mentions = tuple(
        [
            Mention(
                key,
                article.id,
                title,
                start,
                end,
                referred(reference),
                _MODALITIES[modality],
                tuple(actors),
                tuple([place(row) for row in places]),
            )
            for key, title, start, end, reference, modality, actors, places in mention_rows
        ]
    )
    return Extraction(
        article, expressions, mentions, tuple([(referred(reference), why) for reference, why in silent_rows])
    )


def date_row(placed: CalendarDate) -> list[Any]:
    """Return a date as a list of what JSON can hold."""
    return [
        _written(placed.earliest),
        _written(placed.latest),
        placed.granularity,
        placed.extent,
        placed.edtf,
    ]


@lru_cache(maxsize=65_536)
def calendar_date(
    earliest: str | None, latest: str | None, granularity: str, extent: str, edtf: str
) -> CalendarDate:
    """Return the date of a ``date_row``."""
    return CalendarDate(_day(earliest), _day(latest), Granularity(granularity), Extent(extent), edtf)


def place_row(found: Place) -> list[Any]:
    """Return a place as a list of what JSON can hold."""
    return [found.name, found.kind, found.country, found.latitude, found.longitude]


def place(row: list[Any]) -> Place:
    """Return the place of a ``place_row``."""
    name, kind, country, latitude, longitude = row
    return Place(name, _KINDS[kind], country, latitude, longitude)


def _reference(expression: Expression, index: dict[Expression, int]) -> int | list[Any]:
    found = index.get(expression)
    return _expression_row(expression) if found is None else found


def _expression_row(each: Expression) -> list[Any]:
    placed = None if each.date is None else date_row(each.date)
    return [
        each.start,
        each.end,
        each.type,
        each.value,
        each.mod,
        each.anchor,
        placed,
        each.explanation,
        each.reason,
    ]


def _expression(text: str, row: list[Any]) -> Expression:
    start, end, kind, value, mod, anchor, placed, explanation, reason = row
    return Expression(
        start,
        end,
        text[start:end],
        _TYPES[kind],
        value,
        _MODS[mod],
        _ANCHORS[anchor],
        None if placed is None else calendar_date(*placed),
        explanation,
        reason,
    )


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)
