"""The story: the few events of a file that are told one after another."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nlargest

from timeline.export.event_collection import EventCollection, EventRecord
from timeline.words import counted

MAX_EVENTS = 12
"""Events of a story that nobody has chosen."""


@dataclass(frozen=True, slots=True)
class Story:
    """The events of a story in order of time, and how they were chosen, in words."""

    records: tuple[EventRecord, ...]
    words: str


def story_of(collection: EventCollection) -> Story:
    """Return the starred events of a collection; without stars, the weightiest."""
    total = len(collection.records)
    starred = tuple(record for record in collection.records if record.remark.starred)
    if starred:
        return Story(starred, f"{counted(len(starred), 'starred event')} of {total:,}")
    if total <= MAX_EVENTS:
        return Story(collection.records, counted(total, "event"))
    chosen = {record.id for record in nlargest(MAX_EVENTS, collection.records, _weight)}
    records = tuple(record for record in collection.records if record.id in chosen)
    return Story(records, f"The {MAX_EVENTS} weightiest of {counted(total, 'event')}")


def _weight(record: EventRecord) -> float:
    return record.merged.weight
