"""Rows for expressions, mentions, names and articles. Their fields and the order are a public contract."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from timeline.model import Article, CalendarDate, Expression, Mention, Name, Place
from timeline.words import filled_in_words

Row = dict[str, Any]


def expression_row(article: Article, expression: Expression) -> Row:
    """Return a time expression as a row of ``tag``."""
    return {
        "article": article.id,
        "start": expression.start,
        "end": expression.end,
        "text": expression.text,
        "type": expression.type,
        "value": expression.value,
        "mod": expression.mod,
        "anchor": expression.anchor,
        **_days(expression.date),
        "reason": expression.reason,
    }


def mention_row(article: Article, mention: Mention) -> Row:
    """Return a mention as a row of ``extract``."""
    expression = mention.expression
    return {
        "id": mention.id,
        "article": mention.article,
        "title": mention.title,
        "start": mention.start,
        "end": mention.end,
        "expression": {
            "start": expression.start,
            "end": expression.end,
            "text": expression.text,
            "value": expression.value,
            "anchor": expression.anchor,
            "explanation": "; ".join((expression.explanation, *filled_in_words(mention.filled_in))),
        },
        **date_row(mention.date),
        "modality": mention.modality,
        "time": mention.time,
        "actors": list(mention.actors),
        "groups": list(mention.groups),
        "places": [place_row(place) for place in mention.places],
        "published": _day(article.published),
        "source": article.source,
        "url": article.url,
    }


def name_row(article: Article, name: Name) -> Row:
    """Return a name as a row of ``names``."""
    return {"article": article.id, **asdict(name)}


def article_row(article: Article) -> Row:
    """Return all fields of an article except its text."""
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "author": article.author,
        "published": _day(article.published),
        "published_from": article.published_from,
        "url": article.url,
        "archive": article.archive,
        "language": article.language,
    }


def date_row(placed: CalendarDate) -> Row:
    """Return a date with its granularity and extent."""
    return {**_days(placed), "granularity": placed.granularity, "extent": placed.extent}


def place_row(place: Place) -> Row:
    """Return a place with its country and coordinates."""
    return {
        "name": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _days(placed: CalendarDate | None) -> Row:
    if placed is None:
        return {"date": None, "earliest": None, "latest": None}
    return {
        "date": placed.edtf,
        "earliest": _day(placed.earliest),
        "latest": _day(placed.latest),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
