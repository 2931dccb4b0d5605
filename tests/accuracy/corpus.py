"""The annotated articles of ``articles/``: short texts written for these tests, one TOML file each.

The text holds each time expression as ``{words|TIMEX3 value}`` or ``{words|value|mod}``. ``events`` lists the
dated statements of an English article in the order of the text:

========== ====================================================================
at         the words of the expression; the n-th row takes the n-th such words
date       the date as EDTF
head       the predicate, as the title must have it (optional)
modality   "asserted" by default
actors     the named actors (optional: without it they are not scored)
places     the names of the places (optional)
========== ====================================================================

``doubtful`` lists expressions that may or may not make an event.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from timeline.model import Article

ARTICLES = Path(__file__).parent / "articles"
_MARKED = re.compile(r"\{([^{}|]+)\|([^{}|]+)(?:\|([A-Z]+))?\}")


@dataclass(frozen=True, slots=True)
class GoldExpression:
    """An annotated expression; ``start`` and ``end`` count characters of the text without marks."""

    start: int
    end: int
    text: str
    value: str
    mod: str | None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An annotated event at its expression; ``None`` leaves a field out of the score."""

    expression: GoldExpression
    date: str
    modality: str
    head: str | None
    actors: frozenset[str] | None
    places: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its annotations."""

    article: Article
    kind: str
    expressions: tuple[GoldExpression, ...]
    events: tuple[GoldEvent, ...]
    doubtful: tuple[str, ...]


def gold_articles() -> list[GoldArticle]:
    """Return the annotated articles, by file name."""
    return [_read(path) for path in sorted(ARTICLES.glob("*.toml"))]


def _read(path: Path) -> GoldArticle:
    fields = tomllib.loads(path.read_text(encoding="utf-8"))
    text, expressions = _unmarked(fields["text"].strip("\n"))
    published = fields.get("published")
    assert published is None or isinstance(published, date)
    article = Article(path.stem, text, published=published, language=fields.get("language", "en"))
    events = tuple(_events(fields.get("events", []), expressions, path.stem))
    return GoldArticle(article, fields["kind"], expressions, events, tuple(fields.get("doubtful", ())))


def _unmarked(marked: str) -> tuple[str, tuple[GoldExpression, ...]]:
    """Return the text without marks, and its expressions."""
    pieces: list[str] = []
    expressions: list[GoldExpression] = []
    length = end = 0
    for mark in _MARKED.finditer(marked):
        before, words = marked[end : mark.start()], mark[1]
        pieces += [before, words]
        start = length + len(before)
        length, end = start + len(words), mark.end()
        expressions.append(GoldExpression(start, length, words, mark[2], mark[3]))
    return "".join([*pieces, marked[end:]]), tuple(expressions)


def _events(
    rows: list[dict[str, Any]], expressions: tuple[GoldExpression, ...], where: str
) -> Iterator[GoldEvent]:
    """Yield the events; the n-th row with the same words takes the n-th expression with these words."""
    left = list(expressions)
    for row in rows:
        at = next((each for each in left if each.text == row["at"]), None)
        if at is None:
            raise ValueError(f"{where}: no expression reads {row['at']!r}")
        left.remove(at)
        names = (frozenset(row[key]) if key in row else None for key in ("actors", "places"))
        yield GoldEvent(at, row["date"], row.get("modality", "asserted"), row.get("head"), *names)
