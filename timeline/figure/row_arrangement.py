"""Rows of marks for the events of a picture, in the largest text with room for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from timeline.figure.dots import LANE_STRIP, LOW_STRIP, STRIP, StripMaker, most_dots
from timeline.figure.label_layout import (
    SPREADS,
    LabelForms,
    LaneHeights,
    Room,
    Rows,
    Style,
    arranged,
)
from timeline.figure.marks import (
    SMALLEST_TEXT,
    Mark,
    implied_year,
    mark_of,
    repeated_marks,
    row_date_words,
)
from timeline.figure.page_layout import Content, Counts, Sheet, Thrift, lane_blocks, text_sizes
from timeline.figure.sampling import Sample
from timeline.selection import Lanes
from timeline.selection.coded_column import Positions

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


def arranged_rows(content: Content, choice: Sample) -> tuple[Sheet, Rows]:
    """Return the rows of a picture, with a label for each event that a person chose if there is room."""
    return _with_chosen(content, choice, *_arranged(content, choice))


def strip_maker(sheet: Sheet) -> StripMaker:
    """Return what makes the strips of dots: lower ones in lanes and in a low picture."""
    view = sheet.content.view
    low = view.height is not None and view.height < LOW
    strip = LANE_STRIP if view.lanes is not Lanes.NONE else LOW_STRIP if low else STRIP
    return StripMaker(sheet.content.dates, sheet.scale, sheet.sizes, strip, view.still)


def less(positions: Positions, taken: Positions) -> Positions:
    """Return sorted positions without the ``taken`` ones."""
    if not len(positions):
        return positions
    at = np.searchsorted(positions, taken)
    at = at[at < len(positions)]
    left = np.ones(len(positions), dtype=bool)
    left[at[np.isin(positions[at], taken)]] = False
    return positions[left]


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
        if rows.height < (least := _least_height(sheet, in_time, Counts(len(first), 0, 0))):
            wide = Room(least, least, spread=SPREADS[0])
            rows = arranged(in_time, order, _lane_heights(sheet, {}), forms, wide)
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
    return less(choice.inside, np.unique([spot.mark.at for spot in rows.spots]).astype(np.int64))


def _strips(sheet: Sheet, events: Positions) -> dict[str, float]:
    """Return the height of each lane's strip of dots for some events."""
    maker = strip_maker(sheet)
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
    height = sheet.content.view.height
    if height is None:
        return Room(MAX_AIRY, MAX_CLOSE, spread=EASY)
    left = _left_height(sheet, marks, counts, height)
    return Room(left, left, spread=SPREADS[0])


def _least_height(sheet: Sheet, marks: list[Mark], counts: Counts) -> float:
    """Return the pixels that the rows of a picture of free height are spread over if they need less."""
    view = sheet.content.view
    return _left_height(sheet, marks, counts, view.least_height) if view.least_height else 0.0


def _left_height(sheet: Sheet, marks: list[Mark], counts: Counts, height: float) -> float:
    """Return the pixels for rows in a picture of a height."""
    around = sheet.surroundings(marks, counts)
    return max(height - sheet.page(0.0, around, counts).height, MIN_ROWS)
