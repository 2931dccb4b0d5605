"""From a table of events to a picture: which period, which events, which size of text, where each lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from timeline.figure.captions import alternative, sources
from timeline.figure.colours import coloured, ranked_actors
from timeline.figure.day_numbers import day, number
from timeline.figure.default_window import widened, window
from timeline.figure.label_layout import SPREADS, Room, Rows, Shelves, Style, arranged
from timeline.figure.lanes import stacked
from timeline.figure.marks import Mark, again, implied, mark, when
from timeline.figure.page_layout import Sheet, Story, has_overview, lane_blocks, text_sizes
from timeline.figure.plotly_drawing import drawn
from timeline.figure.sampling import Chosen, Dates, Row, chosen, dates_of, most_marks
from timeline.figure.view_options import Counts, Picture, View
from timeline.selection import to_params
from timeline.selection.coded_column import Positions
from timeline.selection.event_index import EventIndex
from timeline.selection.filtered import Filtered

NARROWEST = 320  # pixels across
LOWEST = 120.0  # pixels of rows, however low the picture is
AIRY, TALLEST = 900.0, 2400.0  # pixels of rows where the height is free: of airy ones, and of close ones
EASY = 1.2  # times the least distance of rows, where the height is free
MOST_SOURCES = 4
LOWEST_ROWS = 2.0  # lines of rows without lanes: what is said where there is no event
BELOW_NAME = 1.1  # lines of a lane: its count, so that two rows fit beside a name of one line
TOLD = 5  # events that the alternative text names


def compose(events: pd.DataFrame | Filtered, view: View) -> Picture:
    """Return the picture of events, and what it shows of them.

    ``events`` are a table with the columns of ``timeline.table``, or filtered events of an ``EventIndex``,
    which are drawn faster: the index keeps its intermediate results.
    """
    kept = events if isinstance(events, Filtered) else EventIndex(events).whole
    dates = dates_of(kept)
    view = replace(view, undated=view.undated + len(kept) - len(dates), width=max(view.width, NARROWEST))
    story, choice = _story(dates, view)
    sheet, rows = _arranged(story, choice)
    labelled = np.array([spot.mark.at for spot in rows.spots if not spot.mark.again], dtype=np.int64)
    more, outside = _less(choice.inside, labelled), _less(choice.outside, labelled)
    counts = Counts(len(labelled), len(more), len(outside))
    shown = day(story.period[0]), day(story.period[1])
    told = [f"{when(row, dates.numbers(at), None)}, {row['title']}" for at, row in _first(story, choice)]
    return Picture(
        drawing=drawn(sheet, rows, counts),
        window=shown,
        labelled=tuple(story.rows[at]["id"] for at in labelled.tolist()),
        counts=counts,
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
        _undrawn=lambda: (dates.ids(more), dates.ids(outside)),
    )


def _story(dates: Dates, view: View) -> tuple[Story, Chosen]:
    period, stack = _window(dates, view), stacked(dates, view)
    choice = chosen(
        dates, period, most_marks(view.height), view.selected, view.window is None, stack.hidden()
    )
    story = Story(
        view=view,
        dates=dates,
        stack=stack,
        cited=sources(dates, MOST_SOURCES) if view.sources else "",
        actors=coloured(
            view.actors or ranked_actors(dates.kept.index.whole), view.selection.actors, dates.kept
        ),
        period=period,
        rows=dates.details(choice.order),
    )
    return story, choice


def _window(dates: Dates, view: View) -> tuple[int, int]:
    if view.window is None:
        return window(dates.earliest, dates.latest)
    first, last = sorted(number(end) for end in view.window)
    return widened(first, last)


def _less(positions: Positions, taken: Positions) -> Positions:
    """Return sorted positions without those taken."""
    if not len(positions):
        return positions
    at = np.searchsorted(positions, taken)
    at = at[at < len(positions)]
    left = np.ones(len(positions), dtype=bool)
    left[at[np.isin(positions[at], taken)]] = False
    return positions[left]


def _first(story: Story, choice: Chosen) -> Iterator[tuple[int, Row]]:
    """Yield the events of most weight, in order of time."""
    for at in sorted(choice.order[:TOLD].tolist()):
        yield at, story.rows[at]


def _arranged(story: Story, choice: Chosen) -> tuple[Sheet, Rows]:
    """Return the rows in the largest text that leaves room for all in an easy style, else in the least."""
    *larger, least = text_sizes(story.view, len(choice.order))
    close = []
    for text in larger:
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
    marks = {at: tuple(_marks(sheet, at)) for at in sorted(choice.order.tolist())}
    in_time = [mark for each in marks.values() for mark in each]
    first = [marks[at][0] for at in choice.order.tolist() if marks[at]]
    others = [mark for at in choice.order.tolist() for mark in marks[at][1:]]
    order, shelves = [*first, *others], _shelves(sheet)
    if len(first) == len(choice.inside) + len(choice.outside):
        room = _room(sheet, in_time, Counts(len(first), 0, 0))
        rows = arranged(in_time, order, shelves, sheet.sizes, room)
        if sum(not spot.mark.again for spot in rows.spots) == len(first):
            return rows
    room = _room(sheet, in_time, Counts(len(first), len(choice.inside), len(choice.outside)))
    return arranged(in_time, order, shelves, sheet.sizes, room)


def _marks(sheet: Sheet, at: int) -> Iterator[Mark]:
    """Yield an event's mark in each of its lanes."""
    story, row = sheet.story, sheet.story.rows[at]
    lanes, numbers = story.stack.of(at, row), story.dates.numbers(at)
    if not lanes:
        return
    one = mark(at, row, numbers, sheet.scale, sheet.sizes, story.actors, lanes[0])
    yield one
    if len(lanes) > 1:
        date = when(row, numbers, implied(sheet.scale))
        yield from again(one, lanes, list(story.stack.members), date, sheet.sizes)


def _shelves(sheet: Sheet) -> Shelves:
    stack, line = sheet.story.stack, sheet.sizes.line
    names = lane_blocks(sheet.story.view, stack, sheet.sizes.text)
    least = {lane: (name.lines + BELOW_NAME) * line for lane, name in names.items()} or {
        "": LOWEST_ROWS * line
    }
    thin = {lane: (names[lane].lines + 0.6) * line for lane in stack.collapsed}
    return Shelves(list(stack.members), least, thin)


def _room(sheet: Sheet, marks: list[Mark], counts: Counts) -> Room:
    """Return the height that the rest of the page leaves for rows."""
    if sheet.story.view.height is None:
        return Room(AIRY, TALLEST, spread=EASY)
    around = sheet.surroundings(marks, counts)
    left = max(sheet.story.view.height - sheet.page(0.0, around, has_overview(counts)).height, LOWEST)
    return Room(left, left, spread=SPREADS[0])
