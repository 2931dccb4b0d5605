"""The user's remarks on the events of a stored timeline."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.corrections import CorrectedEvents, Kind
from timeline.corrections.correction import MARKS, RENAMINGS
from timeline.export.event_collection import Remark
from timeline.model import Event

_NO_FIELDS = MARKS | RENAMINGS | {Kind.NOTE, Kind.ADDED, Kind.DISTINCT}
_FIELDS = tuple(kind for kind in Kind if kind not in _NO_FIELDS)


def event_remark(shown: CorrectedEvents, event: Event) -> Remark:
    """Return the remark on an event; empty without notes, marks and corrections."""
    made = {entry.correction.kind for entry in shown.entries_of(event)}
    corrected = tuple(str(kind) for kind in _FIELDS if kind in made)
    return Remark(shown.notes.get(event.id, ""), event.id in shown.checked, corrected)


def event_remarks(shown: CorrectedEvents) -> Mapping[str, Remark]:
    """Return the remarks by event id, without empty ones."""
    if not shown.entries:
        return {}
    remarks = {event.id: event_remark(shown, event) for event in shown.events}
    return {event: remark for event, remark in remarks.items() if remark != Remark()}
