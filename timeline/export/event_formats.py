"""The kinds of file that the events of a table can be saved as, once ``collected`` has gathered them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from timeline.export import citation_table, icalendar_file, json_document, spreadsheet, timelinejs
from timeline.export.event_collection import EventCollection, collect_events

__all__ = ["EVENT_FORMATS", "EventCollection", "EventFormat", "collect_events", "format_of_name"]


@dataclass(frozen=True, slots=True)
class EventFormat:
    """A kind of file: what a person calls it, how its name ends, its media type, and how it is written."""

    label: str
    suffix: str
    media_type: str
    write: Callable[[EventCollection], str]

    def data(self, collection: EventCollection) -> bytes:
        """Return the events as this kind of file, in UTF-8."""
        return self.write(collection).encode()


EVENT_FORMATS: Mapping[str, EventFormat] = {
    "csv": EventFormat("Table (CSV)", ".csv", "text/csv", spreadsheet.to_csv),
    "json": EventFormat("JSON", ".json", "application/json", json_document.to_json),
    "timelinejs": EventFormat(
        "TimelineJS 3 (JSON)", ".timelinejs.json", "application/json", timelinejs.to_timelinejs
    ),
    "ics": EventFormat("Calendar (iCalendar)", ".ics", "text/calendar", icalendar_file.to_icalendar),
    "citations": EventFormat(
        "Table to cite from (HTML)", ".citations.html", "text/html", citation_table.to_citation_table
    ),
}


def format_of_name(name: str) -> EventFormat | None:
    """Return the kind of file that a name ends like, ``None`` where none does."""
    kinds = [kind for kind in EVENT_FORMATS.values() if name.lower().endswith(kind.suffix)]
    return max(kinds, key=lambda kind: len(kind.suffix), default=None)
