"""The tables of timelines and of their saved views."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from unicodedata import normalize

from msgspec import MsgspecError
from msgspec.json import Decoder
from sqlalchemy import Connection, Row, Select, delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from timeline.errors import StoreError
from timeline.safe_text import single_line
from timeline.store.change_log import log_changes
from timeline.store.readable_rows import readable_rows
from timeline.store.records import ChangedField, SavedView, StoredTimeline
from timeline.store.schema import articles, now, timelines, views
from timeline.store.storable_article import storable

MAX_NAME_LENGTH = 200
decode_state = Decoder(dict[str, str | list[str]]).decode
"""Decodes the state of a saved view."""
DELETED = "This timeline was deleted. Choose another."


def load_timelines(connection: Connection, damaged: list[int] | None = None) -> list[StoredTimeline]:
    """Return all timelines, oldest first; ``damaged`` gets the ids of those whose own row is damaged."""
    unreadable: list[int] = []
    found = [_timeline(row) for row in readable_rows(connection, _query(), timelines.c.id, unreadable.append)]
    if damaged is not None:
        damaged.extend(unreadable)
    found += [_damaged_timeline(connection, each) for each in unreadable]
    return sorted(found, key=lambda each: each.id)


def load_timeline(connection: Connection, timeline_id: int) -> StoredTimeline:
    """Return a timeline. Raises StoreError for a deleted one."""
    query, unreadable = _query().where(timelines.c.id == timeline_id), list[int]()
    for row in readable_rows(connection, query, timelines.c.id, unreadable.append):
        return _timeline(row)
    if not unreadable:
        raise StoreError(DELETED)
    return _damaged_timeline(connection, timeline_id)


def find_timeline(connection: Connection, name: str) -> StoredTimeline | None:
    """Return the timeline with this name, if it exists."""
    name = normalised_name(name)
    found = [each for each in load_timelines(connection) if normalised_name(each.name) == name]
    return next((each for each in found if each.name == name), next(iter(found), None))


def create_timeline(connection: Connection, name: str, title: str) -> int:
    """Create a timeline and return its id. Raises StoreError for an empty or taken name."""
    name = _checked_name(name)
    row = {"name": name, "title": storable(title), "made": now(), "revision": 0}
    with _unique_name(name):
        return int(connection.execute(insert(timelines).values(row).returning(timelines.c.id)).scalar_one())


def rename_timeline(
    connection: Connection, timeline_id: int, name: str | None, title: str | None, person: str
) -> None:
    """Change the name or the title of a timeline, or both; ``None`` leaves one as it is."""
    changed = {} if name is None else {"name": _checked_name(name)}
    changed |= {} if title is None else {"title": storable(title)}
    if changed:
        before = load_timeline(connection, timeline_id)
        with _unique_name(name or ""):
            connection.execute(update(timelines).where(timelines.c.id == timeline_id).values(changed))
        renamed = (
            (None, ChangedField.TIMELINE_NAME, before.name, changed.get("name", before.name)),
            (None, ChangedField.PICTURE_TITLE, before.title, changed.get("title", before.title)),
        )
        log_changes(connection, timeline_id, renamed, person)


def delete_timeline(connection: Connection, timeline_id: int) -> str:
    """Delete a timeline with everything in it; return the moment of its making as the database has it."""
    query = text("SELECT made FROM timelines WHERE id = :id")
    made = str(connection.execute(query, {"id": timeline_id}).scalar_one())
    connection.execute(delete(timelines).where(timelines.c.id == timeline_id))
    return made


def load_views(connection: Connection, timeline_id: int) -> list[SavedView]:
    """Return the saved views of a timeline, oldest first, without damaged ones."""
    return [view for _, view in load_view_rows(connection, timeline_id, [])]


def load_view_rows(
    connection: Connection, timeline_id: int, damaged: list[str]
) -> Iterator[tuple[Row[Any], SavedView]]:
    """Yield the rows of the saved views; ``damaged`` gets a sentence for each that cannot be read."""

    def lost(row_id: int) -> None:
        damaged.append(f"A saved view is damaged and was left out (row {row_id}).")

    query = select(views).where(views.c.timeline_id == timeline_id)
    for row in readable_rows(connection, query, views.c.id, lost):
        try:
            yield row, SavedView(row.name, decode_state(row.state))
        except MsgspecError:
            lost(row.id)


def save_view(connection: Connection, timeline_id: int, name: str, state: Mapping[str, Any]) -> None:
    """Save a view. A view of the same name is replaced."""
    name, written = _checked_name(name), storable(json.dumps(state))
    same = (views.c.timeline_id == timeline_id) & (views.c.name == name)
    if connection.execute(update(views).where(same).values(state=written)).rowcount == 0:
        connection.execute(insert(views).values(timeline_id=timeline_id, name=name, state=written))


def delete_view(connection: Connection, timeline_id: int, name: str) -> None:
    """Delete a saved view."""
    connection.execute(delete(views).where(views.c.timeline_id == timeline_id, views.c.name == name))


def _query() -> Select[Any]:
    count = func.count(articles.c.id).filter(articles.c.removed.is_(None))
    return (
        select(timelines, count.label("articles"))
        .outerjoin(articles, articles.c.timeline_id == timelines.c.id)
        .group_by(timelines.c.id)
    )


def _timeline(row: Row[Any]) -> StoredTimeline:
    return StoredTimeline(row.id, row.name, row.title, row.made, row.revision, row.articles)


def _damaged_timeline(connection: Connection, timeline_id: int) -> StoredTimeline:
    """Return a timeline whose own row is damaged: its articles and corrections can be opened and saved."""
    name = f"Timeline {timeline_id} (its name or its date is damaged)"
    query = select(timelines.c.revision).where(timelines.c.id == timeline_id)
    row = next(readable_rows(connection, query, timelines.c.id, lambda _: None), None)
    revision = row.revision if row else 0
    return StoredTimeline(timeline_id, name, "", datetime.fromtimestamp(0, UTC), revision, 0)


def _checked_name(name: str) -> str:
    name = normalised_name(name)
    if not name:
        raise StoreError("A name is missing. Give one that is not only white space.")
    if len(name) > MAX_NAME_LENGTH:
        raise StoreError(f"This name is longer than {MAX_NAME_LENGTH} characters. Give a shorter one.")
    return name


def normalised_name(name: str) -> str:
    """Return a name as it is stored: on one line, composed (NFC), and without invisible characters.

    Else two names could look the same, and a person could not type the one that a list shows.
    """
    return single_line(normalize("NFC", storable(name)))


@contextmanager
def _unique_name(name: str) -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise StoreError(f"There is a timeline called {name!r} already. Give another name.") from None
