"""Coasts and borders as SVG paths, and the part of the world around some places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import accumulate
from math import cos, radians

from timeline.geography.build_world_map import GRID, svg_path
from timeline.geography.clipping import coarser, cut_area, cut_line
from timeline.model import Place, PlaceKind
from timeline.resources import load_text

ASPECT = 2.2
"""Width of a map divided by its height."""
MIN_HEIGHTS = {PlaceKind.CITY: 9.0, PlaceKind.REGION: 14.0}
"""Least height of the map in degrees of latitude, by kind of place: enough to recognise the surroundings."""
DEFAULT_MIN_HEIGHT = 34.0
"""The same for countries, continents and unknown kinds."""
MARGIN = 1.5
"""Height of the map divided by the distance between its outermost places."""
FINEST = 800
"""Width in pixels of the largest map with cut lines: details finer than a pixel of it are left out."""
RIM = 0.02
"""The part of the width by which cut lines reach beyond the map, so that no cut is seen."""
WORLD = 360.0
"""Degrees around the world."""
_OPEN_WATER = re.compile(r"\b(?:Ocean|Sea)\b|^(?:the )?(?:(?:North|South)(?:ern)? )?(?:Atlantic|Pacific)$")
_PATH = re.compile(r'class="(?P<name>\w+)" d="(?P<lines>[^"]*)"')
_NUMBER = re.compile(r"-?\d+")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in degrees; ``top`` and ``bottom`` are negative latitudes, as y points down on the map.

    One across the 180th meridian has a ``right`` above 180.
    """

    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        """Its width in degrees of longitude."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height in degrees of latitude."""
        return self.bottom - self.top

    @property
    def grid(self) -> list[int]:
        """Left, top, width and height in grid steps: the ``viewBox`` of an SVG."""
        return [round(side * GRID) for side in (self.left, self.top, self.width, self.height)]

    def meets(self, other: Box) -> bool:
        """Return True if the two share a point."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )

    def percent(self, place: Place) -> tuple[float, float]:
        """Return the distance of a place from the left and from the top, in percent of the box."""
        longitude = place.longitude or 0.0
        if longitude < self.left and longitude + WORLD <= self.right:
            longitude += WORLD
        return (
            100 * (longitude - self.left) / self.width,
            100 * (-(place.latitude or 0.0) - self.top) / self.height,
        )


@dataclass(frozen=True, slots=True)
class _Line:
    """A coast or border: its SVG path, its bounding box in degrees, and its points in grid steps."""

    path: str
    box: Box
    points: tuple[tuple[int, int], ...]


def located(places: Iterable[Place]) -> list[Place]:
    """Return the places that a dot can stand for: those with coordinates, and no ocean or sea."""
    return [
        place
        for place in places
        if place.latitude is not None and place.longitude is not None and not _is_open_water(place)
    ]


def bounding_box(places: Sequence[Place]) -> Box:
    """Return the box around places with coordinates, with a margin; at most the whole world.

    It lies across the 180th meridian if this is the shorter way around the world.
    """
    lats = [place.latitude or 0.0 for place in places]
    longs = _side_by_side([place.longitude or 0.0 for place in places])
    middle, centre = (min(lats) + max(lats)) / 2, (min(longs) + max(longs)) / 2
    stretch = ASPECT / max(cos(radians(middle)), 0.3)  # degrees of longitude get shorter towards the poles
    least = max(map(_min_height, places))
    tall = max(least, MARGIN * (max(lats) - min(lats)), MARGIN * (max(longs) - min(longs)) / stretch)
    tall = min(tall, 180.0, 360.0 / stretch)
    top = min(max(-middle - tall / 2, -90.0), 90.0 - tall)
    left = centre - tall * stretch / 2
    if max(longs) <= 180.0:  # else it lies across the meridian
        left = min(max(left, -180.0), 180.0 - tall * stretch)
    return Box(left, left + tall * stretch, top, top + tall)


@lru_cache(maxsize=256)
def cut_paths(box: Box) -> Mapping[str, str]:
    """Return the SVG paths within a box, for a map of at most ``FINEST`` pixels: a few kilobytes."""
    parts = [_cut_paths(box, 0.0)]
    if box.right > 180.0:
        parts.append(_cut_paths(box, WORLD))
    return {name: "".join(part[name] for part in parts) for name in parts[0]}


def _cut_paths(box: Box, moved: float) -> dict[str, str]:
    """Return the paths within a box of the world moved by some degrees to the right."""
    step = box.width * GRID / FINEST
    rim = RIM * box.width * GRID
    left, top, width, height = box.grid
    by = round(moved * GRID)
    near = replace(box, left=box.left - moved, right=box.right - moved)
    left -= by
    sides = (left - rim, top - rim, left + width + rim, top + height + rim)
    land, borders = (
        [coarser(line.points, step) for line in _world_lines()[name] if line.box.meets(near)]
        for name in ("land", "borders")
    )
    cut = {
        "land": [cut_area(ring, sides) for ring in land],
        "borders": [part for line in borders for part in cut_line(line, sides)],
    }
    return {
        name: _rounded_path([[(x + by, y) for x, y in line] for line in lines]) for name, lines in cut.items()
    }


def world_paths() -> dict[str, str]:
    """Return the SVG paths of all coasts (key "land") and borders (key "borders")."""
    return {name: "".join(line.path for line in lines) for name, lines in _world_lines().items()}


def _is_open_water(place: Place) -> bool:
    return place.kind in (PlaceKind.OTHER, None) and _OPEN_WATER.search(place.name) is not None


def _side_by_side(longitudes: Sequence[float]) -> list[float]:
    """Return the longitudes, those in the west moved once around the world if this brings all closer."""
    moved = [each + WORLD if each < 0 else each for each in longitudes]
    return min(list(longitudes), moved, key=lambda each: max(each) - min(each))


def _min_height(place: Place) -> float:
    return MIN_HEIGHTS.get(place.kind, DEFAULT_MIN_HEIGHT) if place.kind else DEFAULT_MIN_HEIGHT


def _rounded_path(lines: Iterable[Sequence[tuple[float, float]]]) -> str:
    return svg_path([[(round(x), round(y)) for x, y in line] for line in lines if len(line) > 1])


@cache
def _world_lines() -> dict[str, tuple[_Line, ...]]:
    text = load_text(__package__, "world.svg")
    return {match["name"]: tuple(map(_line, match["lines"].split("M")[1:])) for match in _PATH.finditer(text)}


def _line(path: str) -> _Line:
    numbers = [int(number) for number in _NUMBER.findall(path)]
    xs, ys = list(accumulate(numbers[::2])), list(accumulate(numbers[1::2]))
    box = Box(min(xs) / GRID, max(xs) / GRID, min(ys) / GRID, max(ys) / GRID)
    return _Line(f"M{path}", box, tuple(zip(xs, ys, strict=True)))
