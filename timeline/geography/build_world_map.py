"""Build ``world.svg``, the coasts and borders of the place map; x is longitude, y is minus latitude.

Run ``python -m timeline.geography.build_world_map countries-50m.json`` with that file of the npm package
world-atlas 2.0.2 (ISC licence): Natural Earth's countries at 1:50 million (public domain) as TopoJSON.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

GRID = 10
"""Grid steps per degree: 1/10 degree is a pixel or two on the page's small map."""
HALF = 180 * GRID
"""Grid steps from the middle of the map to its left and right edge."""
POLE = 90 * GRID
"""Grid steps from the equator to the lower edge."""
MIN_POINTS = 4
"""Points of a ring; islands with fewer are left out."""
CREDIT = "Natural Earth (public domain), by the npm package world-atlas 2.0.2 (ISC licence)"

Point = tuple[int, int]
Line = list[Point]


def grid_lines(topology: dict[str, Any]) -> list[Line]:
    """Return the arcs of a TopoJSON as grid points, without repeated points."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        xs = accumulate(step[0] for step in arc)
        ys = accumulate(step[1] for step in arc)
        points = [
            (round((x * kx + tx) * GRID), round(-(y * ky + ty) * GRID)) for x, y in zip(xs, ys, strict=True)
        ]
        lines.append(points[:1] + [then for now, then in pairwise(points) if now != then])
    return lines


def rings(geometry: dict[str, Any]) -> Iterator[Sequence[int]]:
    """Yield the rings of a geometry as lists of arc numbers; ``~n`` is arc ``n`` reversed."""
    match geometry["type"]:
        case "GeometryCollection":
            for part in geometry["geometries"]:
                yield from rings(part)
        case "MultiPolygon":
            for polygon in geometry["arcs"]:
                yield from polygon
        case "Polygon":
            yield from geometry["arcs"]


def ring_points(ring: Sequence[int], arcs: Sequence[Line]) -> Line:
    """Return the points of a ring."""
    parts = [arcs[at] if at >= 0 else arcs[~at][::-1] for at in ring]
    return [*parts[0], *(point for part in parts[1:] for point in part[1:])]


def coast_lines(ring: Line) -> Iterator[Line]:
    """Yield a ring as lines that do not jump from one edge of the map to the other.

    A ring across the date line goes on beyond its edge of the map, and is drawn once more at the other edge.
    A ring around the pole is closed along the lower edge.
    """
    whole = ring[:1]
    for (x, _), (there, y) in pairwise(ring):
        step = (there - x + HALF) % (2 * HALF) - HALF
        whole.append((whole[-1][0] + step, y))
    turns = whole[-1][0] - whole[0][0]
    if turns:
        whole = [*whole, (whole[-1][0], POLE), (whole[0][0], POLE)]
    yield whole
    left, right = min(x for x, _ in whole), max(x for x, _ in whole)
    for shift in (-2 * HALF, 2 * HALF):
        if left + shift < HALF and right + shift > -HALF:
            yield [(x + shift, y) for x, y in whole]


def svg_path(lines: Iterable[Line]) -> str:
    """Return lines as the ``d`` attribute of an SVG path, in relative steps."""
    return "".join(map(_steps, lines))


def _steps(line: Line) -> str:
    (x, y), *_ = line
    steps = (f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(line))
    return f"M{x} {y}l{' '.join(steps)}".replace(" -", "-")


def world_svg(topology: dict[str, Any]) -> str:
    """Return the map as SVG: one path for the land, one for the borders between countries."""
    arcs = grid_lines(topology)
    objects = topology["objects"]
    coasts = (ring_points(ring, arcs) for ring in rings(objects["land"]))
    land = [line for coast in coasts if len(coast) >= MIN_POINTS for line in coast_lines(coast)]
    used = Counter(at if at >= 0 else ~at for ring in rings(objects["countries"]) for at in ring)
    borders = [arcs[at] for at, uses in sorted(used.items()) if uses > 1 and len(arcs[at]) > 1]
    view = f"{-HALF} {-POLE} {2 * HALF} {2 * POLE}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">\n<!-- {CREDIT} -->\n'
        f'<path class="land" d="{svg_path(land)}"/>\n'
        f'<path class="borders" d="{svg_path(borders)}"/>\n</svg>\n'
    )


if __name__ == "__main__":
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    Path(__file__).with_name("world.svg").write_text(world_svg(topology), encoding="utf-8")
