"""The user's remarks on the events of a stored timeline."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.corrections import CorrectedEvents
from timeline.corrections.marks_by_event import corrected_fields
from timeline.export.event_collection import Remark
from timeline.model import Event


def event_remark(shown: CorrectedEvents, event: Event) -> Remark:
    """Return the remark on an event; empty without notes, marks and corrections."""
    return Remark(
        shown.notes.get(event.id, ""),
        event.id in shown.checked,
        tuple(map(str, corrected_fields(shown, event))),
        event.id in shown.starred,
        shown.tags.get(event.id, ()),
    )


def event_remarks(shown: CorrectedEvents) -> Mapping[str, Remark]:
    """Return the remarks by event id, without empty ones."""
    if not (shown.entries or shown.notes):
        return {}
    remarks = {event.id: event_remark(shown, event) for event in shown.events}
    return {event: remark for event, remark in remarks.items() if remark != Remark()}
