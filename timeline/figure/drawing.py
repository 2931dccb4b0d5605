"""Arranged rows as a Plotly figure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from timeline.figure import frame, key, lettering, paint, strip, words
from timeline.figure.colours import INKS, PALETTES, Inks
from timeline.figure.layout import Rows
from timeline.figure.page import Page, Sheet, Surroundings, has_strip, lane_blocks
from timeline.figure.paint import Brush, Part, Trace
from timeline.figure.strip import Strip, thin
from timeline.figure.text import FONTS
from timeline.figure.view import Counts, Drawing


def drawn(sheet: Sheet, rows: Rows, counts: Counts) -> Drawing:
    """Return the traces and the layout of arranged rows."""
    around = sheet.surroundings([spot.mark for spot in rows.spots], counts)
    page = sheet.page(rows.height, around, has_strip(counts))
    view = sheet.story.view
    if view.height is not None and view.height > page.height:
        rows = rows.taller(view.height - page.height)
        page = sheet.page(rows.height, around, has_strip(counts))
    overview = None
    if has_strip(counts):
        overview = strip.strip(sheet.story.dates, sheet.scale, sheet.sizes, still=view.still)
    brush = _brush(sheet)
    return {
        "data": _data(sheet, rows, around, overview, brush),
        "layout": _layout(sheet, rows, around, page, overview, brush),
    }


def _brush(sheet: Sheet) -> Brush:
    theme = sheet.story.view.theme
    colours = dict(zip(sheet.story.actors, PALETTES[theme], strict=False))
    return Brush(paint.plot_canvas(sheet.scale), INKS[theme], colours, sheet.sizes)


def _data(
    sheet: Sheet, rows: Rows, around: Surroundings, overview: Strip | None, brush: Brush
) -> list[Trace]:
    story = sheet.story
    hovers = [words.hover(story.rows[spot.mark.at], story.dates.numbers(spot.mark.at)) for spot in rows.spots]
    data = [lettering.ring(spot, brush) for spot in rows.spots if spot.mark.id == story.view.selected]
    data += _collapsed(sheet, rows, brush)
    data += paint.traces(rows.spots, brush)
    data.append(lettering.labels(rows.spots, brush))
    data.append(lettering.hits(rows.spots, hovers, brush))
    if overview:
        data += strip.traces(overview, replace(brush, canvas=paint.strip_canvas()))
    return data + key.traces(around.key, replace(brush, canvas=paint.key_canvas()))


def _collapsed(sheet: Sheet, rows: Rows, brush: Brush) -> list[Trace]:
    stack = sheet.story.stack
    made = [
        thin(sheet.story.dates, stack.members[lane], sheet.scale, sum(rows.bounds[lane]) / 2, brush)
        for lane in stack.members
        if lane in stack.collapsed
    ]
    return [bars for bars in made if bars is not None]


def _layout(
    sheet: Sheet, rows: Rows, around: Surroundings, page: Page, overview: Strip | None, brush: Brush
) -> dict[str, Any]:
    inks, sizes = brush.inks, brush.sizes
    notes, rules = frame.heads(page, sheet.ticks, sheet.scale, sizes, inks)
    notes += frame.foot(page, sheet.ticks, sheet.scale, sizes, inks)
    notes += frame.texts(page, around, sizes, inks)
    names = lane_blocks(sheet.story.view, sheet.story.stack, sizes.text)
    if names:
        notes += frame.lane_notes(page, rows.bounds, names, sheet.story.stack, sizes, inks)
        rules = [*frame.lane_bands(page, rows.bounds, inks), *rules]
    if overview:
        y = page.strip - sizes.line * 1.2
        notes.append(frame.note(page, page.left, y, overview.heading, sizes.small, inks.muted))
    if not rows.spots and not sheet.story.stack.collapsed:
        said = words.NOT_THEN if len(sheet.story.dates) else words.NOTHING
        notes.append(frame.note(page, page.left, page.top + sizes.line / 2, said, sizes.text, inks.muted))
    return {
        **_axes(page, around, inks),
        **(frame.strip_axes(page, overview, sizes, inks) if overview else {}),
        "xaxis": frame.time_axis(page, sheet.ticks, sheet.scale, sizes, inks),
        "annotations": notes,
        "shapes": [*rules, *_grounds(rows, brush), *_density(overview, brush)],
        "font": {"family": FONTS, "size": sizes.text, "color": inks.text},
    }


def _grounds(rows: Rows, brush: Brush) -> list[Part]:
    grounds = frame.grounds(rows.bounds, brush.inks)
    return lettering.backing(rows.spots, [grounds[spot.mark.lane] for spot in rows.spots], brush)


def _density(overview: Strip | None, brush: Brush) -> list[Part]:
    return strip.density(overview, replace(brush, canvas=paint.strip_canvas())) if overview else []


def _axes(page: Page, around: Surroundings, inks: Inks) -> dict[str, Any]:
    """Return everything of the layout that holds no text."""
    bare = {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True}
    key_top, key_bottom = page.key
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
        "yaxis": {
            **bare,
            "domain": [1 - page.bottom / page.height, 1 - page.top / page.height],
            "range": [page.plot, 0],
        },
        "xaxis2": {
            **bare,
            "anchor": "y2",
            "domain": [page.margin / page.width, 1 - page.margin / page.width],
            "range": [0, page.width - 2 * page.margin],
        },
        "yaxis2": {
            **bare,
            "anchor": "x2",
            "domain": [1 - key_bottom / page.height, 1 - key_top / page.height],
            "range": [max(around.key.height, 1), 0],
        },
    }
