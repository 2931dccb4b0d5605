"""Corrections in a reader's words: what they are of, the values, and the lines of a history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from timeline.model import CalendarDate, Modality, Place
from timeline.safe_text import single_line
from timeline.store import Action, Correction, Entry, HandMade, Kind, Target
from timeline.words import MODALITY_WORDS, calendar_date_words

NAMES: Mapping[Kind, str] = {
    Kind.DATE: "Date",
    Kind.TITLE: "Title",
    Kind.ACTORS: "Who",
    Kind.PLACES: "Where",
    Kind.MODALITY: "How stated",
    Kind.HIDDEN: "Hidden",
    Kind.CHECKED: "Checked",
    Kind.NOTE: "Note",
    Kind.MERGED: "Same event",
    Kind.SPLIT: "Event of its own",
    Kind.ADDED: "Added",
    Kind.ACTOR: "Actor, wherever named",
    Kind.PLACE: "Place, wherever named",
}
ACTIONS: Mapping[Action, str] = {
    Action.MAKE: "",
    Action.UNDO: "Undone: ",
    Action.REDO: "Done again: ",
}


def value_words(kind: Kind, value: Any) -> str:
    """Return a value of a correction of that kind as a person reads it."""
    return single_line(_WORDS[kind](value))


def change_words(correction: Correction) -> str:
    """Return what a correction changes: "Date: 15 Aug 2021 → 16 Aug 2021"."""
    name = NAMES[correction.kind]
    if isinstance(correction.new, bool):
        return _SWITCHED[correction.kind, correction.new]
    if correction.kind in _ALONE:
        return f"{name}: {value_words(correction.kind, correction.new)}"
    old, new = (
        value_words(correction.kind, value) or "nothing" for value in (correction.old, correction.new)
    )
    return f"{name}: {old} → {new}"


def about_words(correction: Correction) -> str:
    """Return the words of the article that a correction is tied to; empty where it is tied to none."""
    target = correction.target
    if target is None:
        return ""
    before, after = target.before.partition(" ")[2], target.after.rpartition(" ")[0]
    return single_line(f"… {before}{target.text}{after} …")


def entry_words(entry: Entry) -> str:
    """Return what a line of the history says was done."""
    return f"{ACTIONS[entry.action]}{change_words(entry.correction)}"


def _date(value: CalendarDate) -> str:
    return calendar_date_words(value)


def _merged(targets: tuple[Target, ...]) -> str:
    return ", ".join(f"“{each.text}”" for each in targets)


def _places(places: tuple[Place, ...]) -> str:
    return ", ".join(each.name for each in places)


def _added(made: HandMade) -> str:
    return f"{calendar_date_words(made.date)}: {made.title}"


def _yes(value: bool) -> str:
    return "yes" if value else "no"


_WORDS: Mapping[Kind, Callable[[Any], str]] = {
    Kind.DATE: _date,
    Kind.TITLE: str,
    Kind.ACTORS: ", ".join,
    Kind.PLACES: _places,
    Kind.MODALITY: lambda value: MODALITY_WORDS[Modality(value)],
    Kind.HIDDEN: _yes,
    Kind.CHECKED: _yes,
    Kind.NOTE: str,
    Kind.MERGED: _merged,
    Kind.SPLIT: _yes,
    Kind.ADDED: _added,
    Kind.ACTOR: str,
    Kind.PLACE: str,
}
_SWITCHED: Mapping[tuple[Kind, bool], str] = {
    (Kind.HIDDEN, True): "Hidden",
    (Kind.HIDDEN, False): "Shown again",
    (Kind.CHECKED, True): "Marked as checked",
    (Kind.CHECKED, False): "Not marked as checked any more",
    (Kind.SPLIT, True): "Made an event of its own",
    (Kind.SPLIT, False): "Made part of the event again",
}
_ALONE = frozenset({Kind.ADDED, Kind.MERGED})
"""Kinds whose old value says nothing that the new one does not."""
