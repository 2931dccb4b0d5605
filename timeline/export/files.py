"""The kinds of file that the events of a table can be saved as, once ``collected`` has gathered them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from timeline.export import citations, ical, json_document, spreadsheet, timelinejs
from timeline.export.records import Collection, collected

__all__ = ["EVENT_FILES", "Collection", "EventFile", "collected", "event_file"]


@dataclass(frozen=True, slots=True)
class EventFile:
    """A kind of file: what a person calls it, how its name ends, its media type, and how it is written."""

    label: str
    suffix: str
    media_type: str
    write: Callable[[Collection], str]

    def data(self, collection: Collection) -> bytes:
        """Return the events as this kind of file, in UTF-8."""
        return self.write(collection).encode()


EVENT_FILES: Mapping[str, EventFile] = {
    "csv": EventFile("Table (CSV)", ".csv", "text/csv", spreadsheet.written),
    "json": EventFile("JSON", ".json", "application/json", json_document.written),
    "timelinejs": EventFile(
        "TimelineJS 3 (JSON)", ".timelinejs.json", "application/json", timelinejs.written
    ),
    "ics": EventFile("Calendar (iCalendar)", ".ics", "text/calendar", ical.written),
    "citations": EventFile("Table to cite from (HTML)", ".citations.html", "text/html", citations.written),
}


def event_file(name: str) -> EventFile | None:
    """Return the kind of file that a name ends like, ``None`` where none does."""
    kinds = [kind for kind in EVENT_FILES.values() if name.lower().endswith(kind.suffix)]
    return max(kinds, key=lambda kind: len(kind.suffix), default=None)
