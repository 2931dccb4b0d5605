"""What stands around the marks: title, subtitle, axis, lanes, key and footer, each in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.figure.axis import Axis
from timeline.figure.colours import Inks
from timeline.figure.marks import Scale, Sizes
from timeline.figure.text import FONTS, Block, block, inert, width

Annotation = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """Pixels of a whole picture; ``left`` and ``right`` are the plot's, the rest heights from the top."""

    width: float
    height: float
    left: float
    right: float
    title_y: float
    subtitle_y: float
    axis_y: float
    plot_top: float
    plot_bottom: float
    key_top: float
    key_bottom: float
    footer_y: float

    def note(self, x: float, y: float, html: str, size: float, colour: str, **more: Any) -> Annotation:
        """Return text whose upper left corner is at a pixel of the page."""
        return {
            "x": x / self.width,
            "y": 1 - y / self.height,
            "xref": "paper",
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "top",
            "align": "left",
            "showarrow": False,
            "borderpad": 0,
            "text": html,
            "font": {"size": size, "family": FONTS, "color": colour},
            **more,
        }


def lane_notes(
    page: Page,
    bounds: Mapping[str, tuple[float, float]],
    names: Mapping[str, Block],
    counts: Mapping[str, str],
    sizes: Sizes,
    margin: float,
    inks: Inks,
) -> list[Annotation]:
    """Return each lane's name with its count below."""
    notes = []
    for lane, (top, bottom) in bounds.items():
        middle = page.plot_top + (top + bottom) / 2
        tall = (names[lane].lines + 1) * sizes.line
        notes.append(page.note(margin, middle - tall / 2, names[lane].html, sizes.text, inks.text))
        below = middle - tall / 2 + names[lane].lines * sizes.line
        notes.append(page.note(margin, below, inert(counts[lane]), sizes.text * 0.85, inks.muted))
    return notes


def lane_bands(page: Page, bounds: Mapping[str, tuple[float, float]], inks: Inks) -> list[dict[str, Any]]:
    """Return a tinted band behind every other lane, over the picture's whole width."""
    return [
        {
            "type": "rect",
            "layer": "below",
            "xref": "paper",
            "yref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": 1 - (page.plot_top + top) / page.height,
            "y1": 1 - (page.plot_top + bottom) / page.height,
            "fillcolor": inks.band,
            "line": {"width": 0},
        }
        for at, (top, bottom) in enumerate(bounds.values())
        if at % 2 == 0
    ]


def axis_notes(page: Page, axis: Axis, scale: Scale, sizes: Sizes, inks: Inks) -> list[Annotation]:
    """Return the names of both tiers, each at its rule; a name that would touch the next is left out."""
    size = sizes.text * 0.9
    lower_y = page.axis_y + (sizes.line if axis.upper else 0.0)
    tiers = ((axis.upper, page.axis_y, inks.text, True), (axis.lower, lower_y, inks.muted, False))
    notes = []
    for ticks, y, colour, bold in tiers:
        free = page.width
        for tick in reversed(ticks):
            x = page.left + scale.pixel(tick.at) + 3
            if x + width(tick.name, size, bold=bold) + 4 > free:
                continue
            free = x
            name = f"<b>{tick.name}</b>" if bold else tick.name
            notes.append(page.note(x, y, name, size, colour))
    return notes


def rules(page: Page, axis: Axis, scale: Scale, inks: Inks) -> list[dict[str, Any]]:
    """Return a line for every tick, those of the upper tier stronger."""
    upper = {tick.at for tick in axis.upper if tick.at > scale.first}
    line = {"type": "line", "layer": "below", "xref": "paper", "yref": "paper"}
    drawn = []
    for at in sorted({tick.at for tick in axis.lower} | upper):
        strong = at in upper or not axis.upper
        x = (page.left + scale.pixel(at)) / page.width
        top = page.axis_y if at in upper else page.plot_top - 4
        drawn.append(
            {
                **line,
                "x0": x,
                "x1": x,
                "y0": 1 - top / page.height,
                "y1": 1 - page.plot_bottom / page.height,
                "line": {"width": 1, "color": inks.rule if strong else inks.faint},
            }
        )
    return drawn


def names_of(lanes: Sequence[str], size: float, room: float) -> dict[str, Block]:
    """Return the lanes' names in lines that fit into the gutter."""
    return {lane: block(lane, size, room, bold=True) for lane in lanes}
