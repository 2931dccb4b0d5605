"""A person's changes to an article itself: its date, its title, or its removal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Connection, Row, update

from timeline.errors import StoreError
from timeline.model import BY_HAND, Article
from timeline.safe_text import short_line
from timeline.store.article_versions import current_versions, row_article, store_version
from timeline.store.change_log import log_changes
from timeline.store.readable_rows import readable_rows
from timeline.store.records import ChangedField
from timeline.store.schema import articles, now, versions
from timeline.store.storable_article import storable_article

EDITABLE = frozenset(each.name for each in fields(Article)) - {"id", "text", "published_from"}


def edit_article(
    connection: Connection, timeline_id: int, key: str, changes: dict[str, Any], person: str
) -> None:
    """Store a person's changes as a newer version of the article; its text stays.

    Raises StoreError for an unknown article, ValueError for a field outside ``EDITABLE``.
    """
    if not changes.keys() <= EDITABLE:
        raise ValueError(f"these fields cannot be edited: {', '.join(sorted(changes.keys() - EDITABLE))}")
    row = _row(connection, timeline_id, key)
    before = row_article(row)
    if changes.get("published") is not None:
        changes = {**changes, "published_from": BY_HAND}
    after = storable_article(replace(before, **changes))
    if after != before:
        store_version(connection, row.article_id, after)
        edited = [
            (key, ChangedField(name), getattr(before, name), getattr(after, name))
            for name in sorted(EDITABLE)
        ]
        log_changes(connection, timeline_id, edited, person)


def set_removed(
    connection: Connection, timeline_id: int, keys: Iterable[str], removed: bool, person: str
) -> None:
    """Remove articles from a timeline, or restore them; nothing of them is deleted."""
    moment = now() if removed else None
    changed = []
    for key in keys:
        row = _row(connection, timeline_id, key)
        before, after = ("yes" if each else None for each in (row.removed is not None, removed))
        changed.append((key, ChangedField.REMOVED, before, after))
        connection.execute(update(articles).where(articles.c.id == row.article_id).values(removed=moment))
    log_changes(connection, timeline_id, changed, person)


def removed_articles(connection: Connection, timeline_id: int) -> dict[str, Article]:
    """Return the removed articles by id, in the order of removal."""
    query = current_versions().where(articles.c.timeline_id == timeline_id, articles.c.removed.is_not(None))
    rows = readable_rows(connection, query, versions.c.id, lambda _: None)
    return {row.key: row_article(row) for row in sorted(rows, key=lambda each: each.removed)}


def _row(connection: Connection, timeline_id: int, key: str) -> Row[Any]:
    query = current_versions().where(articles.c.timeline_id == timeline_id, articles.c.key == key)
    row = connection.execute(query).first()
    if row is None:
        raise StoreError(
            f"{short_line(key)}: this article is not in the timeline. Restore it, or add it first."
        )
    return row
