"""The small map of the events' places in a picture, as an image that holds all it needs."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from timeline.figure.colours import Inks
from timeline.figure.sampling import DatedEvents
from timeline.figure.text_metrics import Block, block
from timeline.geography import ASPECT, bounding_box, cut_paths, located
from timeline.model import Place, PlaceKind
from timeline.safe_text import escaped_html, single_line
from timeline.selection.coded_column import Positions

WIDTH = 0.23  # of the picture's width
NARROWEST, WIDEST = 240.0, 350.0  # pixels
MAX_DOTS, MAX_NAMES = 40, 8
MOST = 0.9  # of the mentions of places decide on the part of the world: one far place does not
TOWN, LARGEST = 4.0, 11.0  # pixels: the radius of a place of one event, and of many
TOWNS = (PlaceKind.CITY, PlaceKind.OTHER, None)


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place with coordinates, and the number of events there."""

    place: Place
    events: int


def place_counts(
    places: Mapping[str, Place], dates: DatedEvents, inside: Positions
) -> tuple[PlaceCount, ...]:
    """Return the places of the events at some positions, most events first; ``places`` are known by name."""
    column = dates.events.index.own_places
    mask = np.zeros(column.size, dtype=bool)
    mask[dates.rows[inside]] = True
    counts = column.counts(mask, None)
    known = ((places.get(name), count) for name, count in counts.items())
    return tuple(
        PlaceCount(place, count) for place, count in known if place is not None and located([place])
    )[:MAX_DOTS]


def map_size(counts: Sequence[PlaceCount], width: float) -> tuple[float, float] | None:
    """Return width and height of the map in a picture of some width; ``None`` without a place."""
    if not counts:
        return None
    wide = min(max(WIDTH * width, NARROWEST), WIDEST)
    return wide, wide / ASPECT


def map_words(counts: Sequence[PlaceCount]) -> str:
    """Return the named places of the map in a sentence for people who cannot see it; "" without any."""
    names = [single_line(each.place.name) for each in counts[:MAX_NAMES]]
    return f" A map shows {', '.join(names)}." if names else ""


def map_address(
    counts: Sequence[PlaceCount], size: tuple[float, float], text: float, inks: Inks, fonts: str
) -> str:
    """Return the map as a data address; ``text`` is the size of its names in pixels."""
    wide, tall = size
    box = bounding_box([each.place for each in _near(counts)])
    spots = [_Spot.of(each, box.percent(each.place), size) for each in counts]
    shown = [spot for spot in spots if 0 <= spot.x <= wide and 0 <= spot.y <= tall]
    paths = cut_paths(box)
    view = " ".join(map(str, box.grid))
    border = f'fill="none" stroke="{inks.ground}" stroke-width="1.5" vector-effect="non-scaling-stroke"'
    styles = {"land": f'fill="{inks.faint}"', "borders": border}
    lines = "".join(f'<path d="{paths[name]}" {style}/>' for name, style in styles.items())
    side = f'width="{wide:.1f}" height="{tall:.1f}"'
    circles = "".join(spot.drawn(inks) for spot in reversed(shown))
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {side}>'
        f'<svg {side} viewBox="{view}" preserveAspectRatio="none">{lines}</svg>'
        f"{circles}{_names(shown, size, text, inks, fonts)}</svg>"
    )
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place in pixels of the map: a dot for a town, a ring for what is larger."""

    name: str
    x: float
    y: float
    radius: float
    is_town: bool

    @classmethod
    def of(cls, count: PlaceCount, percent: tuple[float, float], size: tuple[float, float]) -> _Spot:
        x, y = (share * side / 100 for share, side in zip(percent, size, strict=True))
        radius = min(TOWN * sqrt(count.events), LARGEST)
        return cls(single_line(count.place.name), x, y, radius, count.place.kind in TOWNS)

    def drawn(self, inks: Inks) -> str:
        """Return the circle."""
        look = f'fill="{inks.text}" fill-opacity="0.75" stroke="{inks.ground}"'
        if not self.is_town:
            look = f'fill="none" stroke="{inks.text}" stroke-width="1.5" stroke-dasharray="3 2"'
        return f'<circle cx="{self.x:.1f}" cy="{self.y:.1f}" r="{self.radius:.1f}" {look}/>'


def _near(counts: Sequence[PlaceCount]) -> list[PlaceCount]:
    """Return the places with most events, until they hold most of all events."""
    total, held, kept = sum(each.events for each in counts), 0, []
    for each in counts:
        if held >= MOST * total:
            break
        kept.append(each)
        held += each.events
    return kept


def _names(spots: Sequence[_Spot], size: tuple[float, float], text: float, inks: Inks, fonts: str) -> str:
    """Return the names beside the spots, without those that would lie on others or leave the map."""
    taken = [(spot.x - 3, spot.x + 3, spot.y - 3, spot.y + 3) for spot in spots]
    drawn = []
    for spot in spots[:MAX_NAMES]:
        name = block(spot.name, text, size[0])
        place = next((each for each in _beside(spot, name, text) if _is_free(each, taken, size)), None)
        if place is None:
            continue
        taken.append(place)
        drawn.append(
            f'<text x="{place[0]:.1f}" y="{place[3] - 0.3 * text:.1f}" font-family="{escaped_html(fonts)}" '
            f'font-size="{text:.1f}" fill="{inks.text}" stroke="{inks.ground}" stroke-width="3" '
            f'stroke-linejoin="round" paint-order="stroke">{escaped_html(spot.name)}</text>'
        )
    return "".join(drawn)


def _beside(spot: _Spot, name: Block, text: float) -> list[tuple[float, float, float, float]]:
    """Return left, right, top and bottom of a name on the right, on the left, above and below its spot."""
    gap, tall = spot.radius + 4, 1.2 * text
    top = spot.y - tall / 2
    return [
        (spot.x + gap, spot.x + gap + name.width, top, top + tall),
        (spot.x - gap - name.width, spot.x - gap, top, top + tall),
        (spot.x - name.width / 2, spot.x + name.width / 2, spot.y - gap - tall, spot.y - gap),
        (spot.x - name.width / 2, spot.x + name.width / 2, spot.y + gap, spot.y + gap + tall),
    ]


def _is_free(
    box: tuple[float, float, float, float],
    taken: Sequence[tuple[float, float, float, float]],
    size: tuple[float, float],
) -> bool:
    left, right, top, bottom = box
    inside = left >= 0 and right <= size[0] and top >= 0 and bottom <= size[1]
    return inside and not any(
        left < other[1] and other[0] < right and top < other[3] and other[2] < bottom for other in taken
    )
