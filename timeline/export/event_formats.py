"""The file formats for events: the one list for the page, the command line and the notebook.

A new format needs a row in ``EVENT_FORMATS``, a module of this room with its function, and a section in
``docs/files.md``. The modules are imported only to write a file: the command line starts without pandas and
Plotly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.export.event_collection import EventCollection


@dataclass(frozen=True, slots=True)
class EventFormat:
    """A file format: its label on the page, the suffix of its files, its media type, its function.

    ``function`` is ``module:name`` in this room; it takes an ``EventCollection`` and returns the file's text.
    """

    label: str
    suffix: str
    media_type: str
    function: str

    def text(self, collection: EventCollection) -> str:
        """Return the events as the text of a file."""
        module, _, name = self.function.partition(":")
        write: Callable[[EventCollection], str] = getattr(import_module(f"{__package__}.{module}"), name)
        return write(collection)

    def data(self, collection: EventCollection) -> bytes:
        """Return the events as the bytes of a file, in UTF-8."""
        return self.text(collection).encode()


EVENT_FORMATS: Mapping[str, EventFormat] = {
    "csv": EventFormat("Table (CSV)", ".csv", "text/csv", "spreadsheet_csv:to_csv"),
    "json": EventFormat("JSON", ".json", "application/json", "json_document:to_json"),
    "timelinejs": EventFormat(
        "TimelineJS 3 (JSON)", ".timelinejs.json", "application/json", "timelinejs:to_timelinejs"
    ),
    "ics": EventFormat("Calendar (iCalendar)", ".ics", "text/calendar", "icalendar_file:to_icalendar"),
    "geojson": EventFormat(
        "Map data (GeoJSON)", ".geojson", "application/geo+json", "geojson_file:to_geojson"
    ),
    "kml": EventFormat("Map data (KML)", ".kml", "application/vnd.google-earth.kml+xml", "kml_file:to_kml"),
    "citations": EventFormat(
        "Table to cite from (HTML)", ".citations.html", "text/html", "citation_table:to_citation_table"
    ),
    "print": EventFormat("Story to print (HTML)", ".print.html", "text/html", "print_page:to_print_page"),
}
"""The formats by their names on the command line, in the page's order."""

EVENT_SUFFIXES = tuple(event_format.suffix for event_format in EVENT_FORMATS.values())


def format_of_name(name: str) -> EventFormat | None:
    """Return the format for a file's name, by the longest suffix; ``None`` for another kind of file."""
    formats = [known for known in EVENT_FORMATS.values() if name.lower().endswith(known.suffix)]
    return max(formats, key=lambda known: len(known.suffix), default=None)
