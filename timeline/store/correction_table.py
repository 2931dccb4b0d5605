"""The table of corrections: a history, with entries only ever appended."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select

from timeline.corrections import Action, Correction, Entry, Kind, act_to_redo, act_to_undo
from timeline.corrections.correction_history import checked_correction, entry_to_undo, existing_entry
from timeline.errors import StoreError
from timeline.store.codec import DECODE_ERRORS, decode_target, decode_value, encode_target, encode_value
from timeline.store.deduplication import storable
from timeline.store.schema import corrections, now

_LOG = logging.getLogger(__name__)


def load_history(connection: Connection, timeline_id: int) -> Iterator[Entry]:
    """Yield the correction history of a timeline, oldest first."""
    made: dict[int, Correction] = {}
    query = select(corrections).where(corrections.c.timeline_id == timeline_id).order_by(corrections.c.number)
    for row in connection.execute(query):
        action = Action(row.action)
        if action is Action.MAKE:
            made[row.number] = _correction(row)
        of = row.number if action is Action.MAKE else row.of
        yield Entry(row.number, row.made, action, of, made[of])


def store_corrections(connection: Connection, timeline_id: int, made: Iterable[Correction]) -> list[Entry]:
    """Store corrections; return one history entry each (the existing one if nothing changed).

    Raises ConflictError if someone else has changed the same value, StoreError for an empty title or name.
    """
    history = list(load_history(connection, timeline_id))
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
    entry = entry_to_undo(list(load_history(connection, timeline_id)), number)
    return entry and _append(connection, timeline_id, Action.UNDO, entry.number, entry.correction, now())


def undo_act(connection: Connection, timeline_id: int, number: int | None) -> list[Entry]:
    """Undo the corrections made together with this one, or the last ones; return an entry for each.

    Raises StoreError for a correction no longer in force.
    """
    undone = act_to_undo(list(load_history(connection, timeline_id)), number)
    return _append_all(connection, timeline_id, Action.UNDO, undone)


def redo(connection: Connection, timeline_id: int) -> list[Entry]:
    """Redo the corrections undone last; return an entry for each."""
    redone = act_to_redo(list(load_history(connection, timeline_id)))
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


def _correction(row: Row[tuple[object, ...]]) -> Correction:
    try:
        kind = Kind(row.kind)
        old, new = decode_value(kind, row.old), decode_value(kind, row.new)
        target = decode_target(row.target)
        if new is None:
            raise ValueError("the new value is missing")
    except DECODE_ERRORS:
        _LOG.exception("damaged correction %s", row.number)
        raise StoreError(
            f"The correction {row.number} is damaged. Restore a backup under another name."
        ) from None
    return Correction(kind, target, old, new, row.note)
