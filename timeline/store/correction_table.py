"""The table of corrections: a history, with entries only ever appended."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from timeline.corrections import Action, Correction, Entry, Kind, act_to_redo, act_to_undo
from timeline.corrections.correction_history import checked_correction, entry_to_undo, existing_entry
from timeline.store.codec import DECODE_ERRORS, decode_correction, encode_target, encode_value
from timeline.store.deduplication import storable
from timeline.store.readable_rows import readable_rows
from timeline.store.schema import corrections, now

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
    query = select(corrections).where(corrections.c.timeline_id == timeline_id)
    for row in readable_rows(connection, query, corrections.c.id, lost):
        try:
            entry = _entry(row, made)
        except (*DECODE_ERRORS, KeyError):
            _LOG.exception("damaged correction %s", row.number)
            damaged.append(f"The correction {row.number} is damaged and was left out.")
        else:
            yield row, entry


def _entry(row: Row[Any], made: dict[int, Correction]) -> Entry:
    """Return the entry of a row; ``made`` holds the corrections before it, by number."""
    action = Action(row.action)
    if action is Action.MAKE:
        kind = Kind(row.kind)
        made[row.number] = decode_correction(kind, row.target, row.old, row.new, row.note)
    of = row.number if action is Action.MAKE else row.of
    return Entry(row.number, row.made, action, of, made[of])


def store_corrections(connection: Connection, timeline_id: int, made: Iterable[Correction]) -> list[Entry]:
    """Store corrections; return one history entry each (the existing one if nothing changed).

    Raises ConflictError if someone else has changed the same value, StoreError for an empty title or name.
    """
    history = load_history(connection, timeline_id)
    moment = now()
    entries = []
    for correction in made:
        correction = replace(checked_correction(correction), note=storable(correction.note))
        entry = existing_entry(history, correction)
        if entry is None:
            entry = _append(connection, timeline_id, Action.MAKE, None, correction, moment)
            history.append(entry)
        entries.append(entry)
    return entries


def undo(connection: Connection, timeline_id: int, number: int | None) -> Entry | None:
    """Undo the correction with this entry number, or the last one; ``None`` if there is nothing to undo.

    Raises StoreError for a correction no longer in force.
    """
    entry = entry_to_undo(load_history(connection, timeline_id), number)
    return entry and _append(connection, timeline_id, Action.UNDO, entry.number, entry.correction, now())


def undo_act(connection: Connection, timeline_id: int, number: int | None) -> list[Entry]:
    """Undo the corrections made together with this one, or the last ones; return an entry for each.

    Raises StoreError for a correction no longer in force.
    """
    undone = act_to_undo(load_history(connection, timeline_id), number)
    return _append_all(connection, timeline_id, Action.UNDO, undone)


def redo(connection: Connection, timeline_id: int) -> list[Entry]:
    """Redo the corrections undone last; return an entry for each."""
    redone = act_to_redo(load_history(connection, timeline_id))
    return _append_all(connection, timeline_id, Action.REDO, redone)


def _append_all(
    connection: Connection, timeline_id: int, action: Action, entries: Iterable[Entry]
) -> list[Entry]:
    """Append an entry for each of one act: all have the same moment."""
    moment = now()
    return [
        _append(connection, timeline_id, action, entry.number, entry.correction, moment) for entry in entries
    ]


def _append(
    connection: Connection,
    timeline_id: int,
    action: Action,
    of: int | None,
    correction: Correction,
    made: datetime,
) -> Entry:
    last = select(func.max(corrections.c.number)).where(corrections.c.timeline_id == timeline_id)
    number = (connection.execute(last).scalar() or 0) + 1
    row = {"timeline_id": timeline_id, "number": number, "made": made, "action": action, "of": of}
    content = {
        "kind": correction.kind,
        "target": encode_target(correction.target),
        "old": encode_value(correction.kind, correction.old),
        "new": encode_value(correction.kind, correction.new),
        "note": correction.note,
    }
    connection.execute(insert(corrections).values(row | (content if of is None else {"note": ""})))
    return Entry(number, made, action, of or number, correction)
