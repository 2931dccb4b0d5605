"""The log of changes to articles and to the names of a timeline: what, when, and by whom.

Corrections of events have a history of their own, because they can be undone and are applied anew to each
reading. These changes are in force where they are stored; the log tells of them. Changes that are exactly the
opposite of the last ones in force take them back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from timeline.store.readable_rows import readable_rows
from timeline.store.records import ChangeAct, ChangedField, LoggedChange
from timeline.store.schema import changes, now
from timeline.store.storable_article import storable

Change = tuple[str | None, ChangedField, object, object]
"""The id of an article (``None``: the timeline), what of it, the value before and the one after."""


def log_changes(connection: Connection, timeline_id: int, made: Iterable[Change], person: str) -> None:
    """Append changes that one person makes in one moment; what stays as it is, is none."""
    same = {"timeline_id": timeline_id, "made": now(), "person": storable(person)}
    rows = [
        {**same, "article": article, "field": field, "old": _text(old), "new": _text(new)}
        for article, field, old, new in made
        if old != new
    ]
    if rows:
        connection.execute(insert(changes), rows)


def load_changes(
    connection: Connection, timeline_id: int, damaged: list[str]
) -> Iterator[tuple[Row[Any], LoggedChange]]:
    """Yield the rows of the log, oldest first; ``damaged`` gets a sentence for each that cannot be read."""

    def lost(row_id: int) -> None:
        damaged.append(f"A change of an article or a name is damaged and was left out (row {row_id}).")

    query = select(changes).where(changes.c.timeline_id == timeline_id)
    for row in readable_rows(connection, query, changes.c.id, lost):
        try:
            field = ChangedField(row.field)
        except ValueError:
            lost(row.id)
        else:
            yield row, LoggedChange(row.made, row.person, row.article, field, row.old, row.new)


def change_acts(log: Iterable[LoggedChange]) -> tuple[list[ChangeAct], list[ChangeAct]]:
    """Return the acts in force, oldest first, and those to make again, the first one of these last."""
    in_force: list[ChangeAct] = []
    undone: list[ChangeAct] = []
    for (made, _), rows in groupby(log, key=lambda each: (each.made, each.person)):
        changes = tuple(rows)
        if in_force and _is_opposite(changes, in_force[-1]):
            undone.append(replace(in_force.pop(), since=made))
        elif undone and _content(changes) == _content(undone[-1].changes):
            in_force.append(replace(undone.pop(), since=made))
        else:
            in_force.append(ChangeAct(changes, made))
            undone.clear()
    return in_force, undone


def _is_opposite(changes: Iterable[LoggedChange], act: ChangeAct) -> bool:
    return _content(changes) == {each.opposite for each in act.changes}


def _content(changes: Iterable[LoggedChange]) -> set[tuple[str | None, ChangedField, str | None, str | None]]:
    return {(each.article, each.field, each.old, each.new) for each in changes}


def _text(value: object) -> str | None:
    return None if value is None else storable(str(value))
