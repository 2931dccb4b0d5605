"""The history of corrections: only ever written on; what counts now follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Row, func, insert, select

from timeline.errors import ConflictError, StoreError
from timeline.store.correction import FOR_ALL, Action, Correction, Entry, Kind, Value
from timeline.store.correction_json import target, target_json, value, value_json
from timeline.store.sameness import storable
from timeline.store.schema import corrections, now

_WORDED = FOR_ALL | {Kind.TITLE}


def entries(connection: Connection, project: int) -> Iterator[Entry]:
    """Yield the history of a timeline, oldest first."""
    made: dict[int, Correction] = {}
    query = select(corrections).where(corrections.c.project_id == project).order_by(corrections.c.number)
    for row in connection.execute(query):
        action = Action(row.action)
        if action is Action.MAKE:
            made[row.number] = _correction(row)
        of = row.number if action is Action.MAKE else row.of
        yield Entry(row.number, row.made, action, of, made[of])


def counting(log: Iterable[Entry]) -> list[Entry]:
    """Return the entries whose corrections count now, in the order they were made."""
    standing: dict[int, Entry] = {}
    made: dict[int, Entry] = {}
    for entry in log:
        if entry.action is Action.MAKE:
            made[entry.number] = standing[entry.number] = entry
        elif entry.action is Action.UNDO:
            standing.pop(entry.of, None)
        else:
            standing[entry.of] = made[entry.of]
    return [standing[number] for number in sorted(standing)]


def undoable(log: Sequence[Entry]) -> Entry | None:
    """Return the correction that ``undo`` would take back: the last one that counts."""
    standing = counting(log)
    return standing[-1] if standing else None


def redoable(log: Sequence[Entry]) -> Entry | None:
    """Return the correction that ``redo`` would bring back: the last undone, if none was made since."""
    undone: list[Entry] = []
    made: dict[int, Entry] = {}
    for entry in log:
        if entry.action is Action.MAKE:
            made[entry.number] = entry
            undone.clear()
        elif entry.action is Action.UNDO:
            undone.append(made[entry.of])
        else:
            undone = [each for each in undone if each.number != entry.of]
    return undone[-1] if undone else None


def renamed(standing: Iterable[Entry], kind: Kind, name: str) -> tuple[str, Entry | None]:
    """Return what a name is called after all renamings of its kind, and the last of them."""
    last = None
    for entry in standing:
        if entry.correction.kind is kind and entry.correction.old == name:
            name, last = str(entry.correction.new), entry
    return name, last


def make(connection: Connection, project: int, corrections: Iterable[Correction]) -> list[Entry]:
    """Write corrections, and return the entries that make each so: where one stood already, that one.

    Raises ConflictError where one was made against a value that is there no more, StoreError for a title or
    a name without words.
    """
    log = list(entries(connection, project))
    made = []
    for correction in map(_sound, corrections):
        entry = _standing(log, correction)
        if entry is None:
            entry = _write(connection, project, Action.MAKE, None, correction)
            log.append(entry)
        made.append(entry)
    return made


def undo(connection: Connection, project: int, number: int | None) -> Entry | None:
    """Take back a correction, by the number of its entry, or the last one; ``None`` where there is none.

    Raises StoreError for a number that does not count.
    """
    log = list(entries(connection, project))
    entry = undoable(log) if number is None else _numbered(counting(log), number)
    return entry and _write(connection, project, Action.UNDO, entry.number, entry.correction)


def redo(connection: Connection, project: int) -> Entry | None:
    """Bring back what was undone last; ``None`` where there is nothing, or something was made since."""
    entry = redoable(list(entries(connection, project)))
    return entry and _write(connection, project, Action.REDO, entry.number, entry.correction)


def _standing(log: Sequence[Entry], correction: Correction) -> Entry | None:
    """Return the entry by which things are as a correction wants them, if they are by another's.

    Raises ConflictError where they are neither as it wants them nor as it was made against.
    """
    there, entry = _there(log, correction)
    if there == correction.old:
        return None
    if there != correction.new:
        raise ConflictError(
            "Someone has changed this meanwhile, so yours was not stored; look at theirs first.",
            there,
            correction.kind,
        )
    return entry


def _there(log: Sequence[Entry], correction: Correction) -> tuple[Value | None, Entry | None]:
    """Return the value that a correction would replace, and by which entry it is there.

    It is the correction's own ``old``, by no entry, where it is the first one.
    """
    if correction.kind in FOR_ALL:
        return renamed(counting(log), correction.kind, str(correction.old))
    if correction.kind is Kind.ADDED and correction.target is None:
        return None, None
    same = [each for each in log if _is_same(each.correction, correction)]
    standing = counting(same)
    if standing:
        return standing[-1].correction.new, standing[-1]
    if same and same[-1].correction.new == correction.old:
        return same[-1].correction.old, same[-1]  # someone undid what this one was made against
    return correction.old, None


def _sound(correction: Correction) -> Correction:
    if correction.kind in _WORDED and not str(correction.new).strip():
        raise StoreError("A title or a name cannot be empty; write one, or hide the event.")
    return replace(correction, note=storable(correction.note))


def _is_same(one: Correction, two: Correction) -> bool:
    """Return whether two corrections are of the same thing."""
    return one.kind is two.kind and one.target == two.target


def _numbered(standing: Iterable[Entry], number: int) -> Entry:
    found = next((each for each in standing if each.number == number), None)
    if found is None:
        raise StoreError("This correction was undone already, or was never made; look at the history.")
    return found


def _write(
    connection: Connection, project: int, action: Action, of: int | None, correction: Correction
) -> Entry:
    last = select(func.max(corrections.c.number)).where(corrections.c.project_id == project)
    number = (connection.execute(last).scalar() or 0) + 1
    made = now()
    row = {"project_id": project, "number": number, "made": made, "action": action, "of": of}
    what = {
        "kind": correction.kind,
        "target": target_json(correction.target),
        "old": value_json(correction.kind, correction.old),
        "new": value_json(correction.kind, correction.new),
        "note": correction.note,
    }
    connection.execute(insert(corrections).values(row | (what if of is None else {"note": ""})))
    return Entry(number, made, action, of or number, correction)


def _correction(row: Row[tuple[object, ...]]) -> Correction:
    kind = Kind(row.kind)
    old, new = value(kind, row.old), value(kind, row.new)
    if new is None:
        raise StoreError(f"The correction {row.number} is damaged; restore a backup under another name.")
    return Correction(kind, target(row.target), old, new, row.note)
