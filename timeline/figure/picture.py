"""From a table of events to a picture: which period, which events, which size of text, where each lies."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from timeline.figure.axis import NO_AXIS, axis
from timeline.figure.choice import Chosen, Dates, chosen, dates_of, stacked
from timeline.figure.colours import MOST_COLOURS, ranked_actors
from timeline.figure.days import day, number
from timeline.figure.drawing import drawn
from timeline.figure.layout import Room, Rows, arranged
from timeline.figure.marks import Mark, Scale, mark
from timeline.figure.page import Counts, Sheet, sizes_of, text_sizes
from timeline.figure.period import window
from timeline.figure.view import Lanes, Picture, View
from timeline.figure.words import sources

TALLEST = 2400.0  # pixels of rows, where the height is free
AIRY = 900.0  # the same, for rows with the labels above their marks
LOWEST = 120.0
FEW = 40  # events that a larger text is tried for
MOST_SOURCES = 4
LANE = 2.4  # lines: a lane's name and count


def compose(table: pd.DataFrame, view: View) -> Picture:
    """Return the picture of a table with the columns of ``timeline.table``, and what it shows of it."""
    dates = dates_of(table)
    view = replace(view, undated=view.undated + len(table) - len(dates.table))
    period = _window(dates, view)
    choice = chosen(dates, period, view.selected, view.window is None)
    sheet, rows = _arranged(dates, view, period, choice, view.actors[:MOST_COLOURS] or ranked_actors(table))
    labelled = np.array([spot.mark.at for spot in rows.spots], dtype=np.int64)
    more, outside = np.setdiff1d(choice.inside, labelled), np.setdiff1d(choice.outside, labelled)
    return Picture(
        figure=drawn(sheet, rows, more, len(outside)),
        window=(day(period[0]), day(period[1])),
        labelled=tuple(spot.mark.id for spot in rows.spots),
        unlabelled=tuple(dates.table["id"].iloc[more]),
        outside=tuple(dates.table["id"].iloc[outside]),
    )


def _window(dates: Dates, view: View) -> tuple[int, int]:
    if view.window is None:
        return window(dates.earliest, dates.latest)
    first, last = sorted(number(end) for end in view.window)
    return first, last


def _arranged(
    dates: Dates, view: View, period: tuple[int, int], choice: Chosen, actors: tuple[str, ...]
) -> tuple[Sheet, Rows]:
    """Return the rows in the largest text that leaves room for all above their marks, else in the least."""
    stack = stacked(dates.table, view.lanes)
    cited = sources(dates.table, MOST_SOURCES) if view.sources else ""
    sizes = text_sizes(view)
    for text in sizes if len(choice.order) <= FEW else sizes[-1:]:
        measures = sizes_of(view, stack, text)
        scale = Scale(*period, measures.plot)
        ticks = axis(*period, measures.plot, measures.small) if len(choice.order) else NO_AXIS
        sheet = Sheet(view, dates, stack, cited, measures, scale, ticks, actors)
        marks = {
            at: mark(at, dates.table.iloc[at], dates.numbers(at), scale, measures, actors)
            for at in sorted(choice.order.tolist())
        }
        rows = _rows(sheet, marks, choice)
        if rows.airy:
            break
    return sheet, rows


def _rows(sheet: Sheet, marks: dict[int, Mark], choice: Chosen) -> Rows:
    """Return the marks that there is room for, in their places."""
    lane, rank = sheet.stack.of, {name: at for at, name in enumerate(sheet.stack.counts)}
    lanes = {marks[at].id: lane[at] for at in sorted(marks, key=lambda at: rank[lane[at]])}
    by_id = {mark.id: mark for mark in marks.values()}
    order = [marks[at].id for at in choice.order.tolist()]
    least = 0.0 if sheet.view.lanes is Lanes.NONE else LANE * sheet.sizes.line
    most = len(choice.inside)
    rows = arranged(by_id, lanes, order, sheet.sizes, _room(sheet, by_id, choice, 0), least)
    if len(rows.spots) == most + len(choice.outside):
        return rows
    return arranged(by_id, lanes, order, sheet.sizes, _room(sheet, by_id, choice, most), least)


def _room(sheet: Sheet, marks: dict[str, Mark], choice: Chosen, more: int) -> Room:
    """Return the height that the rest of the page leaves for rows, with a strip for ``more`` events."""
    if sheet.view.height is None:
        return Room(AIRY, TALLEST, spread=False)
    counts = Counts(len(choice.inside), more, len(choice.outside) if more else 0)
    around = sheet.surroundings(list(marks.values()), counts)
    left = max(sheet.view.height - sheet.page(0.0, around, bool(more)).height, LOWEST)
    return Room(left, left, spread=True)
