"""What people have set on events, as columns of the events table: star, tags, check, note, order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast

from timeline.corrections.apply import CorrectedEvents
from timeline.corrections.correction import ABOUT_ALL, MARKS, SINGLE_VALUES, Entry, Kind
from timeline.corrections.event_values import extracted_value
from timeline.model import Event

_NO_FIELDS = MARKS | ABOUT_ALL | {Kind.NOTE, Kind.ADDED, Kind.DISTINCT, Kind.TAGGED, Kind.ORDER}
CORRECTED_FIELDS = tuple(kind for kind in Kind if kind not in _NO_FIELDS)
"""The kinds that change what an event says."""


def marks_by_event(corrected: CorrectedEvents) -> dict[str, dict[str, Any]]:
    """Return by event id the columns that people set; an event without corrections is left out."""
    return {
        event.id: {
            "pinned": event.id in corrected.pinned,
            "starred": event.id in corrected.starred,
            "tags": corrected.tags.get(event.id, ()),
            "checked": event.id in corrected.checked,
            "noted": event.id in corrected.notes,
            "corrected": bool(corrected_fields(corrected, event)),
            "order": corrected.order.get(event.id, 0),
        }
        for event in _with_corrections(corrected)
    }


def corrected_fields(corrected: CorrectedEvents, event: Event) -> tuple[Kind, ...]:
    """Return the kinds of an event's corrections that change what it says."""
    made = {entry.correction.kind for entry in corrections_in_force(corrected, event)}
    return tuple(kind for kind in CORRECTED_FIELDS if kind in made)


def corrections_in_force(corrected: CorrectedEvents, event: Event) -> list[Entry]:
    """Return the corrections of an event that it shows, oldest first.

    A merged event has the corrections of all its mentions, but only one title, date, time and modality.
    """
    shown, last = [], set()
    for entry in reversed(corrected.entries_of(event)):
        correction = entry.correction
        about = correction.kind, correction.target
        is_shown = (
            correction.kind not in SINGLE_VALUES
            or about in last
            or correction.new == extracted_value(event, correction.kind)
        )
        if is_shown:
            last.add(about)
            shown.append(entry)
    return shown[::-1]


def tag_names(history: Iterable[Entry]) -> tuple[str, ...]:
    """Return all tags ever given, in the order of their first use: a tag's colour is its place here."""
    given = [entry.correction.new for entry in history if entry.correction.kind is Kind.TAGGED]
    return tuple(dict.fromkeys(tag for tags in cast("list[tuple[str, ...]]", given) for tag in tags))


def tags_with_colours(corrected: CorrectedEvents, history: Iterable[Entry]) -> dict[str, str]:
    """Return all tags in the order of their first use, each with the colour that a person chose, or ""."""
    return {tag: corrected.tag_colours.get(tag, "") for tag in tag_names(history)}


def _with_corrections(corrected: CorrectedEvents) -> Iterator[Event]:
    if corrected.entries or corrected.notes:
        for event in corrected.events:
            is_changed = any(mention.id in corrected.entries for mention in event.mentions)
            if is_changed or event.id in corrected.notes:
                yield event
