"""Make ``world.svg``, the coasts and borders behind an event's places: x is longitude, y minus latitude.

Run ``python -m timeline.ui.build_world_map countries-50m.json`` with that file of the npm package world-atlas
2.0.2 (ISC licence), which holds Natural Earth's countries at 1:50 million (public domain) as TopoJSON.
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
"""Parts of a degree that are kept: 1/10 is a pixel or two on a map as small as the page's."""
SMALLEST = 4
"""Points of a ring; an island of fewer is a speck."""
CREDIT = "Natural Earth (public domain), by the npm package world-atlas 2.0.2 (ISC licence)"

Point = tuple[int, int]
Line = list[Point]


def lines(topology: dict[str, Any]) -> list[Line]:
    """Return the arcs of a TopoJSON as points on the grid, no point twice in a row."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    made = []
    for arc in topology["arcs"]:
        xs = accumulate(step[0] for step in arc)
        ys = accumulate(step[1] for step in arc)
        points = [
            (round((x * kx + tx) * GRID), round(-(y * ky + ty) * GRID)) for x, y in zip(xs, ys, strict=True)
        ]
        made.append(points[:1] + [then for now, then in pairwise(points) if now != then])
    return made


def rings(geometry: dict[str, Any]) -> Iterator[Sequence[int]]:
    """Yield the rings of a geometry, each a list of arcs; ``~n`` is arc ``n`` the other way round."""
    match geometry["type"]:
        case "GeometryCollection":
            for part in geometry["geometries"]:
                yield from rings(part)
        case "MultiPolygon":
            for polygon in geometry["arcs"]:
                yield from polygon
        case "Polygon":
            yield from geometry["arcs"]


def joined(ring: Sequence[int], arcs: Sequence[Line]) -> Line:
    """Return the points of a ring."""
    parts = [arcs[at] if at >= 0 else arcs[~at][::-1] for at in ring]
    return [*parts[0], *(point for part in parts[1:] for point in part[1:])]


def path(drawn: Iterable[Line]) -> str:
    """Return lines as the ``d`` of an SVG path, in steps from point to point."""
    return "".join(map(_steps, drawn))


def _steps(line: Line) -> str:
    (x, y), *_ = line
    steps = (f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(line))
    return f"M{x} {y}l{' '.join(steps)}".replace(" -", "-")


def world(topology: dict[str, Any]) -> str:
    """Return the map: a path of the land, and one of the borders between two countries."""
    arcs = lines(topology)
    objects = topology["objects"]
    land = [ring for each in rings(objects["land"]) if len(ring := joined(each, arcs)) >= SMALLEST]
    used = Counter(at if at >= 0 else ~at for ring in rings(objects["countries"]) for at in ring)
    borders = [arcs[at] for at, times in sorted(used.items()) if times > 1 and len(arcs[at]) > 1]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1800 -900 3600 1800">\n<!-- {CREDIT} -->\n'
        f'<path class="land" d="{path(land)}"/>\n<path class="borders" d="{path(borders)}"/>\n</svg>\n'
    )


if __name__ == "__main__":
    read = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    Path(__file__).with_name("world.svg").write_text(world(read), encoding="utf-8")
