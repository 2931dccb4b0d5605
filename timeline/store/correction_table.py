"""The table of corrections: a history, with entries only ever appended."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from timeline.corrections import Action, Correction, Entry, Kind, act_to_redo, act_to_undo
from timeline.corrections.correction_history import checked_correction, entry_to_undo, existing_entry
from timeline.store.backup_records import is_number
from timeline.store.codec import DECODE_ERRORS, decode_correction, encode_target, encode_value
from timeline.store.readable_rows import readable_rows
from timeline.store.schema import corrections, now
from timeline.store.storable_article import storable

_LOG = logging.getLogger(__name__)


def load_history(connection: Connection, timeline_id: int) -> list[Entry]:
    """Return the correction history of a timeline, oldest first, without damaged entries."""
    return [entry for _, entry in load_entries(connection, timeline_id, [])]


def load_entries(
    connection: Connection, timeline_id: int, damaged: list[str]
) -> Iterator[tuple[Row[Any], Entry]]:
    """Yield the rows of a history, oldest first, each with its entry.

    ``damaged`` gets a sentence for each entry that cannot be read. What undoes or redoes it is left out, too.
    """

    def lost(row_id: int) -> None:
        damaged.append(f"A correction is damaged and was left out (row {row_id}).")

    made: dict[int, Correction] = {}
    last = 0
    query = select(corrections).where(corrections.c.timeline_id == timeline_id)
    for row in readable_rows(connection, query, corrections.c.id, lost):
        try:
            entry = _entry(row, made, last)
        except (*DECODE_ERRORS, KeyError):
            _LOG.exception("damaged correction %s", row.number)
            damaged.append(f"The correction {row.number} is damaged and was left out.")
        else:
            last = entry.number
            yield row, entry


def _entry(row: Row[Any], made: dict[int, Correction], last: int) -> Entry:
    """Return the entry of a row; ``made`` holds the corrections before it, by number up to ``last``."""
    action = Action(row.action)
    if not is_number(row.number) or row.number <= last or (row.of is None) != (action is Action.MAKE):
        raise ValueError("an entry out of order")
    if action is Action.MAKE:
        kind = Kind(row.kind)
        made[row.number] = decode_correction(kind, row.target, row.old, row.new, row.note)
    of = row.number if action is Action.MAKE else row.of
    return Entry(
        row.number, row.made, action, of, made[of], row.act if is_number(row.act) else row.number, row.person
    )


def store_corrections(
    connection: Connection, timeline_id: int, made: Iterable[Correction], person: str
) -> list[Entry]:
    """Store corrections of one act; return one history entry each (the existing one if nothing changed).

    Raises ConflictError if someone else has changed the same value, StoreError for an empty title or name.
    """
    history = load_history(connection, timeline_id)
    act = _Act(connection, timeline_id, person)
    entries = []
    for correction in made:
        correction = replace(checked_correction(correction), note=storable(correction.note))
        entry = existing_entry(history, correction)
        if entry is None:
            entry = act.append(Action.MAKE, None, correction)
            history.append(entry)
        entries.append(entry)
    return entries


def undo(connection: Connection, timeline_id: int, number: int | None, person: str) -> Entry | None:
    """Undo the correction with this entry number, or the last one; ``None`` if there is nothing to undo.

    Raises StoreError for a correction no longer in force.
    """
    entry = entry_to_undo(load_history(connection, timeline_id), number)
    act = _Act(connection, timeline_id, person)
    return entry and act.append(Action.UNDO, entry.number, entry.correction)


def undo_act(connection: Connection, timeline_id: int, number: int | None, person: str) -> list[Entry]:
    """Undo the corrections made together with this one, or the last ones; return an entry for each.

    Raises StoreError for a correction no longer in force.
    """
    undone = act_to_undo(load_history(connection, timeline_id), number)
    act = _Act(connection, timeline_id, person)
    return [act.append(Action.UNDO, entry.number, entry.correction) for entry in undone]


def redo(connection: Connection, timeline_id: int, person: str) -> list[Entry]:
    """Redo the corrections undone last; return an entry for each."""
    redone = act_to_redo(load_history(connection, timeline_id))
    act = _Act(connection, timeline_id, person)
    return [act.append(Action.REDO, entry.number, entry.correction) for entry in redone]


class _Act:
    """Something that one person does in one moment: its entries follow each other."""

    def __init__(self, connection: Connection, timeline_id: int, person: str) -> None:
        self._connection = connection
        self._made, self._person = now(), storable(person)
        self._timeline_id = timeline_id
        last = select(func.max(corrections.c.number)).where(corrections.c.timeline_id == timeline_id)
        self._number = connection.execute(last).scalar() or 0
        self._first = self._number + 1

    def append(self, action: Action, of: int | None, correction: Correction) -> Entry:
        """Append an entry to the history and return it."""
        self._number += 1
        row = {
            "timeline_id": self._timeline_id,
            "number": self._number,
            "made": self._made,
            "action": action,
            "of": of,
            "act": self._first,
            "person": self._person,
        }
        content = {
            "kind": correction.kind,
            "target": encode_target(correction.target),
            "old": encode_value(correction.kind, correction.old),
            "new": encode_value(correction.kind, correction.new),
            "note": correction.note,
        }
        self._connection.execute(insert(corrections).values(row | (content if of is None else {"note": ""})))
        of = of or self._number
        return Entry(self._number, self._made, action, of, correction, self._first, self._person)
