"""The places with coordinates of an index's events, for a map of many events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from timeline.geography import located
from timeline.model import Event, Place
from timeline.selection.coded_column import Positions
from timeline.selection.event_index import EventIndex
from timeline.selection.filtered_events import Filtered


@dataclass(frozen=True)
class EventPlaces:
    """Pairs of an event and a place: the event in the index's row ``rows[i]`` has ``places[codes[i]]``.

    Two places may have the same name and different coordinates.
    """

    places: tuple[Place, ...]
    codes: Positions
    rows: Positions

    @staticmethod
    def of(index: EventIndex, events: Mapping[str, Event]) -> EventPlaces:
        """Return the places of an index's events, computed once for an index; ``events`` is by id."""
        if index not in _KNOWN:
            _KNOWN[index] = _paired([events[event] for event in index.table["id"]])
        return _KNOWN[index]

    def rows_by_place(self, filtered: Filtered) -> dict[int, Positions]:
        """Return the rows of the filtered events by the number of their place, most events first."""
        kept = filtered.mask[self.rows]
        codes, rows = self.codes[kept], self.rows[kept]
        order = np.argsort(codes, kind="stable")
        numbers, starts = np.unique(codes[order], return_index=True)
        parts = np.split(rows[order], starts[1:]) if len(numbers) else []
        found = dict(zip(numbers.tolist(), parts, strict=True))
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))

    def without(self, filtered: Filtered) -> Positions:
        """Return the rows of the filtered events without a place on the map."""
        mask = filtered.mask.copy()
        mask[self.rows] = False
        return np.flatnonzero(mask)


_KNOWN: WeakKeyDictionary[EventIndex, EventPlaces] = WeakKeyDictionary()


def _paired(events: Sequence[Event]) -> EventPlaces:
    numbers: dict[tuple[str, float | None, float | None], int] = {}
    places: list[Place] = []
    codes, rows = [], []
    for row, event in enumerate(events):
        for place in located(event.places):
            key = place.name, place.latitude, place.longitude
            if key not in numbers:
                numbers[key] = len(places)
                places.append(place)
            codes.append(numbers[key])
            rows.append(row)
    return EventPlaces(tuple(places), np.array(codes, dtype=np.int64), np.array(rows, dtype=np.int64))
