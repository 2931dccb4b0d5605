"""Corrections in words: their names, their values, and the lines of the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from timeline.corrections import Action, Correction, Entry, Kind, ManualEvent, Target
from timeline.model import Modality, Place
from timeline.safe_text import single_line
from timeline.words import MODALITY_WORDS, calendar_date_words

NAMES: Mapping[Kind, str] = {
    Kind.DATE: "Date",
    Kind.TIME: "Time of day",
    Kind.TITLE: "Title",
    Kind.ACTORS: "Who",
    Kind.GROUPS: "Groups",
    Kind.PLACES: "Where",
    Kind.MODALITY: "How stated",
    Kind.HIDDEN: "Hidden",
    Kind.CHECKED: "Checked",
    Kind.PINNED: "Pinned",
    Kind.LOWERED: "Lowered",
    Kind.STARRED: "Starred",
    Kind.TAGGED: "Tags",
    Kind.ORDER: "Place within the day",
    Kind.SENTENCE: "Sentence",
    Kind.NOTE: "Note",
    Kind.MERGED: "Merged with",
    Kind.SPLIT: "Split off",
    Kind.DISTINCT: "Not the same event as",
    Kind.ADDED: "Added",
    Kind.RENAMED_ACTOR: "Actor renamed everywhere",
    Kind.RENAMED_PLACE: "Place renamed everywhere",
    Kind.RENAMED_GROUP: "Group renamed everywhere",
    Kind.TAG_COLOUR: "Colour of a tag",
    Kind.ERAS: "Named periods",
}
ACTIONS: Mapping[Action, str] = {
    Action.MAKE: "",
    Action.UNDO: "Undone: ",
    Action.REDO: "Redone: ",
}
Titles = Mapping[tuple[str, int, int], str]
"""The titles of statements, by article, start and end of their time expressions."""
NO_TITLES: Titles = MappingProxyType({})


def value_words(kind: Kind, value: Any) -> str:
    """Return a correction's value in words."""
    return single_line(_VALUE_WORDS[kind](value))


def change_words(correction: Correction, titles: Titles = NO_TITLES) -> str:
    """Return a correction in words: "Date: 15 Aug 2021 → 16 Aug 2021".

    ``titles`` name the other events of a merge; without them their time expressions do.
    """
    name = NAMES[correction.kind]
    if correction.kind in (Kind.MERGED, Kind.DISTINCT):
        return f"{name}: {single_line(_target_words(correction.added_targets, titles))}"
    if isinstance(correction.new, bool):
        return _SWITCH_WORDS[correction.kind, correction.new]
    if correction.kind is Kind.SENTENCE:
        return "Sentence chosen"
    if correction.kind is Kind.ADDED:
        return f"{name}: {value_words(correction.kind, correction.new)}"
    old, new = (value_words(correction.kind, value) or "none" for value in (correction.old, correction.new))
    return f"{name}: {old} → {new}"


def context_words(correction: Correction) -> str:
    """Return the corrected expression with its context in the article; empty if it has no expression."""
    target = correction.target
    if target is None:
        return ""
    before, after = target.before.partition(" ")[2], target.after.rpartition(" ")[0]
    return single_line(f"… {before}{target.text}{after} …")


def entry_words(entry: Entry, titles: Titles = NO_TITLES) -> str:
    """Return an entry of the history in words."""
    return f"{ACTIONS[entry.action]}{change_words(entry.correction, titles)}"


def _target_words(targets: tuple[Target, ...], titles: Titles = NO_TITLES) -> str:
    names = [titles.get((each.article, each.start, each.end), each.text) for each in targets]
    return ", ".join(f"“{name}”" for name in dict.fromkeys(names))


def _place_words(places: tuple[Place, ...]) -> str:
    return ", ".join(place.name for place in places)


def _added_words(added: ManualEvent) -> str:
    when = ", ".join(filter(None, (calendar_date_words(added.date), added.time)))
    source = added.source or added.link
    return f"{when}: {added.title}{f' ({source})' if source else ''}"


def _order_words(place: int) -> str:
    return str(place) if place else "by time of day"


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"


_VALUE_WORDS: Mapping[Kind, Callable[[Any], str]] = {
    Kind.DATE: calendar_date_words,
    Kind.TIME: str,
    Kind.TITLE: str,
    Kind.ACTORS: ", ".join,
    Kind.GROUPS: ", ".join,
    Kind.PLACES: _place_words,
    Kind.MODALITY: lambda value: MODALITY_WORDS[Modality(value)],
    Kind.HIDDEN: _yes_or_no,
    Kind.CHECKED: _yes_or_no,
    Kind.PINNED: _yes_or_no,
    Kind.LOWERED: _yes_or_no,
    Kind.STARRED: _yes_or_no,
    Kind.TAGGED: ", ".join,
    Kind.ORDER: _order_words,
    Kind.SENTENCE: str,
    Kind.NOTE: str,
    Kind.MERGED: _target_words,
    Kind.DISTINCT: _target_words,
    Kind.SPLIT: _yes_or_no,
    Kind.ADDED: _added_words,
    Kind.RENAMED_ACTOR: str,
    Kind.RENAMED_PLACE: str,
    Kind.RENAMED_GROUP: str,
    Kind.ERAS: "; ".join,
    Kind.TAG_COLOUR: lambda value: f"{value[0]} {value[1] or 'by its first use'}",
}
_SWITCH_WORDS: Mapping[tuple[Kind, bool], str] = {
    (Kind.HIDDEN, True): "Hidden",
    (Kind.HIDDEN, False): "Shown again",
    (Kind.CHECKED, True): "Marked as checked",
    (Kind.CHECKED, False): "Check mark removed",
    (Kind.PINNED, True): "Pinned",
    (Kind.PINNED, False): "Unpinned",
    (Kind.LOWERED, True): "Lowered",
    (Kind.LOWERED, False): "No longer lowered",
    (Kind.STARRED, True): "Starred",
    (Kind.STARRED, False): "Star removed",
    (Kind.SPLIT, True): "Split into its own event",
    (Kind.SPLIT, False): "Merged back",
}
