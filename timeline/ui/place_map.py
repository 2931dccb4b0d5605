"""A small map of an event's places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from timeline.geography import bounding_box, cut_paths, located
from timeline.model import Place
from timeline.safe_text import single_line
from timeline.ui.component import component

MARKUP = '<figure class="tl-map"><svg preserveAspectRatio="none" aria-hidden="true"></svg></figure>'


def render_map(places: Iterable[Place], key: str) -> None:
    """Render a map of the places with coordinates; nothing if there are none."""
    if shown := located(places):
        component("place_map", MARKUP)(key=key, data=map_data(shown))


def map_data(places: Sequence[Place]) -> dict[str, Any]:
    """Return the data of the map component: box, paths, and the places in percent of the box."""
    box = bounding_box(places)
    spots = [(place, *box.percent(place)) for place in places]
    return {
        "box": box.grid,
        **cut_paths(box),
        "places": [{"name": single_line(place.name), "x": x, "y": y} for place, x, y in spots],
        "label": f"Map: {', '.join(single_line(place.name) for place in places)}",
    }
