"""Everything that a timeline holds, out of the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from timeline.errors import StoreError
from timeline.model import Article, Extraction
from timeline.safe_text import short_line
from timeline.store import log
from timeline.store.intake import as_article, current
from timeline.store.payload import decoded
from timeline.store.projects import one_project
from timeline.store.rules import rules
from timeline.store.schema import articles, extractions, versions
from timeline.store.values import Contents, Reading, Version

_AT_ONCE = 500
"""Versions asked for in one query: databases bound the number of values in one."""


def project_articles(connection: Connection, project: int) -> dict[str, Article]:
    """Return the articles of a timeline by id, in the order they came."""
    return {row.key: as_article(row) for row in connection.execute(_current_of(project))}


def load(connection: Connection, project: int, known: Contents | None) -> Contents:
    """Return everything that a timeline holds.

    ``known`` is what was loaded before: where nothing was written since, it is returned as it is, and where
    something was, only what changed is loaded. What was loaded of another timeline is left.
    """
    about = one_project(connection, project)
    if known is not None and (known.project.id, known.project.made) != (about.id, about.made):
        known = None
    if known is not None and known.project == about:
        return known
    readings = _readings(connection, project)
    kept = known.readings if known is not None else {}
    changed = [reading.version for key, reading in readings.items() if kept.get(key) != reading]
    rows = {row.key: row for row in _rows(connection, project, changed if kept else None)}
    found: dict[str, Article] = {}
    read: dict[str, Extraction] = {}
    for key in readings:
        article, extraction = _decoded(rows[key]) if key in rows else _kept(known, key)
        found[key] = article
        if extraction is not None:
            read[key] = extraction
    return Contents(
        project=about,
        articles=found,
        extractions=read,
        faults={key: reading.fault for key, reading in readings.items() if reading.fault},
        outdated=sum(reading.rules != rules() for reading in readings.values()),
        log=tuple(log.entries(connection, project)),
        readings=readings,
    )


def history(connection: Connection, project: int, key: str) -> list[Version]:
    """Return every reading of an article, oldest first."""
    query = (
        select(versions, articles.c.key)
        .join(articles, articles.c.id == versions.c.article_id)
        .where(articles.c.project_id == project, articles.c.key == key)
        .order_by(versions.c.number)
    )
    return [
        Version(row.number, as_article(row), row.sha256, row.read_at) for row in connection.execute(query)
    ]


def _current_of(project: int) -> Select[Any]:
    inside = (articles.c.project_id == project, articles.c.removed.is_(None))
    return current().where(*inside).order_by(articles.c.id)


def _readings(connection: Connection, project: int) -> dict[str, Reading]:
    query = _current_of(project).with_only_columns(
        articles.c.key, versions.c.id, extractions.c.rules, extractions.c.fault
    )
    return {row.key: Reading(row.id, row.rules, row.fault) for row in connection.execute(query)}


def _rows(connection: Connection, project: int, wanted: Sequence[int] | None) -> Iterator[Row[Any]]:
    """Yield the wanted versions with their extraction, ``None`` for all of them."""
    query = _current_of(project).add_columns(extractions.c.payload)
    if wanted is None:
        yield from connection.execute(query)
        return
    for begin in range(0, len(wanted), _AT_ONCE):
        yield from connection.execute(query.where(versions.c.id.in_(wanted[begin : begin + _AT_ONCE])))


def _decoded(row: Row[Any]) -> tuple[Article, Extraction | None]:
    article = as_article(row)
    try:
        return article, None if row.payload is None else decoded(article, row.payload)
    except (LookupError, TypeError, ValueError):
        raise StoreError(
            f"{short_line(row.key)}: its stored events are damaged; remove the article or restore a backup."
        ) from None


def _kept(known: Contents | None, key: str) -> tuple[Article, Extraction | None]:
    if known is None:
        raise KeyError(key)
    return known.articles[key], known.extractions.get(key)
