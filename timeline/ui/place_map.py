"""A small map of an event's places, drawn from coasts and borders in ``world.svg``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import cos, radians
from typing import Any

from timeline.model import Place, PlaceKind
from timeline.resources import load_text
from timeline.safe_text import single_line
from timeline.ui.build_world_map import GRID
from timeline.ui.component import component

ASPECT = 2.2
"""Width of the map divided by its height."""
MIN_HEIGHTS = {PlaceKind.CITY: 9.0, PlaceKind.REGION: 14.0}
"""Least height of the map in degrees of latitude, by kind of place: enough to recognise the surroundings."""
DEFAULT_MIN_HEIGHT = 34.0
"""The same for countries, continents and unknown kinds."""
MARGIN = 1.5
"""Height of the map divided by the distance between its outermost places."""
_PATH = re.compile(r'class="(?P<name>\w+)" d="(?P<lines>[^"]*)"')
_NUMBER = re.compile(r"-?\d+")

MARKUP = '<figure class="tl-map"><svg preserveAspectRatio="none" aria-hidden="true"></svg></figure>'


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in degrees; ``top`` and ``bottom`` are negative latitudes, as y points down on the map."""

    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Return True if the two share a point."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A coast or border: its SVG path and its bounding box."""

    path: str
    box: Box


def render_map(places: Iterable[Place], key: str) -> None:
    """Render a map of the places with coordinates; nothing if there are none."""
    located = [place for place in places if place.latitude is not None and place.longitude is not None]
    if located:
        component("place_map", MARKUP)(key=key, data=map_data(located))


def map_data(places: Sequence[Place]) -> dict[str, Any]:
    """Return the data of the map component: box, paths, and the places in percent of the box."""
    box = bounding_box(places)
    width, height = box.right - box.left, box.bottom - box.top
    return {
        "box": [round(side * GRID) for side in (box.left, box.top, width, height)],
        **{
            name: "".join(line.path for line in lines if line.box.meets(box))
            for name, lines in world_lines().items()
        },
        "places": [
            {
                "name": single_line(place.name),
                "x": 100 * ((place.longitude or 0.0) - box.left) / width,
                "y": 100 * (-(place.latitude or 0.0) - box.top) / height,
            }
            for place in places
        ],
        "label": f"Map: {', '.join(single_line(place.name) for place in places)}",
    }


def bounding_box(places: Sequence[Place]) -> Box:
    """Return the box around places, with a margin; at most the whole world."""
    lats = [place.latitude or 0.0 for place in places]
    longs = [place.longitude or 0.0 for place in places]
    middle, centre = (min(lats) + max(lats)) / 2, (min(longs) + max(longs)) / 2
    stretch = ASPECT / max(cos(radians(middle)), 0.3)  # degrees of longitude get shorter towards the poles
    least = max(map(_min_height, places))
    tall = max(least, MARGIN * (max(lats) - min(lats)), MARGIN * (max(longs) - min(longs)) / stretch)
    tall = min(tall, 180.0, 360.0 / stretch)
    top = min(max(-middle - tall / 2, -90.0), 90.0 - tall)
    left = min(max(centre - tall * stretch / 2, -180.0), 180.0 - tall * stretch)
    return Box(left, left + tall * stretch, top, top + tall)


def _min_height(place: Place) -> float:
    return MIN_HEIGHTS.get(place.kind, DEFAULT_MIN_HEIGHT) if place.kind else DEFAULT_MIN_HEIGHT


@cache
def world_lines() -> dict[str, tuple[Line, ...]]:
    """Return the world's coasts (key "land") and borders (key "borders")."""
    text = load_text(__package__, "world.svg")
    return {match["name"]: tuple(map(_line, match["lines"].split("M")[1:])) for match in _PATH.finditer(text)}


def _line(path: str) -> Line:
    numbers = [int(number) for number in _NUMBER.findall(path)]
    xs, ys = list(accumulate(numbers[::2])), list(accumulate(numbers[1::2]))
    return Line(f"M{path}", Box(min(xs) / GRID, max(xs) / GRID, min(ys) / GRID, max(ys) / GRID))
