"""Take back logged changes of articles and names, or make them again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, select

from timeline.errors import StoreError
from timeline.model import Article
from timeline.store.article_edits import article_row, set_removed
from timeline.store.article_versions import row_article, store_version
from timeline.store.change_log import log_changes
from timeline.store.records import ChangedField, LoggedChange
from timeline.store.schema import versions
from timeline.store.stored_timelines import load_timeline, rename_timeline

Wanted = tuple[str | None, ChangedField, str | None, str | None]
"""The id of an article (``None``: the timeline), what of it, its present value, and the one it shall have."""

_NAMES = {ChangedField.TIMELINE_NAME: "name", ChangedField.PICTURE_TITLE: "title"}


def take_back(
    connection: Connection, timeline_id: int, changes: Sequence[LoggedChange], person: str, *, again: bool
) -> None:
    """Give articles and names the values before these changes; with ``again`` those after them.

    Raises StoreError, and changes nothing, if somebody has changed one of the values since.
    """
    wanted = [
        (each.article, each.field, each.old, each.new) if again else each.opposite
        for each in (changes if again else reversed(changes))
    ]
    names = [each for each in wanted if each[0] is None]
    if names:
        _rename(connection, timeline_id, names, person)
    of_articles = sorted((each for each in wanted if each[0] is not None), key=lambda each: str(each[0]))
    removals = [each for each in of_articles if each[1] is ChangedField.REMOVED]
    for is_removed, each in groupby(removals, key=lambda each: each[3] is not None):
        keys = [str(key) for key, *_ in each]
        set_removed(connection, timeline_id, keys, removed=is_removed, person=person)
    edits = [each for each in of_articles if each[1] is not ChangedField.REMOVED]
    for key, edited in groupby(edits, key=lambda each: str(each[0])):
        _edit(connection, timeline_id, key, list(edited))
    log_changes(connection, timeline_id, edits, person)


def _rename(connection: Connection, timeline_id: int, wanted: Iterable[Wanted], person: str) -> None:
    stored = load_timeline(connection, timeline_id)
    values = {}
    for _, field, present, value in wanted:
        name = _NAMES[field]
        _check(getattr(stored, name), present)
        values[name] = value or ""
    rename_timeline(connection, timeline_id, values.get("name"), values.get("title"), person)


def _edit(connection: Connection, timeline_id: int, key: str, wanted: Iterable[Wanted]) -> None:
    row = article_row(connection, timeline_id, key)
    before = row_article(row)
    earlier = {each.number: each for each in _versions(connection, row)}
    values: dict[str, Any] = {}
    for _, field, present, value in wanted:
        if field is ChangedField.TEXT:
            _check(before.text, _text_of(earlier, present))
            values["text"] = _text_of(earlier, value)
        else:
            now = getattr(before, field)
            _check(None if now is None else str(now), present)
            values |= _field(earlier.values(), field, value)
    after: Article = replace(before, **values)
    store_version(connection, row.article_id, after)


def _field(earlier: Iterable[Row[Any]], field: ChangedField, value: str | None) -> dict[str, Any]:
    """Return a field with the value of a logged text; a publication date says again where it comes from."""
    if field is not ChangedField.PUBLISHED:
        return {field: value}
    day = None if value is None else date.fromisoformat(value)
    sources = [each.published_from for each in earlier if each.published == day]
    return {"published": day, "published_from": sources[-1] if sources else None}


def _text_of(earlier: dict[int, Row[Any]], number: str | None) -> str:
    if number is None or not number.isdigit() or int(number) not in earlier:
        raise StoreError("This version of the article is not in the store. Add the article again.")
    return str(earlier[int(number)].text)


def _versions(connection: Connection, row: Row[Any]) -> list[Row[Any]]:
    query = select(versions).where(versions.c.article_id == row.article_id).order_by(versions.c.number)
    return list(connection.execute(query))


def _check(present: str | None, expected: str | None) -> None:
    if (present or None) != (expected or None):
        raise StoreError("This was changed again in the meantime. Look at the history, and change it there.")
