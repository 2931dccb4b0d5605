"""What a person says of an article itself: its date, its title, that it does not belong here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Connection, Row, update

from timeline.errors import StoreError
from timeline.model import BY_HAND, Article
from timeline.safe_text import short_line
from timeline.store.intake import as_article, current, new_version, sound
from timeline.store.schema import articles, now

EDITABLE = frozenset(each.name for each in fields(Article)) - {"id", "text", "published_from"}


def describe(connection: Connection, project: int, key: str, stated: dict[str, Any]) -> None:
    """Store what a person says of an article as a newer version of it; its text stays.

    Raises StoreError for an article that is not there, ValueError for a field that cannot be stated.
    """
    if not stated.keys() <= EDITABLE:
        raise ValueError(f"these cannot be stated: {', '.join(sorted(stated.keys() - EDITABLE))}")
    row = _row(connection, project, key)
    before = as_article(row)
    if stated.get("published") is not None:
        stated = {**stated, "published_from": BY_HAND}
    after = sound(replace(before, **stated))
    if after != before:
        new_version(connection, row.article_id, after)


def set_removed(connection: Connection, project: int, keys: Iterable[str], removed: bool) -> None:
    """Take articles out of a timeline, or back into it; nothing of them is lost."""
    moment = now() if removed else None
    for key in keys:
        row = _row(connection, project, key)
        connection.execute(update(articles).where(articles.c.id == row.article_id).values(removed=moment))


def removed_articles(connection: Connection, project: int) -> dict[str, Article]:
    """Return the articles that were taken out, by id."""
    query = current().where(articles.c.project_id == project, articles.c.removed.is_not(None))
    return {row.key: as_article(row) for row in connection.execute(query.order_by(articles.c.removed))}


def _row(connection: Connection, project: int, key: str) -> Row[Any]:
    query = current().where(articles.c.project_id == project, articles.c.key == key)
    row = connection.execute(query).first()
    if row is None:
        raise StoreError(
            f"{short_line(key)}: this article is not in the timeline; it was removed, or never added."
        )
    return row
