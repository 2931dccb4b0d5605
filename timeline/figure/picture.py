"""From a table of events to a picture, step by step."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from timeline.figure import frame, key, paint, words
from timeline.figure.axis import axis
from timeline.figure.choice import Chosen, Dates, chosen, dates_of, stacked
from timeline.figure.colours import INKS, PALETTE, Inks, ranked_actors
from timeline.figure.days import day, number
from timeline.figure.layout import Room, Rows, arranged
from timeline.figure.marks import Mark, Scale, mark
from timeline.figure.page import STRIP, Counts, Page, Sheet, Surroundings, lane_blocks, sizes_of
from timeline.figure.period import window
from timeline.figure.strip import Strip, strip
from timeline.figure.strip import trace as strip_trace
from timeline.figure.text import FONTS
from timeline.figure.view import Lanes, Picture, View

TALLEST = 2400.0  # pixels of rows, where the height is free
AIRY = 900.0  # the same, for rows with the labels above their marks
LOWEST = 120.0
NOTHING = "There is no dated event to show."


def compose(table: pd.DataFrame, view: View) -> Picture:
    """Return the picture of a table with the columns of ``timeline.table``, and what it shows of it."""
    dates = dates_of(table)
    view = replace(view, undated=view.undated + len(table) - len(dates.table))
    stack = stacked(dates.table, view.lanes)
    sizes = sizes_of(view, stack)
    scale = Scale(*_window(dates, view), sizes.plot)
    actors = view.actors[: len(PALETTE)] or ranked_actors(table)
    ticks = axis(scale.first, scale.last, sizes.plot, sizes.small)
    sheet = Sheet(view, dates, stack, sizes, scale, ticks, actors)
    choice = chosen(dates, (scale.first, scale.last), view.selected, view.window is None)
    marks = {
        at: mark(dates.table.iloc[at], dates.numbers(at), scale, sizes, actors)
        for at in sorted(choice.order.tolist())
    }
    rows = _rows(sheet, marks, choice)
    drawn = {spot.mark.id for spot in rows.spots}
    ids = dates.table["id"].tolist()
    more = [at for at in choice.inside.tolist() if ids[at] not in drawn]
    outside = [at for at in choice.outside.tolist() if ids[at] not in drawn]
    return Picture(
        figure=_figure(sheet, rows, more, len(outside)),
        window=(day(scale.first), day(scale.last)),
        labelled=tuple(spot.mark.id for spot in rows.spots),
        unlabelled=tuple(ids[at] for at in more),
        outside=tuple(ids[at] for at in outside),
    )


def _window(dates: Dates, view: View) -> tuple[int, int]:
    if view.window is None:
        return window(dates.earliest, dates.latest)
    first, last = sorted(number(end) for end in view.window)
    return first, last


def _rows(sheet: Sheet, marks: dict[int, Mark], choice: Chosen) -> Rows:
    """Return the marks that there is room for, in their places."""
    rank = {lane: at for at, lane in enumerate(sheet.stack.counts)}
    lanes = {
        marks[at].id: sheet.stack.of[at] for at in sorted(marks, key=lambda at: rank[sheet.stack.of[at]])
    }
    by_id = {mark.id: mark for mark in marks.values()}
    order = [marks[at].id for at in choice.order.tolist()]
    least = 0.0 if sheet.view.lanes is Lanes.NONE else 2.4 * sheet.sizes.line
    rows = Rows((), {}, 0.0)
    for more in (0, len(choice.inside)):
        rows = arranged(by_id, lanes, order, sheet.sizes, _room(sheet, marks, choice, more), least)
        if len(rows.spots) == len(choice.inside) + len(choice.outside):
            break
    return rows


def _room(sheet: Sheet, marks: dict[int, Mark], choice: Chosen, more: int) -> Room:
    """Return the height that the rest of the page leaves for rows."""
    if sheet.view.height is None:
        return Room(AIRY, TALLEST, spread=False)
    counts = Counts(len(choice.inside), more, len(choice.outside) if more else 0)
    around = sheet.surroundings(list(marks.values()), counts)
    left = max(sheet.view.height - sheet.page(0.0, around, bool(more)).height, LOWEST)
    return Room(left, left, spread=True)


def _figure(sheet: Sheet, rows: Rows, more: list[int], outside: int) -> go.Figure:
    """Return the figure of arranged rows; ``more`` are the positions that are counted in the strip."""
    marks = [spot.mark for spot in rows.spots]
    around = sheet.surroundings(marks, Counts(len(marks), len(more), outside))
    page = sheet.page(rows.height, around, bool(more))
    if sheet.view.height is not None and sheet.view.height > page.height:
        page = sheet.page(rows.height + sheet.view.height - page.height, around, bool(more))
    days = sheet.dates.earliest[more], sheet.dates.latest[more]
    counted = strip(*days, sheet.scale, page.plot) if more else None
    made = go.Figure(_data(sheet, rows, around, counted))
    made.update_layout(_layout(sheet, rows, around, page, counted))
    return made


def _data(sheet: Sheet, rows: Rows, around: Surroundings, counted: Strip | None) -> list[Any]:
    colours = dict(zip(sheet.actors, PALETTE, strict=False))
    brush = paint.Brush(paint.plot_canvas(sheet.scale), INKS[sheet.view.theme], colours, sheet.sizes)
    at = {event: place for place, event in enumerate(sheet.dates.table["id"])}
    places = [at[spot.mark.id] for spot in rows.spots]
    hovers = [words.hover(sheet.dates.table.iloc[place], sheet.dates.numbers(place)) for place in places]
    data = [paint.ring(spot, brush) for spot in rows.spots if spot.mark.id == sheet.view.selected]
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
    inks, sizes = INKS[sheet.view.theme], sheet.sizes
    notes, rules = frame.heads(page, sheet.ticks, sheet.scale, sizes, inks)
    notes += frame.texts(page, around, sizes, inks)
    names = lane_blocks(sheet.view, sheet.stack, sizes.text)
    if names:
        notes += frame.lane_notes(page, rows.bounds, names, sheet.stack.counts, sizes, inks)
        rules = [*frame.lane_bands(page, rows.bounds, inks), *rules]
    if counted:
        y = page.bottom - STRIP - sizes.line * 1.2
        notes.append(frame.note(page, page.left, y, counted.heading, sizes.small, inks.muted))
    if not rows.spots:
        notes.append(frame.note(page, page.left, page.top + sizes.line, NOTHING, sizes.text, inks.muted))
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
