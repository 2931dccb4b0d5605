"""A map of an event's places as SVG in a page: no script, and no request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.export.html_parts import html_text
from timeline.figure.text_metrics import width
from timeline.geography import ASPECT, bounding_box, cut_paths, located
from timeline.model import Place, PlaceKind
from timeline.words import place_words

HEIGHT = 100
"""The height of a map in its own units."""
WIDTH = HEIGHT * ASPECT
MAX_NAMES = 6
"""Places with their names on the map; the facts beside it name all of them."""
TEXT, LINE = 6, 8
"""The size of the text and the height of a line, in units of the map."""
CREDIT = "Maps: Natural Earth, public domain"


def html_map(places: Iterable[Place]) -> str:
    """Return the map of the places with coordinates; empty if there are none."""
    shown = located(places)
    if not shown:
        return ""
    box = bounding_box(shown)
    spots = [(place, x * WIDTH / 100, y * HEIGHT / 100) for place in shown for x, y in [box.percent(place)]]
    label = html_text(f"Map: {', '.join(map(place_words, shown))}")
    lines = "".join(f'<path class="{name}" d="{path}"/>' for name, path in cut_paths(box).items())
    view = " ".join(map(str, box.grid))
    return (
        f'<figure class="map"><svg viewBox="0 0 {WIDTH:g} {HEIGHT}" role="img" aria-label="{label}">'
        f'<svg width="{WIDTH:g}" height="{HEIGHT}" viewBox="{view}" preserveAspectRatio="none">'
        f"{lines}</svg>{''.join(_spot(*spot) for spot in spots)}{_names(spots)}</svg></figure>\n"
    )


def _spot(place: Place, x: float, y: float) -> str:
    """Return a dot for a town, and a ring for a place that is larger than a dot."""
    kind = "town" if place.kind in (PlaceKind.CITY, PlaceKind.OTHER, None) else "area"
    return f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{2.2 if kind == "town" else 5}"/>'


def _names(spots: Sequence[tuple[Place, float, float]]) -> str:
    """Return the names beside the dots, without those that would lie on another name."""
    placed: list[tuple[float, float, float]] = []
    texts = []
    for place, x, y in spots[:MAX_NAMES]:
        long = width(place.name, TEXT, bold=True)
        to_left = x > WIDTH * 0.6
        left = x - 7 - long if to_left else x + 7
        if any(abs(y - other) < LINE and left < end and begin < left + long for begin, end, other in placed):
            continue
        placed.append((left, left + long, y))
        side, at = ("end", x - 7) if to_left else ("start", x + 7)
        texts.append(
            f'<text x="{at:.1f}" y="{y + 2:.1f}" text-anchor="{side}">{html_text(place.name)}</text>'
        )
    return "".join(texts)
