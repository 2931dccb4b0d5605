"""The history of corrections: the corrections in force, undo, redo, and conflicts.

Entries are only ever appended. An undo or a redo is an entry of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from timeline.corrections.correction import RENAMINGS, Action, Correction, Entry, Kind, Value
from timeline.errors import ConflictError, StoreError

_NEEDS_TEXT = RENAMINGS | {Kind.TITLE}


def active_entries(history: Iterable[Entry]) -> list[Entry]:
    """Return the entries of all corrections in force, oldest first."""
    active: dict[int, Entry] = {}
    made: dict[int, Entry] = {}
    for entry in history:
        if entry.action is Action.MAKE:
            made[entry.number] = active[entry.number] = entry
        elif entry.action is Action.UNDO:
            active.pop(entry.of, None)
        else:
            active[entry.of] = made[entry.of]
    return [active[number] for number in sorted(active)]


def next_undo(history: Sequence[Entry]) -> Entry | None:
    """Return the entry to be undone next: the last one in force."""
    active = active_entries(history)
    return active[-1] if active else None


def next_redo(history: Sequence[Entry]) -> Entry | None:
    """Return the entry to be redone next: the last undone one.

    A new correction after the undo leaves nothing to redo.
    """
    undone = _undone(history)
    return undone[-1][0] if undone else None


def act_to_undo(history: Sequence[Entry], number: int | None = None) -> list[Entry]:
    """Return the entries in force of one act, the last one first; none if there is nothing to undo.

    It is the act of the entry with this number, or the last one. Raises StoreError for the number of a
    correction not in force.
    """
    last = entry_to_undo(history, number)
    if last is None:
        return []
    return [each for each in reversed(active_entries(history)) if each.act == last.act]


def act_to_redo(history: Sequence[Entry]) -> list[Entry]:
    """Return the entries of the act undone last, in their order; none if there is nothing to redo."""
    undone = _undone(history)
    return sorted((entry for entry, act in undone if act == undone[-1][1]), key=lambda each: each.number)


def _undone(history: Iterable[Entry]) -> list[tuple[Entry, int]]:
    """Return the entries undone since the last new correction, each with the act of its undoing."""
    undone: list[tuple[Entry, int]] = []
    made: dict[int, Entry] = {}
    for entry in history:
        if entry.action is Action.MAKE:
            made[entry.number] = entry
            undone.clear()
        elif entry.action is Action.UNDO:
            undone.append((made[entry.of], entry.act))
        else:
            undone = [each for each in undone if each[0].number != entry.of]
    return undone


def current_name(active: Iterable[Entry], kind: Kind, name: str) -> tuple[str, Entry | None]:
    """Return the present form of a name after all renamings of one kind, and the last of those entries."""
    last = None
    for entry in active:
        if entry.correction.kind is kind and entry.correction.old == name:
            name, last = str(entry.correction.new), entry
    return name, last


def checked_correction(correction: Correction) -> Correction:
    """Return the correction. Raises StoreError for a title or a name without text."""
    if correction.kind in _NEEDS_TEXT and not str(correction.new).strip():
        raise StoreError("A title or a name cannot be empty; write one, or hide the event.")
    return correction


def entry_to_undo(history: Sequence[Entry], number: int | None) -> Entry | None:
    """Return the entry with this number, or the last one in force; ``None`` if none is in force.

    Raises StoreError for the number of a correction not in force.
    """
    if number is None:
        return next_undo(history)
    entry = next((each for each in active_entries(history) if each.number == number), None)
    if entry is None:
        raise StoreError("This correction was already undone or never made. Look at the history.")
    return entry


def existing_entry(history: Sequence[Entry], correction: Correction) -> Entry | None:
    """Return an earlier entry for the same change; ``None`` if the correction is new and has to be stored.

    Raises ConflictError if the present value is neither the correction's ``old`` nor its ``new`` one.
    """
    present, entry = _present_value(history, correction)
    if present == correction.old:
        return None
    if present != correction.new:
        raise ConflictError(
            "Someone else has changed this in the meantime, so your change was not stored. "
            "Look at theirs first.",
            present,
            correction.kind,
            entry.person if entry is not None else "",
        )
    return entry


def _present_value(history: Sequence[Entry], correction: Correction) -> tuple[Value | None, Entry | None]:
    """Return the value that a correction would replace, and the entry that set it.

    The first correction of a value replaces its own ``old``, without an entry.
    """
    if correction.kind in RENAMINGS:
        return current_name(active_entries(history), correction.kind, str(correction.old))
    if correction.kind is Kind.ADDED and correction.target is None:
        return None, None
    same = [each for each in history if _same_subject(each.correction, correction)]
    active = active_entries(same)
    if active:
        return active[-1].correction.new, active[-1]
    if same and same[-1].correction.new == correction.old:
        # Someone has undone the value that this correction was made against.
        return same[-1].correction.old, same[-1]
    return correction.old, None


def _same_subject(one: Correction, two: Correction) -> bool:
    if one.kind is not two.kind or one.target != two.target:
        return False
    return one.kind is not Kind.TAG_COLOUR or _tag(one) == _tag(two)


def _tag(correction: Correction) -> str:
    return cast("tuple[str, str]", correction.new)[0]
