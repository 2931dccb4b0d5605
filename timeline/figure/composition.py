"""From a table of events to a picture: its period, its events, their colours, its counts and words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from timeline.figure.axis_break import breaks_of
from timeline.figure.captions import Beyond, Cited, alternative, sources, with_breaks
from timeline.figure.colours import (
    ALL,
    COLUMNS,
    MAX_COLOURS,
    palette_of,
    ranked_values,
    with_colour,
)
from timeline.figure.day_numbers import day, number
from timeline.figure.default_window import days_within, default_window, widened
from timeline.figure.dots import Dots, most_dots
from timeline.figure.explained_colours import asked_values, common_values, explained, has_telling_colours
from timeline.figure.label_layout import LANE_PADDING, Rows
from timeline.figure.lanes import stacked
from timeline.figure.map_inset import map_words, place_counts
from timeline.figure.marks import Look, row_date_words
from timeline.figure.overview import overview_period
from timeline.figure.page_layout import Content, Counts, Sheet, Thrift
from timeline.figure.plotly_drawing import Rest, plotly_drawing
from timeline.figure.row_arrangement import arranged_rows, less, strip_maker
from timeline.figure.sampling import (
    DOT_DETAILS,
    MAX_MARKS,
    DatedEvents,
    Row,
    Sample,
    dated_events,
    max_marks,
    sample,
)
from timeline.figure.traces import Drawing
from timeline.figure.view_options import View
from timeline.selection import Colour, to_params
from timeline.selection.coded_column import Positions
from timeline.selection.event_index import EventIndex
from timeline.selection.filtered_events import Filtered
from timeline.words import short_period

MIN_WIDTH = 320  # pixels
MAX_NAMED = 5  # events in the alternative text


@dataclass(frozen=True)
class Picture:
    """A drawing, with the events that it shows.

    ``drawing`` is the input of plotly.js; ``figure`` is the same for Plotly's Python, and checks every value.
    ``window`` is first and last day of the time axis, inclusive, ``overview`` those of the overview. Every
    dated event of the table is in exactly one of three tuples of ids: ``labelled`` (mark and label),
    ``unlabelled`` (in the window, a dot or part of a bar), ``outside`` (before or after the window, only
    counted). ``counts`` has their lengths and does not collect the ids. ``alt`` describes the picture in
    words. ``is_without_colours`` tells that there was no room for the key of the colours, and so for these.
    ``restores`` are the parameters of a link to the same view, for
    ``timeline.selection.from_params``.
    """

    drawing: Drawing
    window: tuple[date, date]
    overview: tuple[date, date]
    labelled: tuple[str, ...]
    counts: Counts
    alt: str
    restores: Mapping[str, list[str]]
    is_without_colours: bool
    _undrawn: Callable[[], tuple[tuple[str, ...], tuple[str, ...]]]

    @cached_property
    def figure(self) -> go.Figure:
        """The drawing as a figure."""
        return go.Figure(self.drawing)

    @cached_property
    def unlabelled(self) -> tuple[str, ...]:
        """The ids of the events in the window without a label."""
        return self._undrawn()[0]

    @cached_property
    def outside(self) -> tuple[str, ...]:
        """The ids of the events outside the window without a mark."""
        return self._undrawn()[1]


def compose(events: pd.DataFrame | Filtered, view: View) -> Picture:
    """Return the picture of some events.

    ``events`` are a table with the columns of ``timeline.table``, or filtered events of an ``EventIndex``,
    which are drawn faster: the index keeps its intermediate results.
    """
    filtered = events if isinstance(events, Filtered) else EventIndex(events).whole
    dates = dated_events(filtered)
    view = replace(view, undated=view.undated + len(filtered) - len(dates), width=max(view.width, MIN_WIDTH))
    content, choice = _content(dates, view)
    sheet, rows = arranged_rows(content, choice)
    is_without_colours = sheet.thrift >= Thrift.KEY and has_telling_colours(content, rows)
    rows = explained(sheet, rows)
    labelled = np.array([spot.mark.at for spot in rows.spots if not spot.mark.repeated], dtype=np.int64)
    more, outside = less(choice.inside, labelled), less(choice.outside, labelled)
    counts = Counts(len(labelled), len(more), len(outside), strip_maker(sheet).count_whole(more))
    window = day(content.period[0]), day(content.period[1])
    beyond = _beyond(dates, outside, content.period)
    named = [
        f"{row_date_words(row, dates.numbers(at), None)}, {row['title']}"
        for at, row in _weightiest(content, labelled, choice)
    ]
    return Picture(
        drawing=plotly_drawing(
            sheet, rows, Rest(counts, _dots(sheet, rows, choice.inside, counts.more), beyond)
        ),
        window=window,
        overview=(day(content.whole[0]), day(content.whole[1])),
        labelled=tuple(content.rows[at]["id"] for at in labelled.tolist()),
        counts=counts,
        alt=alternative(
            view,
            with_breaks(short_period(day(content.shown[0]), day(content.shown[1])), content.breaks),
            content.inside,
            named,
            beyond.words(window),
        )
        + map_words(content.places),
        restores=_parameters(view),
        is_without_colours=is_without_colours,
        _undrawn=lambda: (dates.ids(more), dates.ids(outside)),
    )


def _parameters(view: View) -> dict[str, list[str]]:
    """Return the parameters of the address that restores the view."""
    return to_params(
        view.selection,
        lanes=view.lanes,
        order=view.order,
        collapsed=view.collapsed,
        window=view.window,
        event=view.selected,
        picture=replace(view.options, title=view.title),
    )


def _content(dates: DatedEvents, view: View) -> tuple[Content, Sample]:
    usual = default_window(dates)
    period = usual if view.window is None else _given(view.window)
    stack = stacked(dates, view, period)
    limit = min(max_marks(view.height), view.labels or MAX_MARKS)
    choice = sample(
        dates,
        period,
        limit,
        view.selected,
        view.window is None,
        stack.hidden(),
        stack.named(),
        still=view.still,
    )
    beyond = less(np.sort(choice.order), choice.inside)
    content = Content(
        view=view,
        dates=dates,
        stack=stack,
        cited=sources(dates, view) if view.options.sources else Cited(),
        look=_look(dates, view),
        period=period,
        whole=overview_period(dates, period, usual),
        shown=period if view.window else days_within(dates, choice.inside, period),
        inside=len(choice.inside) + len(beyond),
        common=common_values(dates, np.concatenate((choice.inside, beyond)), view.options.colour),
        rows=dates.details(choice.order),
        breaks=breaks_of(dates, choice, period),
        places=place_counts(view.places, dates, choice.inside) if view.options.map else (),
    )
    return content, choice


def _look(dates: DatedEvents, view: View) -> Look:
    """Return what colours stand for, and the notes to print."""
    colour, events = view.options.colour, dates.events
    asked, column = asked_values(view), COLUMNS.get(colour, "")
    ranked = view.coloured or ranked_values(events.index.whole, colour)
    most = min(len(palette_of(view.theme, view.style)), MAX_COLOURS)
    coloured = (ALL,) if colour is Colour.ONE else with_colour(ranked, asked, events, column, most)
    notes = view.notes if view.options.notes else {}
    return Look(colour, coloured, notes, outlets=not view.for_readers)


def _given(window: tuple[date, date]) -> tuple[int, int]:
    first, last = sorted(number(end) for end in window)
    return widened(first, last)


def _beyond(dates: DatedEvents, outside: Positions, period: tuple[int, int]) -> Beyond:
    begin, end = dates.begin[outside], dates.end[outside]
    early = end < period[0]
    since = int(begin[early].min()) if early.any() else period[0]
    until = int(end[~early].max()) if not early.all() else period[1]
    earlier = int(np.count_nonzero(early))
    return Beyond(earlier, day(since), len(outside) - earlier, day(until))


def _dots(sheet: Sheet, rows: Rows, inside: Positions, more: int) -> Dots:
    """Return the dots of each lane: its events in the window without a mark there.

    ``more`` is the number of events without a label.
    """
    content, maker = sheet.content, strip_maker(sheet)
    drawn: dict[str, list[int]] = {}
    for spot in rows.spots:
        drawn.setdefault(spot.mark.lane, []).append(spot.mark.at)
    left = {
        lane: less(inside[mask[inside]], np.array(sorted(drawn.get(lane, [])), dtype=np.int64))
        for lane, mask in content.stack.members.items()
        if lane not in content.stack.collapsed
    }
    as_bars = more > most_dots(content.view.still)
    strips = {lane: maker.strip(positions, as_bars=as_bars) for lane, positions in left.items()}
    shown = {each[0] for strip in strips.values() for each in (*strip.dots, *strip.lines)}
    return Dots(
        strips=strips,
        bottoms={lane: rows.bounds[lane][1] - LANE_PADDING * sheet.sizes.line for lane in left},
        rows=content.dates.details(np.array(sorted(shown), dtype=np.int64), DOT_DETAILS),
    )


def _weightiest(content: Content, labelled: Positions, choice: Sample) -> Iterator[tuple[int, Row]]:
    """Yield the weightiest events with a label, in order of time."""
    weightiest = choice.order[np.isin(choice.order, labelled)]
    for at in sorted(weightiest[:MAX_NAMED].tolist()):
        yield at, content.rows[at]
