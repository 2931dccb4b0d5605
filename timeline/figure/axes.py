"""The parts of a Plotly layout around the marks: texts, axes, names and bands of lanes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf

from timeline.figure.colours import Inks
from timeline.figure.day_numbers import stamp
from timeline.figure.lanes import LaneStack
from timeline.figure.marks import Scale, Sizes
from timeline.figure.overview import Overview
from timeline.figure.page_layout import DESCRIPTION, OVERVIEW_HEIGHT, Page, Surroundings
from timeline.figure.text_metrics import FONTS, Block, width
from timeline.figure.time_ticks import Axis, Tick
from timeline.figure.traces import Line, Part
from timeline.words import counted

BARE = {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True}
ABOVE_OVERVIEW = 1.2  # lines of its heading
MAX_RULES = 14  # of the lower tier through the rows; with more, those of the upper tier are enough
MIN_HEADS = 3  # names of the upper tier that are enough
BESIDE_RULE = 4  # pixels between a rule and the name at it
RULE_GAP = 4.0  # pixels between a rule and a label at its side
SHORTEST_RULE = 5.0  # pixels of a rule between two labels

LabelBox = tuple[float, float, float, float]
"""Left, right, top and bottom of a label in pixels."""


def note(page: Page, x: float, y: float, html: str, size: float, colour: str, fonts: str = FONTS) -> Part:
    """Return a text with its upper left corner at a pixel of the page."""
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
        "font": {"size": size, "family": fonts, "color": colour},
    }


def head(page: Page, around: Surroundings, sizes: Sizes, inks: Inks) -> list[Line]:
    """Return title, description and subtitle."""
    made = (
        Line(page.margin, page.title, around.title.html, around.title_size, inks.text),
        Line(page.margin, page.description, around.description.html, sizes.text * DESCRIPTION, inks.text),
        Line(page.margin, page.subtitle, around.subtitle.html, sizes.text, inks.muted),
    )
    return [line for line in made if line.html]


def foot(page: Page, around: Surroundings, overview: Overview | None, sizes: Sizes, inks: Inks) -> list[Line]:
    """Return the overview's heading and the sources."""
    heading, y = overview.heading if overview else "", page.overview - sizes.line * ABOVE_OVERVIEW
    made = (
        Line(page.left, y, heading, sizes.small, inks.muted),
        Line(page.margin, page.footer, around.footer.html, sizes.small, inks.muted),
    )
    return [line for line in made if line.html]


def time_axis(page: Page, axis: Axis, scale: Scale, sizes: Sizes, inks: Inks) -> Part:
    """Return the lower tier of the time axis as an axis of Plotly: it moves with the marks."""
    named = {tick.at: tick.name for tick in _lower(axis, page, scale, sizes)}
    return {
        "type": "date",
        "side": "top",
        "anchor": "free",
        "position": 1 - page.eras / page.height,
        "domain": [page.left / page.width, page.right / page.width],
        "range": [stamp(scale.moment(0.0)), stamp(scale.moment(scale.pixels))],
        **_named_ticks(sizes, inks),
        "tickvals": [stamp(tick.at) for tick in axis.lower],
        "ticktext": [named.get(tick.at, "") for tick in axis.lower],
        "ticklen": sizes.line * 0.9,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": False,
    }


def heads(page: Page, axis: Axis, scale: Scale, sizes: Sizes, inks: Inks) -> list[Line]:
    """Return the names of the upper tier; x counts from the plot's left edge."""
    ticks = _uncrowded(axis.upper, page, scale, sizes.small_letters, bold=True)
    return [_at_rule(tick, scale, page.axis, sizes.small, inks.text, bold=True) for tick in ticks]


def rules(page: Page, axis: Axis, scale: Scale, inks: Inks, labels: Sequence[LabelBox]) -> list[Part]:
    """Return the rules of both tiers through the rows; a rule stops at a label and goes on below it.

    ``labels`` are in pixels from the plot's left and top edges.
    """
    made = []
    if len(axis.lower) <= MAX_RULES or len(axis.upper) < MIN_HEADS:
        upper = {tick.at for tick in axis.upper}
        lower = [tick for tick in axis.lower if tick.at not in upper]
        made.append(_rules(page, lower, scale, inks.faint, labels, page.eras))
    made.append(
        _rules(page, [each for each in axis.upper if each.at > scale.first], scale, inks.rule, labels)
    )
    return [part for part in made if part]


def _rules(
    page: Page,
    ticks: Sequence[Tick],
    scale: Scale,
    colour: str,
    labels: Sequence[LabelBox],
    top: float | None = None,
) -> Part:
    """Return the rules of some ticks as one shape, from the page's pixel ``top`` or the axis on."""
    begin = (page.axis if top is None else top) - page.top
    paths = []
    for tick in ticks:
        x, moment = scale.pixel(tick.at), stamp(tick.at).replace("T", "_")
        for first, last in _left_over((begin, page.plot), x, labels):
            upper, lower = (1 - (page.top + y) / page.height for y in (first, last))
            paths.append(f"M{moment},{upper:.5f}L{moment},{lower:.5f}")
    if not paths:
        return {}
    return {
        "type": "path",
        "path": "".join(paths),
        "layer": "below",
        "xref": "x",
        "yref": "paper",
        "line": {"width": 1, "color": colour},
    }


def _left_over(
    ends: tuple[float, float], x: float, labels: Sequence[LabelBox]
) -> Iterator[tuple[float, float]]:
    """Yield the parts of a rule at ``x`` between two heights that no label covers, without tiny ones."""
    y, end = ends
    near = sorted(
        (top - RULE_GAP / 2, bottom)
        for left, right, top, bottom in labels
        if left - RULE_GAP < x < right + RULE_GAP
    )
    for top, bottom in (*near, (end, end)):
        if top - y >= SHORTEST_RULE:
            yield y, top
        y = max(y, bottom)


def feet(page: Page, axis: Axis, scale: Scale, sizes: Sizes, inks: Inks) -> list[Line]:
    """Return the names of both tiers below a tall plot, with the upper axis out of sight."""
    if page.foot is None:
        return []
    tiers = (
        (_lower(axis, page, scale, sizes), page.foot, inks.muted, False),
        (
            _uncrowded(axis.upper, page, scale, sizes.small_letters, bold=True),
            page.foot + sizes.line,
            inks.text,
            True,
        ),
    )
    return [
        _at_rule(tick, scale, y, sizes.small, colour, bold=bold)
        for ticks, y, colour, bold in tiers
        for tick in ticks
        if tick.name
    ]


def _at_rule(tick: Tick, scale: Scale, y: float, size: float, colour: str, *, bold: bool) -> Line:
    """Return a tick's name beside its rule."""
    x = scale.pixel(tick.at) + (BESIDE_RULE if tick.at > scale.first or scale.lead else 0)
    return Line(x, y, f"<b>{tick.name}</b>" if bold else tick.name, size, colour)


def _lower(axis: Axis, page: Page, scale: Scale, sizes: Sizes) -> list[Tick]:
    """Return the ticks of the lower tier with room for their names; none runs over a rule of the upper."""
    return _uncrowded(axis.lower, page, scale, sizes.small_letters, rules=axis.upper)


def _uncrowded(
    ticks: Sequence[Tick],
    page: Page,
    scale: Scale,
    size: float,
    *,
    bold: bool = False,
    rules: Sequence[Tick] = (),
) -> list[Tick]:
    """Return the ticks with room for a name before the next tick, the next rule and the edge of the plot.

    Each has the longest of its names that fits.
    """
    named, ends = [], [page.right - scale.tail]
    walls = sorted(page.left + scale.pixel(rule.at) for rule in rules)
    for tick in reversed(ticks):
        x = page.left + scale.pixel(tick.at)
        wall = next((each for each in walls if each > x), inf)
        room = min(ends[-1], wall) - x - 2 * BESIDE_RULE
        name = next((each for each in tick.names if width(each, size, bold=bold) <= room), None)
        if name is not None:
            named.append(replace(tick, name=name))
            ends.append(x)
    return named


def lane_notes(
    page: Page,
    bounds: Mapping[str, tuple[float, float]],
    names: Mapping[str, Block],
    stack: LaneStack,
    sizes: Sizes,
    inks: Inks,
    *,
    with_counts: bool = True,
) -> list[Part]:
    """Return the names of lanes, which answer a click; below open ones stand their counts, if asked for."""
    notes = []
    for lane, (top, bottom) in bounds.items():
        below = sizes.line if with_counts and lane not in stack.collapsed else 0.0
        tall = names[lane].lines * sizes.line
        y = page.top + (top + bottom - tall - below) / 2
        named = note(page, page.margin, y, names[lane].html, sizes.text, inks.text, sizes.fonts)
        notes.append({**named, "name": lane, "captureevents": True})
        if below:
            count = counted(stack.counts[lane], "event")
            notes.append(note(page, page.margin, y + tall, count, sizes.small, inks.muted, sizes.fonts))
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
        for at, (lane, (top, bottom)) in enumerate(bounds.items())
        if lane and not at % 2
    ]


def page_axes(page: Page, overview: Overview | None, sizes: Sizes, inks: Inks) -> dict[str, Part]:
    """Return the axes of the texts around the rows; they count the page's pixels.

    The one across has ticks where the overview, whose foot it stands at, needs a time of its own.
    """
    foot = (page.overview + OVERVIEW_HEIGHT) if overview else page.height
    across = {
        **BARE,
        "anchor": "free",
        "position": 1 - foot / page.height,
        "domain": [0, 1],
        "range": [0, page.width],
        **(_ticks(page, overview, sizes, inks) if overview else {}),
    }
    bounds = {"yaxis2": (0.0, page.axis), "yaxis3": (page.below, page.height)}
    downs = {name: {**down(page, *ends), "anchor": "x2"} for name, ends in bounds.items()}
    return {"xaxis2": across, **downs}


def tier_axes(page: Page, sizes: Sizes) -> dict[str, Part]:
    """Return the vertical axes of the names of ticks, above and below the rows."""
    axes = {"yaxis4": down(page, page.axis, page.top)}
    if page.foot is not None:
        axes["yaxis5"] = down(page, page.foot, page.foot + 2 * sizes.line)
    return axes


def down(page: Page, top: float, bottom: float) -> Part:
    """Return a vertical axis in pixels of the page between two heights."""
    domain = [1 - bottom / page.height, 1 - top / page.height]
    return {**BARE, "anchor": "x", "domain": domain, "range": [bottom, top]}


def _ticks(page: Page, overview: Overview, sizes: Sizes, inks: Inks) -> Part:
    names, free = [], page.right - page.left
    for x, name in reversed(overview.ticks):
        fits = x + BESIDE_RULE * 2 + width(name, sizes.small_letters) <= free
        names.append(name if fits else "")
        free = x if fits else free
    return {
        **_named_ticks(sizes, inks),
        "side": "bottom",
        "tickvals": [page.left + x for x, _ in overview.ticks],
        "ticktext": names[::-1],
        "ticklen": sizes.line * 0.7,
    }


def _named_ticks(sizes: Sizes, inks: Inks) -> Part:
    """Return the style of ticks with names on their right."""
    return {
        "tickmode": "array",
        "showticklabels": True,
        "tickangle": 0,
        "ticklabelposition": "outside right",
        "ticklabelshift": BESIDE_RULE,
        "ticklabeloverflow": "allow",  # what has no room is named "" already; else each name is measured
        "tickfont": {"size": sizes.small, "family": sizes.fonts, "color": inks.muted},
        "ticks": "outside",
        "tickcolor": inks.rule,
    }
