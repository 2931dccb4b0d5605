"""What stands around the marks as parts of a Plotly layout: texts, axis, lanes' bands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from timeline.figure.axis import Axis, Tick
from timeline.figure.colours import Inks
from timeline.figure.days import stamp
from timeline.figure.marks import Scale, Sizes
from timeline.figure.page import Page, Surroundings
from timeline.figure.text import FONTS, Block, width

Part = dict[str, Any]
BESIDE_RULE = 4  # pixels between a rule and the name at it


def note(page: Page, x: float, y: float, html: str, size: float, colour: str) -> Part:
    """Return text whose upper left corner is at a pixel of the page."""
    return {
        "x": x / page.width,
        "y": 1 - y / page.height,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "text": html,
        "font": {"size": size, "family": FONTS, "color": colour},
    }


def texts(page: Page, around: Surroundings, sizes: Sizes, inks: Inks) -> list[Part]:
    """Return title, subtitle and footer."""
    made = (
        note(page, page.margin, page.title, around.title.html, around.title_size, inks.text),
        note(page, page.margin, page.subtitle, around.subtitle.html, sizes.text, inks.muted),
        note(page, page.margin, page.footer, around.footer.html, sizes.small, inks.muted),
    )
    return [text for text in made if text["text"]]


def time_axis(page: Page, axis: Axis, scale: Scale, sizes: Sizes, inks: Inks) -> Part:
    """Return the lower tier of the time axis as Plotly's own, so that it moves with the marks."""
    fitting = {tick.at for tick in _uncrowded(axis.lower, page, scale, sizes.small, False)}
    return {
        "type": "date",
        "side": "top",
        "domain": [page.left / page.width, page.right / page.width],
        "range": [stamp(scale.first), stamp(scale.last + 1)],
        "tickmode": "array",
        "tickvals": [stamp(tick.at) for tick in axis.lower],
        "ticktext": [tick.name if tick.at in fitting else "" for tick in axis.lower],
        "tickangle": 0,
        "ticklabelposition": "outside right",
        "ticklabelshift": BESIDE_RULE,
        "tickfont": {"size": sizes.small, "family": FONTS, "color": inks.muted},
        "ticks": "outside",
        "ticklen": sizes.line * 0.9,
        "tickcolor": inks.rule,
        "showgrid": True,
        "gridcolor": inks.faint,
        "zeroline": False,
        "fixedrange": False,
    }


def heads(page: Page, axis: Axis, scale: Scale, sizes: Sizes, inks: Inks) -> tuple[list[Part], list[Part]]:
    """Return names and rules of the axis's upper tier."""
    notes = []
    for tick in _uncrowded(axis.upper, page, scale, sizes.small, True):
        text = note(page, 0.0, page.axis, f"<b>{tick.name}</b>", sizes.small, inks.text)
        notes.append(
            {**text, "xref": "x", "x": stamp(tick.at), "xshift": BESIDE_RULE if tick.at > scale.first else 0}
        )
    rules = [
        {
            "type": "line",
            "layer": "below",
            "xref": "x",
            "yref": "paper",
            "x0": stamp(tick.at),
            "x1": stamp(tick.at),
            "y0": 1 - page.axis / page.height,
            "y1": 1 - page.bottom / page.height,
            "line": {"width": 1, "color": inks.rule},
        }
        for tick in axis.upper
        if tick.at > scale.first
    ]
    return notes, rules


def _uncrowded(ticks: tuple[Tick, ...], page: Page, scale: Scale, size: float, bold: bool) -> list[Tick]:
    """Return the ticks whose names end before the next one and before the picture's edge."""
    kept, free = [], page.width - size / 2
    for tick in reversed(ticks):
        x = page.left + scale.pixel(tick.at)
        if x + BESIDE_RULE * 2 + width(tick.name, size, bold=bold) <= free:
            kept.append(tick)
            free = x
    return kept


def lane_notes(
    page: Page,
    bounds: Mapping[str, tuple[float, float]],
    names: Mapping[str, Block],
    counts: Mapping[str, int],
    sizes: Sizes,
    inks: Inks,
) -> list[Part]:
    """Return each lane's name, with its count below."""
    notes = []
    for lane, (top, bottom) in bounds.items():
        tall = names[lane].lines * sizes.line
        y = page.top + (top + bottom - tall - sizes.line) / 2
        count = f"{counts[lane]:,} event{'' if counts[lane] == 1 else 's'}"
        notes.append(note(page, page.margin, y, names[lane].html, sizes.text, inks.text))
        notes.append(note(page, page.margin, y + tall, count, sizes.small, inks.muted))
    return notes


def lane_bands(page: Page, bounds: Mapping[str, tuple[float, float]], inks: Inks) -> list[Part]:
    """Return a tinted band behind every other lane, over the picture's whole width."""
    return [
        {
            "type": "rect",
            "layer": "below",
            "xref": "paper",
            "yref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": 1 - (page.top + top) / page.height,
            "y1": 1 - (page.top + bottom) / page.height,
            "fillcolor": inks.band,
            "line": {"width": 0},
        }
        for top, bottom in list(bounds.values())[::2]
    ]
