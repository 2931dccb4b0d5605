"""From a table of events to a picture: which period, which events, which size of text, where each lies."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from timeline.figure.choice import Chosen, Dates, chosen, dates_of, stacked
from timeline.figure.colours import MOST_COLOURS, ranked_actors
from timeline.figure.days import day, number
from timeline.figure.drawing import drawn
from timeline.figure.layout import SPREADS, Room, Rows, Style, arranged
from timeline.figure.marks import Mark, mark, when
from timeline.figure.page import Counts, Sheet, Story, lane_blocks, text_sizes
from timeline.figure.period import widened, window
from timeline.figure.view import Picture, View
from timeline.figure.words import alternative, sources
from timeline.selection import to_params

NARROWEST = 320  # pixels across
LOWEST = 120.0  # pixels of rows, however low the picture is
AIRY, TALLEST = 900.0, 2400.0  # pixels of rows where the height is free: of airy ones, and of close ones
EASY = 1.2  # times the least distance of rows, where the height is free
FEW = 30  # events that a larger text is tried for
MOST_SOURCES = 4
TOLD = 5  # events that the alternative text names


def compose(table: pd.DataFrame, view: View) -> Picture:
    """Return the picture of a table with the columns of ``timeline.table``, and what it shows of it."""
    dates = dates_of(table)
    undated = view.undated + len(table) - len(dates.table)
    view = replace(view, undated=undated, width=max(view.width, NARROWEST))
    period = _window(dates, view)
    choice = chosen(dates, period, view.selected, view.window is None)
    stack = stacked(dates.table, view.lanes)
    cited = sources(dates.table, MOST_SOURCES) if view.sources else ""
    actors = view.actors[:MOST_COLOURS] or ranked_actors(table)
    sheet, rows = _arranged(Story(view, dates, stack, cited, actors, period), choice)
    labelled = np.array([spot.mark.at for spot in rows.spots], dtype=np.int64)
    more, outside = np.setdiff1d(choice.inside, labelled), np.setdiff1d(choice.outside, labelled)
    shown = day(period[0]), day(period[1])
    told = [_told(dates, at) for at in choice.order[:TOLD].tolist()]
    return Picture(
        figure=drawn(sheet, rows, more, len(outside)),
        window=shown,
        labelled=tuple(spot.mark.id for spot in rows.spots),
        unlabelled=tuple(dates.table["id"].iloc[more]),
        outside=tuple(dates.table["id"].iloc[outside]),
        alt=alternative(view, shown, len(choice.inside), told),
        restores=to_params(
            view.selection,
            lanes=view.lanes,
            order=view.order,
            collapsed=view.collapsed,
            window=view.window,
            event=view.selected,
            title=view.title,
        ),
    )


def _told(dates: Dates, at: int) -> str:
    row = dates.table.iloc[at]
    return f"{when(row, dates.numbers(at), None)}, {row['title']}"


def _window(dates: Dates, view: View) -> tuple[int, int]:
    if view.window is None:
        return window(dates.earliest, dates.latest)
    first, last = sorted(number(end) for end in view.window)
    return widened(first, last)


def _arranged(story: Story, choice: Chosen) -> tuple[Sheet, Rows]:
    """Return the rows in the largest text that leaves room for all in an easy style, else in the least."""
    *larger, least = text_sizes(story.view)
    close = []
    for text in larger if len(choice.order) <= FEW else ():
        sheet = story.sheet(text)
        rows = _rows(sheet, choice)
        if rows.style is Style.AIRY:
            return sheet, rows
        if rows.style is Style.CLOSE:
            close.append((sheet, rows))
    if close:
        return close[0]
    sheet = story.sheet(least)
    return sheet, _rows(sheet, choice)


def _rows(sheet: Sheet, choice: Chosen) -> Rows:
    """Return the marks that there is room for, in their places."""
    marks = {
        at: mark(
            at,
            sheet.story.dates.table.iloc[at],
            sheet.story.dates.numbers(at),
            sheet.scale,
            sheet.sizes,
            sheet.story.actors,
        )
        for at in sorted(choice.order.tolist())
    }
    lane, rank = sheet.story.stack.of, {name: at for at, name in enumerate(sheet.story.stack.counts)}
    lanes = {marks[at].id: lane[at] for at in sorted(marks, key=lambda at: rank[lane[at]])}
    by_id = {mark.id: mark for mark in marks.values()}
    order = [marks[at].id for at in choice.order.tolist()]
    names = lane_blocks(sheet.story.view, sheet.story.stack, sheet.sizes.text)
    least = {lane: (name.lines + 1.0) * sheet.sizes.line for lane, name in names.items()}  # its count below
    most = len(choice.inside)
    rows = arranged(by_id, lanes, order, sheet.sizes, _room(sheet, by_id, choice, 0), least)
    if len(rows.spots) == most + len(choice.outside):
        return rows
    return arranged(by_id, lanes, order, sheet.sizes, _room(sheet, by_id, choice, most), least)


def _room(sheet: Sheet, marks: dict[str, Mark], choice: Chosen, more: int) -> Room:
    """Return the height that the rest of the page leaves for rows, with a strip for ``more`` events."""
    if sheet.story.view.height is None:
        return Room(AIRY, TALLEST, spread=EASY)
    counts = Counts(len(choice.inside), more, len(choice.outside) if more else 0)
    around = sheet.surroundings(list(marks.values()), counts)
    left = max(sheet.story.view.height - sheet.page(0.0, around, bool(more)).height, LOWEST)
    return Room(left, left, spread=SPREADS[0])
