"""What stands around the marks as parts of a Plotly layout: texts, axis, lanes' bands."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.figure.axis import Axis, Tick
from timeline.figure.colours import Inks
from timeline.figure.days import stamp
from timeline.figure.lanes import Stack
from timeline.figure.marks import Scale, Sizes
from timeline.figure.page import STRIP, Page, Surroundings
from timeline.figure.paint import Part
from timeline.figure.strip import Strip
from timeline.figure.text import FONTS, Block, width

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
        "ticklabeloverflow": "allow",  # what has no room is named "" already; else each name is measured
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
    notes = [
        _at_rule(page, tick, scale, page.axis, sizes.small, inks.text, bold=True)
        for tick in _uncrowded(axis.upper, page, scale, sizes.small, True)
    ]
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


def foot(page: Page, axis: Axis, scale: Scale, sizes: Sizes, inks: Inks) -> list[Part]:
    """Return the names of both tiers below a plot that is too tall to look up to them."""
    if page.foot is None:
        return []
    tiers = (
        (axis.lower, page.foot, inks.muted, False),
        (axis.upper, page.foot + sizes.line, inks.text, True),
    )
    return [
        _at_rule(page, tick, scale, y, sizes.small, colour, bold=bold)
        for ticks, y, colour, bold in tiers
        for tick in _uncrowded(ticks, page, scale, sizes.small, bold)
        if tick.name
    ]


def _at_rule(page: Page, tick: Tick, scale: Scale, y: float, size: float, colour: str, *, bold: bool) -> Part:
    """Return a tick's name beside its rule; it moves with the time axis."""
    text = note(page, 0.0, y, f"<b>{tick.name}</b>" if bold else tick.name, size, colour)
    shift = BESIDE_RULE if tick.at > scale.first else 0
    return {**text, "xref": "x", "x": stamp(tick.at), "xshift": shift}


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
    stack: Stack,
    sizes: Sizes,
    inks: Inks,
) -> list[Part]:
    """Return each lane's name, which answers a click, with its count below unless the lane is collapsed."""
    notes = []
    for lane, (top, bottom) in bounds.items():
        below = 0.0 if lane in stack.collapsed else sizes.line
        tall = names[lane].lines * sizes.line
        y = page.top + (top + bottom - tall - below) / 2
        named = note(page, page.margin, y, names[lane].html, sizes.text, inks.text)
        notes.append({**named, "name": lane, "captureevents": True})
        if below:
            count = f"{stack.counts[lane]:,} event{'' if stack.counts[lane] == 1 else 's'}"
            notes.append(note(page, page.margin, y + tall, count, sizes.small, inks.muted))
    return notes


def grounds(bounds: Mapping[str, tuple[float, float]], inks: Inks) -> dict[str, str]:
    """Return the ground that each lane lies on: every other one is tinted."""
    tinted = "" not in bounds
    return {lane: inks.ground if at % 2 or not tinted else inks.band for at, lane in enumerate(bounds)}


def lane_bands(page: Page, bounds: Mapping[str, tuple[float, float]], inks: Inks) -> list[Part]:
    """Return a tinted band behind every other lane, over the picture's whole width."""
    colours = grounds(bounds, inks)
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
        for lane, (top, bottom) in bounds.items()
        if colours[lane] == inks.band
    ]


def strip_axes(page: Page, strip: Strip, sizes: Sizes, inks: Inks) -> dict[str, Part]:
    """Return the axes of the overview, which count pixels; its ticks name the time where it needs them."""
    names, free = [], page.right - page.left
    for x, name in reversed(strip.ticks):
        fits = x + BESIDE_RULE * 2 + width(name, sizes.small) <= free
        names.append(name if fits else "")
        free = x if fits else free
    return {
        "xaxis3": {
            "anchor": "y3",
            "side": "bottom",
            "domain": [page.left / page.width, page.right / page.width],
            "range": [0, page.right - page.left],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "tickmode": "array",
            "tickvals": [x for x, _ in strip.ticks],
            "ticktext": names[::-1],
            "showticklabels": bool(strip.ticks),
            "tickangle": 0,
            "ticklabelposition": "outside right",
            "ticklabelshift": BESIDE_RULE,
            "ticklabeloverflow": "allow",
            "tickfont": {"size": sizes.small, "family": FONTS, "color": inks.muted},
            "ticks": "outside" if strip.ticks else "",
            "ticklen": sizes.line * 0.7,
            "tickcolor": inks.rule,
            "showline": True,
            "linecolor": inks.rule,
        },
        "yaxis3": {
            "anchor": "x3",
            "domain": [1 - (page.strip + STRIP) / page.height, 1 - page.strip / page.height],
            "range": [STRIP, 0],
            "showgrid": False,
            "zeroline": False,
            "showticklabels": False,
            "fixedrange": True,
        },
    }
