"""What a person said of events, out of a timeline of the store."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.corrections import CorrectedEvents, Kind
from timeline.export.event_collection import Remark
from timeline.model import Event

_FIELDS = tuple(
    kind
    for kind in Kind
    if kind not in (Kind.HIDDEN, Kind.CHECKED, Kind.NOTE, Kind.ADDED, Kind.RENAMED_ACTOR, Kind.RENAMED_PLACE)
)


def event_remark(shown: CorrectedEvents, event: Event) -> Remark:
    """Return what was said of an event; the default where nobody said anything."""
    made = {entry.correction.kind for entry in shown.entries_of(event)}
    changed = tuple(str(kind) for kind in _FIELDS if kind in made)
    return Remark(shown.notes.get(event.id, ""), event.id in shown.checked, changed)


def event_remarks(shown: CorrectedEvents) -> Mapping[str, Remark]:
    """Return what was said of the events by their id, without those of which nobody said anything."""
    if not shown.entries:
        return {}
    said = {event.id: event_remark(shown, event) for event in shown.events}
    return {event: each for event, each in said.items() if each != Remark()}
