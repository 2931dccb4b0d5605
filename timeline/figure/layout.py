"""Where every mark and its label go: which events there is room for, and in which row each lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Self

from timeline.figure.marks import Mark, Sizes
from timeline.figure.packing import Column, Size
from timeline.figure.text import SLACK, Block

APART = 1.3  # of the text's size, between two boxes of one row: much more than
BESIDE = 0.5  # between a label and its own mark
LANE_PADDING = 0.45  # of a line, above and below a lane
AIRY_GAP = 0.8  # of a line, between two boxes one below the other
CLOSE_GAP = 0.16
UNDER_LABEL = 0.2
CAPITALS = 0.44  # of the text's size: from a line's top to the middle of its letters
SPREADS = tuple(2.2 - step / 50 for step in range(61))  # tried from the widest


@dataclass(frozen=True, slots=True)
class Form:
    """One way to set a label to its mark; pixels from the box's top and the plot's left edge."""

    size: Size
    label: Block
    label_x: float
    label_y: float
    mark_y: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark in its place; pixels from the plot's left and top edges. ``mark_y`` is its middle."""

    mark: Mark
    label: Block
    label_x: float
    label_y: float
    mark_y: float
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Room:
    """The most pixels of height for airy rows, and for close ones; ``spread``: fill them."""

    airy: float
    close: float
    spread: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """Marks in their places; ``bounds`` are each lane's top and bottom, ``airy``: labels above marks."""

    spots: tuple[Spot, ...]
    bounds: Mapping[str, tuple[float, float]]
    height: float
    airy: bool


def forms(mark: Mark, sizes: Sizes, airy: bool) -> tuple[Form, ...]:
    """Return the ways to set a label: above its mark, or beside it where rows must be close."""
    if airy:
        return (_above(mark, mark.labels[0], sizes, AIRY_GAP),)
    beside = (form for label in reversed(mark.labels) for form in _beside(mark, label, sizes))
    return (*beside, *(_above(mark, label, sizes, 2 * CLOSE_GAP) for label in reversed(mark.labels)))


def _above(mark: Mark, label: Block, sizes: Sizes, gap: float) -> Form:
    x = max(0.0, min(mark.left, sizes.plot - label.width))
    tall = sizes.tall(label) + (gap / 4 + UNDER_LABEL) * sizes.line
    height = tall + sizes.mark + gap * 3 / 4 * sizes.line
    return Form(_around(mark, x, label, height, sizes), label, x, gap / 4 * sizes.line, tall + sizes.mark / 2)


def _beside(mark: Mark, label: Block, sizes: Sizes) -> Iterator[Form]:
    gap = CLOSE_GAP * sizes.line
    space = sizes.text * BESIDE
    height = max(sizes.tall(label), sizes.mark) + gap
    for x in (mark.right + space, mark.left - space - label.width / SLACK):
        if x >= 0 and x + label.width <= sizes.plot:
            size = _around(mark, x, label, height, sizes)
            yield Form(size, label, x, gap / 2, gap / 2 + sizes.text * CAPITALS)


def _around(mark: Mark, x: float, label: Block, height: float, sizes: Sizes) -> Size:
    apart = APART * sizes.text / 2
    return Size(min(x, mark.left) - apart, max(x + label.width / SLACK, mark.right) + apart, height)


def arranged(
    marks: Mapping[str, Mark],
    lanes: Mapping[str, str],
    order: Sequence[str],
    sizes: Sizes,
    room: Room,
    least: float,
) -> Rows:
    """Return as many marks as there is room for.

    ``marks`` are in the order of time, which is the order of the rows; ``lanes`` gives each id its
    lane, lanes in the order that they are stacked in; ``order`` says which ids to give up last.
    ``least`` is a lane's least height. Labels stand above their marks where that leaves room for
    all, else beside them; what then fits nowhere is left out.
    """
    in_time, by_weight = list(marks.values()), [marks[each] for each in order]
    for airy, high in ((True, room.airy), (False, room.close)):
        board = _Board(lanes, sizes, airy, least).filled(in_time, inf)
        if board.height() <= high:
            return board.rows(room)
    first = _Board(lanes, sizes, False, least).filled(by_weight, room.close)
    kept = [mark for mark in in_time if mark.id in first.placed]
    tidied = [
        _Board(lanes, sizes, False, least).filled((*tidy, *by_weight), room.close)
        for tidy in (kept, sorted(kept, key=_length, reverse=True))
    ]
    whole = [board for board in tidied if order[0] in board.placed]
    return max((*whole, first), key=lambda board: len(board.placed)).rows(room)


def _length(mark: Mark) -> float:
    return mark.right - mark.left + mark.labels[-1].width


@dataclass(slots=True)
class _Board:
    lanes: Mapping[str, str]
    sizes: Sizes
    airy: bool
    least: float
    columns: dict[str, Column] = field(default_factory=dict)
    placed: dict[str, tuple[Mark, Form, float]] = field(default_factory=dict)

    def filled(self, marks: Iterable[Mark], room: float) -> Self:
        """Return the board with those marks placed that leave it no higher than ``room``."""
        for mark in marks:
            if mark.id in self.placed:
                continue
            lane = self.lanes[mark.id]
            column = self.columns.get(lane, Column())
            offered = forms(mark, self.sizes, self.airy)
            best = column.best([form.size for form in offered])
            form = offered[best.form]
            if room < inf and self._height_with(lane, best.top + form.size.height) > room:
                continue
            column.add(form.size, best.top)
            self.columns[lane] = column
            self.placed[mark.id] = mark, form, best.top
        return self

    def height(self, spread: float = 1.0) -> float:
        """Return how high all lanes are, their rows ``spread`` times as far apart as they must be."""
        return sum(self._lane(column.height * spread) for column in self.columns.values())

    def rows(self, room: Room) -> Rows:
        """Return the rows, spread over the room if that is asked for and there is more than they need."""
        high = room.airy if self.airy else room.close
        spread = next((by for by in SPREADS if room.spread and self.height(by) <= high), 1.0)
        bounds, top = {}, 0.0
        for lane in dict.fromkeys(self.lanes.values()):
            if lane in self.columns:
                bottom = top + self._lane(self.columns[lane].height * spread)
                bounds[lane] = top, bottom
                top = bottom
        spots = tuple(self._spot(*each, bounds, spread) for each in self.placed.values())
        return Rows(spots, bounds, top, self.airy)

    @property
    def padding(self) -> float:
        """Pixels above and below the rows of a lane."""
        return LANE_PADDING * self.sizes.line

    def _lane(self, height: float) -> float:
        return max(height, self.least) + 2 * self.padding

    def _height_with(self, lane: str, bottom: float) -> float:
        old = self.columns.get(lane)
        before = self._lane(old.height) if old else 0.0
        return self.height() - before + self._lane(max(bottom, old.height if old else 0.0))

    def _spot(
        self, mark: Mark, form: Form, top: float, bounds: Mapping[str, tuple[float, float]], spread: float
    ) -> Spot:
        y = bounds[self.lanes[mark.id]][0] + self.padding + top * spread
        box = form.size.left, form.size.right, y, y + form.size.height
        return Spot(mark, form.label, form.label_x, y + form.label_y, y + form.mark_y, box)
