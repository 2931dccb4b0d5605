"""Arranged rows as a Plotly figure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from timeline.figure import frame, key, paint, words
from timeline.figure.choice import Positions
from timeline.figure.colours import INKS, PALETTES, Inks
from timeline.figure.layout import Rows
from timeline.figure.page import STRIP, Counts, Page, Sheet, Surroundings, lane_blocks
from timeline.figure.strip import Strip, strip
from timeline.figure.strip import trace as strip_trace
from timeline.figure.text import FONTS


def drawn(sheet: Sheet, rows: Rows, more: Positions, outside: int) -> go.Figure:
    """Return the figure of arranged rows; ``more`` are the positions that are counted in the strip."""
    marks = [spot.mark for spot in rows.spots]
    around = sheet.surroundings(marks, Counts(len(marks), len(more), outside))
    page = sheet.page(rows.height, around, len(more) > 0)
    if sheet.story.view.height is not None and sheet.story.view.height > page.height:
        page = sheet.page(rows.height + sheet.story.view.height - page.height, around, len(more) > 0)
    days = sheet.story.dates.earliest[more], sheet.story.dates.latest[more]
    counted = strip(*days, sheet.scale, page.plot) if len(more) else None
    made = go.Figure(_data(sheet, rows, around, counted))
    made.update_layout(_layout(sheet, rows, around, page, counted))
    return made


def _data(sheet: Sheet, rows: Rows, around: Surroundings, counted: Strip | None) -> list[Any]:
    colours = dict(zip(sheet.story.actors, PALETTES[sheet.story.view.theme], strict=False))
    brush = paint.Brush(paint.plot_canvas(sheet.scale), INKS[sheet.story.view.theme], colours, sheet.sizes)
    places = [spot.mark.at for spot in rows.spots]
    hovers = [words.hover(sheet.story.dates.table.iloc[at], sheet.story.dates.numbers(at)) for at in places]
    data = [paint.ring(spot, brush) for spot in rows.spots if spot.mark.id == sheet.story.view.selected]
    data += paint.traces(rows.spots, brush)
    labels = [(spot.label_x, spot.label_y) for spot in rows.spots]
    texts = [spot.label.html for spot in rows.spots]
    data.append(brush.texts(labels, texts, "bottom right", sheet.sizes.text).update(name="labels"))
    data.append(paint.hits(rows.spots, hovers, brush))
    if counted:
        data.append(strip_trace(counted, brush))
    return data + key.traces(around.key, replace(brush, canvas=paint.key_canvas()))


def _layout(
    sheet: Sheet, rows: Rows, around: Surroundings, page: Page, counted: Strip | None
) -> dict[str, Any]:
    inks, sizes = INKS[sheet.story.view.theme], sheet.sizes
    notes, rules = frame.heads(page, sheet.ticks, sheet.scale, sizes, inks)
    notes += frame.texts(page, around, sizes, inks)
    names = lane_blocks(sheet.story.view, sheet.story.stack, sizes.text)
    if names:
        notes += frame.lane_notes(page, rows.bounds, names, sheet.story.stack.counts, sizes, inks)
        rules = [*frame.lane_bands(page, rows.bounds, inks), *rules]
    if counted:
        y = page.bottom - STRIP - sizes.line * 1.2
        notes.append(frame.note(page, page.left, y, counted.heading, sizes.small, inks.muted))
    if not rows.spots:
        notes.append(
            frame.note(page, page.left, page.top + sizes.line, words.NOTHING, sizes.text, inks.muted)
        )
    return {
        **_axes(page, around, inks),
        "xaxis": frame.time_axis(page, sheet.ticks, sheet.scale, sizes, inks),
        "annotations": notes,
        "shapes": rules,
        "font": {"family": FONTS, "size": sizes.text, "color": inks.text},
    }


def _axes(page: Page, around: Surroundings, inks: Inks) -> dict[str, Any]:
    """Return everything of the layout that holds no text."""
    bare = {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True}
    key_top, key_bottom = page.key
    return {
        "template": None,
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
