"""Where every mark and its label go: which events there is room for, and in which row each lies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from timeline.figure.marks import Mark, Sizes
from timeline.figure.packing import Column, Size

APART = 10.0  # pixels between two boxes of one row
LANE_PADDING = 0.6  # of a line, above and below a lane
SPREADS = tuple(2.2 - step / 20 for step in range(25))  # tried from the widest


@dataclass(frozen=True, slots=True)
class Form:
    """One way to set a label to its mark; pixels from the box's top and the plot's left edge."""

    size: Size
    label_x: float
    mark: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark in its place; pixels from the plot's left and top edges. ``mark_y`` is its middle."""

    mark: Mark
    label_x: float
    label_y: float
    mark_y: float
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Rows:
    """Marks in their places, lane by lane; ``bounds`` are each lane's top and bottom."""

    spots: tuple[Spot, ...]
    bounds: Mapping[str, tuple[float, float]]
    height: float


def forms(mark: Mark, sizes: Sizes, airy: bool) -> tuple[Form, ...]:
    """Return the ways to set a label: above its mark, or beside it where rows must be close."""
    above = _above(mark, sizes, 0.75 if airy else 0.3)
    return (above,) if airy else (*_beside(mark, sizes), above)


def _above(mark: Mark, sizes: Sizes, gap: float) -> Form:
    wide = mark.label.width
    x = max(0.0, min(mark.left, sizes.plot - wide))
    tall = mark.label.lines * sizes.line
    size = Size(
        min(x, mark.left) - APART / 2,
        max(x + wide, mark.right) + APART / 2,
        tall + sizes.mark + (0.15 + gap) * sizes.line,
    )
    return Form(size, x, tall + sizes.mark / 2 + 0.15 * sizes.line)


def _beside(mark: Mark, sizes: Sizes) -> tuple[Form, ...]:
    wide, tall = mark.label.width, mark.label.lines * sizes.line
    space = sizes.text * 0.5
    height = max(tall, sizes.mark) + 0.35 * sizes.line
    options = []
    for x in (mark.right + space, mark.left - space - wide):
        if x >= 0 and x + wide <= sizes.plot:
            edges = min(x, mark.left) - APART / 2, max(x + wide, mark.right) + APART / 2
            options.append(Form(Size(*edges, height), x, sizes.line / 2))
    return tuple(options)


def arranged(
    marks: Mapping[str, Mark],
    lanes: Mapping[str, str],
    order: Sequence[str],
    sizes: Sizes,
    room: tuple[float, float],
    least: float,
) -> Rows:
    """Return as many marks as fit into ``room``: pixels of height for airy rows, and for close ones.

    ``marks`` are in the order of time, which is the order of the rows; ``lanes`` gives each id its
    lane, lanes in the order that they are stacked in; ``order`` says which ids to give up last.
    ``least`` is a lane's least height. Labels stand above their marks where that leaves room for
    all, else beside them; what then fits nowhere is left out.
    """
    airy, close = room
    for loose, high in ((True, airy), (False, close)):
        board = _Board(lanes, sizes, loose, least)
        board.fill(marks.values(), inf)
        if board.height() <= high:
            return board.rows(high)
    tried = _Board(lanes, sizes, False, least)
    tried.fill((marks[each] for each in order), close)
    again = _Board(lanes, sizes, False, least)
    again.fill((mark for mark in marks.values() if mark.id in tried.placed), inf)
    return (again if again.height() <= close else tried).rows(close)


@dataclass(slots=True)
class _Board:
    lanes: Mapping[str, str]
    sizes: Sizes
    airy: bool
    least: float
    columns: dict[str, Column] = field(default_factory=dict)
    placed: dict[str, tuple[Mark, Form, float]] = field(default_factory=dict)

    def fill(self, marks: Iterable[Mark], room: float) -> None:
        """Place those marks that leave the board no higher than ``room``."""
        for mark in marks:
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

    def height(self, spread: float = 1.0) -> float:
        """Return how high all lanes are, their rows ``spread`` times as far apart as they must be."""
        return sum(self._lane(column.height * spread) for column in self.columns.values())

    def rows(self, room: float) -> Rows:
        """Return the rows, spread over the room where there is more than they need."""
        spread = next((by for by in SPREADS if self.height(by) <= room), 1.0)
        bounds, top = {}, 0.0
        for lane in dict.fromkeys(self.lanes.values()):
            if lane in self.columns:
                bottom = top + self._lane(self.columns[lane].height * spread)
                bounds[lane] = top, bottom
                top = bottom
        spots = tuple(self._spot(*each, bounds, spread) for each in self.placed.values())
        return Rows(spots, bounds, top)

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
        y = (
            bounds[self.lanes[mark.id]][0]
            + top * spread
            + (LANE_PADDING * self.sizes.line if self.least else 0.0)
        )
        box = form.size.left, form.size.right, y, y + form.size.height
        return Spot(mark, form.label_x, y, y + form.mark, box)
