"""The map of all filtered events: a dot for each place with the number of its events.

A press on a place filters by it; the chosen event's places are marked. Coasts and borders are part of the
component, so nothing is fetched.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from timeline.geography import GRID, world_paths
from timeline.model import Place, PlaceKind
from timeline.safe_text import single_line
from timeline.selection import BY_COLUMN, Selection
from timeline.selection.coded_column import Positions
from timeline.selection.event_places import EventPlaces
from timeline.selection.filtered_events import Filtered
from timeline.timeline import Timeline
from timeline.ui import filter_state
from timeline.ui.event_column import render_event_column
from timeline.ui.messages import render_component
from timeline.ui.session_keys import Key
from timeline.words import counted, place_words, plural

MAX_PLACES = 2_000
"""Places on the map, those with most events first; the line below it names the number of the others."""
MAX_PAIRS = 100_000
"""Pairs of an event and a place; with more, the browser adds up the numbers of neighbouring places."""
MARKUP = """
<div class="tl-world">
  <div class="tl-stage" tabindex="0" role="group"
    aria-label="Map of the events. Plus and minus zoom, arrow keys move.">
    <svg preserveAspectRatio="none" aria-hidden="true"><path class="tl-land" d="{land}"/>
    <path class="tl-borders" d="{borders}"/></svg>
    <div class="tl-dots"></div>
  </div>
  <div class="tl-tools" role="group" aria-label="Part of the map">
    <button type="button" data-press="-" aria-label="Zoom out of the map" title="Zoom out: key −">−</button>
    <button type="button" data-press="+" aria-label="Zoom into the map" title="Zoom in: key +">+</button>
    <button type="button" data-press="0" aria-label="All places" title="All places: key 0">All</button>
  </div>
</div>
"""


def render_event_map(timeline: Timeline, filtered: Filtered, selection: Selection) -> None:
    """Render the map, the number of events on it, and the events that no place puts on it."""
    places = EventPlaces.of(timeline.index, timeline.events)
    chosen = st.session_state[Key.EVENT]
    dots = map_places(timeline, places, filtered, selection, chosen)
    render_component(
        "event_map",
        _markup(),
        key=Key.MAP,
        data={"places": dots[:MAX_PLACES], "grid": GRID, "chosen": chosen},
        handlers={
            "places": lambda names: filter_state.toggle_values(BY_COLUMN["places"], list(map(str, names)))
        },
    )
    missing = places.without(filtered)
    st.html(f'<div class="tl-empty">{_counts(filtered, missing, dots)}</div>')
    if len(missing):
        name = f"{counted(len(missing), 'event')} without a place on the map"
        with st.expander(name, key=Key.NOT_ON_MAP, on_change="rerun") as opened:
            if opened.open:
                render_event_column(timeline, missing, chosen, "unmapped")


def map_places(
    timeline: Timeline, places: EventPlaces, filtered: Filtered, selection: Selection, chosen: str | None
) -> list[dict[str, Any]]:
    """Return the places to draw, those with most events first.

    Places that only the filter by place leaves out are drawn too, but faint: a press adds one to the filter.
    """
    event = timeline.events.get(chosen or "")
    marked = {place.name for place in event.places} if event else set()
    kept = places.rows_by_place(filtered)
    any_place = timeline.index.filtered(selection.with_values("places", ()))
    others = {} if selection.every else places.rows_by_place(any_place)
    drawn = [(number, rows, True) for number, rows in kept.items()]
    drawn += [(number, rows, False) for number, rows in others.items() if number not in kept]
    listed = sum(len(rows) for _, rows, _ in drawn) <= MAX_PAIRS
    return [
        {
            **_spot(places.places[number]),
            "count": len(rows),
            "events": rows.tolist() if listed else None,
            "kept": is_kept,
            "pressed": places.places[number].name in selection.places,
            "marked": places.places[number].name in marked,
        }
        for number, rows, is_kept in drawn
    ]


@cache
def _markup() -> str:
    return MARKUP.format(**world_paths())


def _spot(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "label": single_line(place_words(place)),
        "longitude": place.longitude,
        "latitude": place.latitude,
        "town": place.kind in (PlaceKind.CITY, None),
    }


def _counts(filtered: Filtered, missing: Positions, dots: list[dict[str, Any]]) -> str:
    """Return how many events are on the map: "41 of 52 events are on the map, at 17 places."."""
    there = len(filtered) - len(missing)
    at = counted(sum(dot["kept"] for dot in dots), "place")
    words = (
        f"{there:,} of {counted(len(filtered), 'event')} {plural(there, 'is', 'are')} on the map, at {at}."
    )
    rest = len(dots) - MAX_PLACES
    return words if rest <= 0 else f"{words} {rest:,} more places are not drawn."
