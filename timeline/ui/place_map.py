"""A small map of where an event happened, drawn from coasts and borders that are installed with the page."""

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
"""Width of the map, in heights."""
LEAST = {PlaceKind.CITY: 9.0, PlaceKind.REGION: 14.0}
"""Degrees of latitude around a place of that kind: enough to know the neighbourhood by."""
WIDE = 34.0
"""The same for a country, and for what is larger or not known."""
ROOM = 1.5
"""Times the distance of the places, from the highest to the lowest."""
_PATH = re.compile(r'class="(?P<name>\w+)" d="(?P<lines>[^"]*)"')
_NUMBER = re.compile(r"-?\d+")

MARKUP = '<figure class="tl-map"><svg preserveAspectRatio="none" aria-hidden="true"></svg></figure>'


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the world in degrees; ``top`` and ``bottom`` are minus the latitude, as the map counts."""

    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share a point."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A coast or a border: its path, and the part of the world that it lies in."""

    path: str
    box: Box


def show(places: Iterable[Place], key: str) -> None:
    """Show the places that have coordinates on a map; nothing where none has."""
    known = [place for place in places if place.latitude is not None and place.longitude is not None]
    if known:
        component("place_map", MARKUP)(key=key, data=drawn(known))


def drawn(places: Sequence[Place]) -> dict[str, Any]:
    """Return the map around places with coordinates: its box, its lines, and each place in percent of it."""
    box = around(places)
    width, height = box.right - box.left, box.bottom - box.top
    return {
        "box": [round(side * GRID) for side in (box.left, box.top, width, height)],
        **{
            name: "".join(line.path for line in lines if line.box.meets(box))
            for name, lines in world().items()
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


def around(places: Sequence[Place]) -> Box:
    """Return the part of the world to show, no wider than the whole."""
    lats = [place.latitude or 0.0 for place in places]
    longs = [place.longitude or 0.0 for place in places]
    middle, centre = (min(lats) + max(lats)) / 2, (min(longs) + max(longs)) / 2
    stretch = ASPECT / max(cos(radians(middle)), 0.3)  # a degree of longitude is the shorter one
    least = max(LEAST.get(place.kind, WIDE) if place.kind else WIDE for place in places)
    tall = max(least, ROOM * (max(lats) - min(lats)), ROOM * (max(longs) - min(longs)) / stretch)
    tall = min(tall, 180.0, 360.0 / stretch)
    top = min(max(-middle - tall / 2, -90.0), 90.0 - tall)
    left = min(max(centre - tall * stretch / 2, -180.0), 180.0 - tall * stretch)
    return Box(left, left + tall * stretch, top, top + tall)


@cache
def world() -> dict[str, tuple[Line, ...]]:
    """Return coasts ("land") and borders of the world."""
    text = load_text(__package__, "world.svg")
    return {found["name"]: tuple(map(_line, found["lines"].split("M")[1:])) for found in _PATH.finditer(text)}


def _line(path: str) -> Line:
    numbers = [int(number) for number in _NUMBER.findall(path)]
    xs, ys = list(accumulate(numbers[::2])), list(accumulate(numbers[1::2]))
    return Line(f"M{path}", Box(min(xs) / GRID, max(xs) / GRID, min(ys) / GRID, max(ys) / GRID))
