"""From a table of events to a picture: its period, its events, its size of text, the place of each mark."""

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
from timeline.figure.dots import LANE_STRIP, LOW_STRIP, STRIP, Dots, StripMaker, most_dots
from timeline.figure.explained_colours import asked_values, explained, has_telling_colours
from timeline.figure.label_layout import (
    LANE_PADDING,
    SPREADS,
    LabelForms,
    LaneHeights,
    Room,
    Rows,
    Style,
    arranged,
)
from timeline.figure.lanes import stacked
from timeline.figure.map_inset import map_words, place_counts
from timeline.figure.marks import (
    SMALLEST_TEXT,
    Look,
    Mark,
    implied_year,
    mark_of,
    repeated_marks,
    row_date_words,
)
from timeline.figure.overview import overview_period
from timeline.figure.page_layout import Content, Counts, Sheet, Thrift, lane_blocks, text_sizes
from timeline.figure.plotly_drawing import Rest, plotly_drawing
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
from timeline.selection import Colour, Lanes, to_params
from timeline.selection.coded_column import Positions
from timeline.selection.event_index import EventIndex
from timeline.selection.filtered_events import Filtered
from timeline.words import short_period

MIN_WIDTH = 320  # pixels
MIN_ROWS = 120.0  # pixels of rows, even if the picture becomes higher than asked for
MAX_AIRY, MAX_CLOSE = 900.0, 2400.0  # pixels of airy and of close rows in a picture of free height
EASY = 1.2  # times the minimum distance of rows, in a picture of free height
LOW = 800  # pixels of a picture with a lower strip of dots, to leave room for labels
EMPTY_ROWS = 2.0  # lines of rows without events: the message needs them
BELOW_NAME = 1.1  # lines of a lane for its count: two rows fit beside a name of one line
ECONOMIES = (
    (Thrift.HEADLINE, 1.0),
    (Thrift.KEY, 1.0),
    (Thrift.KEY, 0.9),
    (Thrift.KEY, 0.8),
)
"""What a picture gives up in turn, with the factor of its text, until all chosen events have labels."""
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
    sheet, rows = _with_chosen(content, choice, *_arranged(content, choice))
    is_without_colours = sheet.thrift >= Thrift.KEY and has_telling_colours(content, rows)
    rows = explained(sheet, rows)
    labelled = np.array([spot.mark.at for spot in rows.spots if not spot.mark.repeated], dtype=np.int64)
    more, outside = _less(choice.inside, labelled), _less(choice.outside, labelled)
    counts = Counts(len(labelled), len(more), len(outside), _strip_maker(sheet).count_whole(more))
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
    beyond = int(np.count_nonzero(~np.isin(choice.order, choice.inside)))
    content = Content(
        view=view,
        dates=dates,
        stack=stack,
        cited=sources(dates, view) if view.options.sources else Cited(),
        look=_look(dates, view),
        period=period,
        whole=overview_period(dates, period, usual),
        shown=period if view.window else days_within(dates, choice.inside, period),
        inside=len(choice.inside) + beyond,
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
    content, maker = sheet.content, _strip_maker(sheet)
    drawn: dict[str, list[int]] = {}
    for spot in rows.spots:
        drawn.setdefault(spot.mark.lane, []).append(spot.mark.at)
    left = {
        lane: _less(inside[mask[inside]], np.array(sorted(drawn.get(lane, [])), dtype=np.int64))
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


def _strip_maker(sheet: Sheet) -> StripMaker:
    view = sheet.content.view
    low = view.height is not None and view.height < LOW
    strip = LANE_STRIP if view.lanes is not Lanes.NONE else LOW_STRIP if low else STRIP
    return StripMaker(sheet.content.dates, sheet.scale, sheet.sizes, strip, view.still)


def _less(positions: Positions, taken: Positions) -> Positions:
    """Return sorted positions without the ``taken`` ones."""
    if not len(positions):
        return positions
    at = np.searchsorted(positions, taken)
    at = at[at < len(positions)]
    left = np.ones(len(positions), dtype=bool)
    left[at[np.isin(positions[at], taken)]] = False
    return positions[left]


def _weightiest(content: Content, labelled: Positions, choice: Sample) -> Iterator[tuple[int, Row]]:
    """Yield the weightiest events with a label, in order of time."""
    weightiest = choice.order[np.isin(choice.order, labelled)]
    for at in sorted(weightiest[:MAX_NAMED].tolist()):
        yield at, content.rows[at]


def _arranged(content: Content, choice: Sample) -> tuple[Sheet, Rows]:
    """Return the rows in the largest text with room for all events in an easy style, else in the smallest."""
    *larger, least = text_sizes(content.view, len(choice.order))
    close = []
    for text in larger:
        sheet = content.sheet(text)
        rows = _rows(sheet, choice)
        if rows.style is Style.AIRY:
            return sheet, rows
        if rows.style is Style.CLOSE:
            close.append((sheet, rows))
    if close:
        return close[0]
    sheet = content.sheet(least)
    return sheet, _rows(sheet, choice)


def _with_chosen(content: Content, choice: Sample, sheet: Sheet, rows: Rows) -> tuple[Sheet, Rows]:
    """Return rows with a label for each event that a person chose, as far as the picture can make room.

    Before a chosen event loses its label, a saved picture has a smaller headline, a shorter key and smaller
    text.
    """
    view, chosen = content.view, choice.order[content.dates.chosen[choice.order]]
    best, most = (sheet, rows), _named(rows, chosen)
    for thrift, factor in ECONOMIES if view.still and view.height is not None else ():
        if most == len(chosen):
            break
        smaller = content.sheet(max(sheet.sizes.text * factor, SMALLEST_TEXT), thrift)
        trial = smaller, _rows(smaller, choice)
        if (named := _named(trial[1], chosen)) > most:
            best, most = trial, named
    return best


def _named(rows: Rows, chosen: Positions) -> int:
    """Return the number of chosen events with a label."""
    return len({spot.mark.at for spot in rows.spots} & set(chosen.tolist()))


def _rows(sheet: Sheet, choice: Sample) -> Rows:
    """Return the marks in their places, as far as there is room."""
    marks = {at: tuple(_marks(sheet, at)) for at in sorted(choice.order.tolist())}
    in_time = [mark for each in marks.values() for mark in each]
    first = [marks[at][0] for at in choice.order.tolist() if marks[at]]
    others = [mark for at in choice.order.tolist() for mark in marks[at][1:]]
    order, forms = [*first, *others], LabelForms(sheet.sizes)
    if len(first) == len(choice.inside) + len(choice.outside):
        room = _room(sheet, in_time, Counts(len(first), 0, 0))
        rows = arranged(in_time, order, _lane_heights(sheet, {}), forms, room)
        if sum(not spot.mark.repeated for spot in rows.spots) == len(first):
            return rows
    counts = Counts(len(first), len(choice.inside), len(choice.outside), len(choice.inside))
    strips = _strips(sheet, choice.inside)
    room = _room(sheet, in_time, counts)

    def again(strips: Mapping[str, float], room: Room) -> Rows:
        return arranged(in_time, order, _lane_heights(sheet, strips), forms, room)

    return _fuller(sheet, choice, again, again(strips, room), counts)


def _fuller(
    sheet: Sheet,
    choice: Sample,
    again: Callable[[Mapping[str, float], Room], Rows],
    rows: Rows,
    counts: Counts,
) -> Rows:
    """Return rows with some more marks, if there is room for them.

    The key and the dots of the events left may need less room than those of all events. ``again`` arranges
    the same marks above strips of dots of some heights.
    """
    strips = _strips(sheet, _left(choice, rows))
    room = _room(sheet, [spot.mark for spot in rows.spots], counts)
    spared = sum(_strips(sheet, choice.inside).values()) - sum(strips.values())
    if room.close - rows.height + spared < sheet.sizes.line:
        return rows
    fuller = again(strips, room)
    needed = _room(sheet, [spot.mark for spot in fuller.spots], counts)
    higher = any(tall > strips[lane] for lane, tall in _strips(sheet, _left(choice, fuller)).items())
    return rows if higher or fuller.height > needed.close else fuller


def _left(choice: Sample, rows: Rows) -> Positions:
    """Return the events of the window without a mark."""
    return _less(choice.inside, np.unique([spot.mark.at for spot in rows.spots]).astype(np.int64))


def _strips(sheet: Sheet, events: Positions) -> dict[str, float]:
    """Return the height of each lane's strip of dots for some events."""
    maker = _strip_maker(sheet)
    as_bars = len(events) > most_dots(sheet.content.view.still)
    return {
        lane: maker.height(events[mask[events]], as_bars=as_bars)
        for lane, mask in sheet.content.stack.members.items()
    }


def _marks(sheet: Sheet, at: int) -> Iterator[Mark]:
    """Yield an event's mark in each of its lanes."""
    content, row = sheet.content, sheet.content.rows[at]
    lanes, numbers = content.stack.of(at, row), content.dates.numbers(at)
    if not lanes:
        return
    one = mark_of(at, row, numbers, sheet.scale, sheet.sizes, content.look, lanes[0])
    yield one
    if len(lanes) > 1:
        date = row_date_words(row, numbers, implied_year(sheet.scale, numbers))
        yield from repeated_marks(one, lanes, list(content.stack.members), date, sheet.sizes)


def _lane_heights(sheet: Sheet, strips: Mapping[str, float]) -> LaneHeights:
    stack, line = sheet.content.stack, sheet.sizes.line
    names = lane_blocks(sheet.content.view, stack, sheet.sizes.text)
    least = {lane: (name.lines + BELOW_NAME) * line for lane, name in names.items()} or {
        "": EMPTY_ROWS * line
    }
    thin = {lane: (names[lane].lines + 0.6) * line for lane in stack.collapsed}
    return LaneHeights(list(stack.members), least, thin, strips)


def _room(sheet: Sheet, marks: list[Mark], counts: Counts) -> Room:
    """Return the height for rows beside the rest of the page."""
    if sheet.content.view.height is None:
        return Room(MAX_AIRY, MAX_CLOSE, spread=EASY)
    around = sheet.surroundings(marks, counts)
    left = max(sheet.content.view.height - sheet.page(0.0, around, counts).height, MIN_ROWS)
    return Room(left, left, spread=SPREADS[0])
