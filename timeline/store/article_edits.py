"""A person's changes to an article itself: its date, its title, or its removal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, update

from timeline.errors import StoreError
from timeline.model import BY_HAND, Article
from timeline.safe_text import short_line
from timeline.store.article_versions import (
    EDITABLE,
    changed_fields,
    current_versions,
    row_article,
    store_version,
)
from timeline.store.change_log import Change, log_changes
from timeline.store.readable_rows import readable_rows
from timeline.store.records import ChangedField
from timeline.store.schema import articles, now, versions
from timeline.store.storable_article import storable_article


def edit_articles(
    connection: Connection, timeline_id: int, keys: Iterable[str], edits: dict[str, Any], person: str
) -> None:
    """Store a person's changes as a newer version of each article, as one act; the texts stay.

    Raises StoreError for an unknown article, ValueError for a field outside ``EDITABLE``.
    """
    if not edits.keys() <= EDITABLE:
        raise ValueError(f"these fields cannot be edited: {', '.join(sorted(edits.keys() - EDITABLE))}")
    if edits.get("published") is not None:
        edits = {**edits, "published_from": BY_HAND}
    made: list[Change] = []
    for key in keys:
        row = article_row(connection, timeline_id, key)
        before = row_article(row)
        after = storable_article(replace(before, **edits))
        if after != before:
            store_version(connection, row.article_id, after)
            made += changed_fields(before, after)
    log_changes(connection, timeline_id, made, person)


def set_removed(
    connection: Connection, timeline_id: int, keys: Iterable[str], removed: bool, person: str
) -> None:
    """Remove articles from a timeline, or restore them; nothing of them is deleted."""
    moment = now() if removed else None
    changed = []
    for key in keys:
        row = article_row(connection, timeline_id, key)
        before, after = ("yes" if each else None for each in (row.removed is not None, removed))
        changed.append((key, ChangedField.REMOVED, before, after))
        connection.execute(update(articles).where(articles.c.id == row.article_id).values(removed=moment))
    log_changes(connection, timeline_id, changed, person)


def removed_articles(connection: Connection, timeline_id: int) -> dict[str, Article]:
    """Return the removed articles by id, in the order of removal."""
    query = current_versions().where(articles.c.timeline_id == timeline_id, articles.c.removed.is_not(None))
    rows = readable_rows(connection, query, versions.c.id, lambda _: None)
    return {row.key: row_article(row) for row in sorted(rows, key=lambda each: each.removed)}


def article_row(connection: Connection, timeline_id: int, key: str) -> Row[Any]:
    """Return the current version of an article, also of a removed one. Raises StoreError without one."""
    query = current_versions().where(articles.c.timeline_id == timeline_id, articles.c.key == key)
    row = connection.execute(query).first()
    if row is None:
        raise StoreError(
            f"{short_line(key)}: this article is not in the timeline. Restore it, or add it first."
        )
    return row
