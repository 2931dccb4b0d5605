"""Lines of the map, cut to a rectangle and no finer than it can show.

Areas are cut by the algorithm of Sutherland and Hodgman (1974), one side of the rectangle after another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]
Sides = tuple[float, float, float, float]
"""Left, top, right and bottom of a rectangle."""


def cut_area(ring: Sequence[Point], sides: Sides) -> list[Point]:
    """Return the part of an area within a rectangle; empty if there is none.

    Parts of one area stay joined along the sides of the rectangle.
    """
    left, top, right, bottom = sides
    area = list(ring)
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        if not area:
            break
        area = list(_cut_side(area, axis, limit, sign))
    return area


def cut_line(line: Sequence[Point], sides: Sides) -> Iterator[list[Point]]:
    """Yield the parts of a line near a rectangle: steps with an end in it, uncut."""
    left, top, right, bottom = sides
    part: list[Point] = []
    for before, after in pairwise(line):
        if any(left <= x <= right and top <= y <= bottom for x, y in (before, after)):
            part = part or [before]
            part.append(after)
        elif part:
            yield part
            part = []
    if part:
        yield part


def coarser(line: Sequence[Point], step: float) -> list[Point]:
    """Return a line without points nearer than ``step`` to the point before; both ends stay."""
    kept = [line[0]]
    for point in line[1:-1]:
        if abs(point[0] - kept[-1][0]) >= step or abs(point[1] - kept[-1][1]) >= step:
            kept.append(point)
    return [*kept, line[-1]] if len(line) > 1 else kept


def _cut_side(area: Sequence[Point], axis: int, limit: float, sign: int) -> Iterator[Point]:
    """Yield the part of an area on one side of a line: above ``limit`` for ``sign`` 1, below it for -1."""
    before = area[-1]
    for point in area:
        is_in, was_in = sign * (point[axis] - limit) >= 0, sign * (before[axis] - limit) >= 0
        if is_in != was_in:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            yield (
                before[0] + share * (point[0] - before[0]),
                before[1] + share * (point[1] - before[1]),
            )
        if is_in:
            yield point
        before = point
