"""Arranged rows as a Plotly figure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from timeline.figure import captions, frame, key, lettering, paint, strip
from timeline.figure.brush import Brush, Part, Trace, page_canvas, time_canvas
from timeline.figure.colours import INKS, PALETTES, Inks
from timeline.figure.layout import Rows
from timeline.figure.page import STRIP, Page, Sheet, Surroundings, has_strip, lane_blocks
from timeline.figure.strip import Strip
from timeline.figure.text import FONTS
from timeline.figure.view import Counts, Drawing

SUNK = 0.4  # of the room that the rows of a saved picture leave: how much of it lies above them


def drawn(sheet: Sheet, rows: Rows, counts: Counts) -> Drawing:
    """Return the traces and the layout of arranged rows."""
    around = sheet.surroundings([spot.mark for spot in rows.spots], counts)
    page = sheet.page(rows.height, around, has_strip(counts))
    view = sheet.story.view
    if view.height is not None and view.height > page.height:
        spare = view.height - page.height
        rows = rows.taller(spare)
        if view.still and "" in rows.bounds:
            rows = rows.lower(spare * SUNK)
        page = sheet.page(rows.height, around, has_strip(counts))
    overview = None
    if has_strip(counts):
        overview = strip.strip(sheet.story.dates, sheet.scale, sheet.sizes, still=view.still)
    brush = _brush(sheet)
    data = [*_marks(sheet, rows, brush), *_overview(page, overview, brush)]
    data += _writing(sheet, around, page, overview, brush)
    return {"data": data, "layout": _layout(sheet, rows, page, overview, brush)}


def _brush(sheet: Sheet) -> Brush:
    theme = sheet.story.view.theme
    colours = dict(zip(sheet.story.actors, PALETTES[theme], strict=False))
    return Brush(time_canvas(sheet.scale), INKS[theme], colours, sheet.sizes)


def _marks(sheet: Sheet, rows: Rows, brush: Brush) -> list[Trace]:
    story = sheet.story
    hovers = [
        captions.hover(story.rows[spot.mark.at], story.dates.numbers(spot.mark.at)) for spot in rows.spots
    ]
    return [
        *(lettering.ring(spot, brush) for spot in rows.spots if spot.mark.id == story.view.selected),
        *_collapsed(sheet, rows, brush),
        *paint.traces(rows.spots, brush),
        lettering.labels(rows.spots, brush),
        lettering.hits(rows.spots, hovers, brush),
    ]


def _overview(page: Page, overview: Strip | None, brush: Brush) -> list[Trace]:
    return strip.traces(overview, _on_strip(page, brush)) if overview else []


def _on_strip(page: Page, brush: Brush) -> Brush:
    return replace(brush, canvas=page_canvas("y3", page.left, page.strip))


def _writing(
    sheet: Sheet, around: Surroundings, page: Page, overview: Strip | None, brush: Brush
) -> list[Trace]:
    """Return all that is written around the rows, and the key."""
    inks, sizes, scale = brush.inks, brush.sizes, sheet.scale
    texts = (
        ("head", page_canvas("y2"), frame.head(page, around, sizes, inks)),
        ("foot", page_canvas("y3"), frame.foot(page, around, overview, sizes, inks)),
        ("heads", time_canvas(scale, "y4"), frame.heads(page, sheet.ticks, scale, sizes, inks)),
        ("feet", time_canvas(scale, "y5"), frame.feet(page, sheet.ticks, scale, sizes, inks)),
    )
    return [
        *key.traces(around.key, replace(brush, canvas=page_canvas("y2", page.margin, page.key))),
        *(replace(brush, canvas=canvas).written(lines, name) for name, canvas, lines in texts if lines),
    ]


def _collapsed(sheet: Sheet, rows: Rows, brush: Brush) -> list[Trace]:
    stack = sheet.story.stack
    made = [
        strip.thin(sheet.story.dates, stack.members[lane], sheet.scale, sum(rows.bounds[lane]) / 2, brush)
        for lane in stack.members
        if lane in stack.collapsed
    ]
    return [bars for bars in made if bars is not None]


def _layout(sheet: Sheet, rows: Rows, page: Page, overview: Strip | None, brush: Brush) -> dict[str, Any]:
    inks, sizes = brush.inks, brush.sizes
    return {
        **_bare(page, inks),
        "yaxis": frame.down(page, page.top, page.bottom) | {"range": [page.plot, 0]},
        **frame.page_axes(page, overview, sizes, inks),
        **frame.tier_axes(page, sizes),
        "xaxis": frame.time_axis(page, sheet.ticks, sheet.scale, sizes, inks),
        "annotations": _notes(sheet, rows, page, brush),
        "shapes": _shapes(sheet, rows, page, overview, brush),
        "font": {"family": FONTS, "size": sizes.text, "color": inks.text},
        **({"meta": {"strip": [page.strip, page.strip + STRIP]}} if overview else {}),
    }


def _notes(sheet: Sheet, rows: Rows, page: Page, brush: Brush) -> list[Part]:
    """Return the lanes' names, or what is said where nothing is drawn."""
    inks, sizes, stack = brush.inks, brush.sizes, sheet.story.stack
    names = lane_blocks(sheet.story.view, stack, sizes.text)
    notes = frame.lane_notes(page, rows.bounds, names, stack, sizes, inks) if names else []
    if not rows.spots and not stack.collapsed:
        said = captions.NO_EVENT_IN_PERIOD if len(sheet.story.dates) else captions.NO_DATED_EVENT
        notes.append(frame.note(page, page.left, page.top + sizes.line / 2, said, sizes.text, inks.muted))
    return notes


def _shapes(sheet: Sheet, rows: Rows, page: Page, overview: Strip | None, brush: Brush) -> list[Part]:
    """Return the bands of lanes, the rules of time, the ground behind labels, and the overview's bars."""
    grounds = frame.grounds(rows.bounds, brush.inks)
    return [
        *frame.lane_bands(page, rows.bounds, brush.inks),
        *frame.rules(page, sheet.ticks, sheet.scale, brush.inks),
        *lettering.backing(rows.spots, [grounds[spot.mark.lane] for spot in rows.spots], brush),
        *(strip.density(overview, _on_strip(page, brush)) if overview else []),
    ]


def _bare(page: Page, inks: Inks) -> dict[str, Any]:
    """Return everything of the layout that holds no text."""
    return {
        "template": {},  # none: Plotly's own would draw hatched bars otherwise
        "width": round(page.width),
        "height": round(page.height),
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False},
        "paper_bgcolor": inks.ground,
        "plot_bgcolor": "rgba(0,0,0,0)",
        "barmode": "overlay",
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": "pan",
        "hoverlabel": {
            "align": "left",
            "bgcolor": inks.ground,
            "bordercolor": inks.rule,
            "font": {"family": FONTS, "size": 13, "color": inks.text},
        },
    }
