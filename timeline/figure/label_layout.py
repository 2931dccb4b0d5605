"""The rows of a picture: the place of every mark and its label, as far as there is room."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import accumulate, chain, takewhile
from math import inf
from typing import NamedTuple, Self

from timeline.figure.box_packing import Column, Size
from timeline.figure.colours import OTHERS
from timeline.figure.marks import Mark, Sizes
from timeline.figure.text_metrics import SLACK, Block

APART = 1.3  # of the text's size, between two boxes of one row: clearly more than
BESIDE = 0.5  # between a label and its own mark
LANE_PADDING = 0.35  # of a line, above and below a lane
AIRY_GAP = 0.8  # of a line, between two boxes one below the other
CLOSE_GAP = 0.16
UNDER_LABEL = 0.2
CAPITALS = 0.44  # of the text's size: from a line's top to the middle of its letters
LATER = 20  # marks of lower priority to try after the first one without room
SPREADS = tuple(2.2 - step / 50 for step in range(61))  # factors for the distance of rows, largest first


class Style(Enum):
    """Places of labels: above their marks; beside them; beside them in a picture without room for all."""

    AIRY = "airy"
    CLOSE = "close"
    FULL = "full"


class Form(NamedTuple):
    """One arrangement of a label and its mark; pixels from the box's top and the plot's left edge."""

    size: Size
    label: Block
    label_x: float
    label_y: float
    mark_y: float


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark and its label in their places; pixels from the plot's left and top edges.

    ``mark_y`` is the middle of the mark; ``box`` is (left, right, top, bottom) of both.
    """

    mark: Mark
    label: Block
    label_x: float
    label_y: float
    mark_y: float
    box: tuple[float, float, float, float]

    def words(self, sizes: Sizes) -> tuple[float, float, float, float]:
        """Return left, right, top and bottom of the label's words."""
        right = self.label_x + self.label.width / SLACK
        return self.label_x, right, self.label_y, self.label_y + sizes.tall(self.label)

    def uncoloured(self, values: Collection[str]) -> Self:
        """Return the mark in the neutral colour if its colour stands for one of some values."""
        mark = self.mark
        if mark.colour_value not in values:
            return self
        return replace(self, mark=replace(mark, colour_value=OTHERS))

    def lower(self, by: float) -> Self:
        """Return the mark ``by`` pixels lower."""
        left, right, top, bottom = self.box
        box = left, right, top + by, bottom + by
        return replace(self, label_y=self.label_y + by, mark_y=self.mark_y + by, box=box)


@dataclass(frozen=True, slots=True)
class Room:
    """Maximum height in pixels for airy and for close rows; ``spread`` limits the distance of rows."""

    airy: float
    close: float
    spread: float

    def of(self, style: Style) -> float:
        """Return the maximum height in a style."""
        return self.airy if style is Style.AIRY else self.close


@dataclass(frozen=True, slots=True)
class Rows:
    """Marks in their places; ``bounds`` are the top and bottom of each lane."""

    spots: tuple[PlacedMark, ...]
    bounds: Mapping[str, tuple[float, float]]
    height: float
    style: Style

    def taller(self, by: float) -> Self:
        """Return the rows with ``by`` more pixels below the last one, as part of the last lane."""
        bounds = dict(self.bounds)
        if bounds:
            last, (top, bottom) = bounds.popitem()
            bounds[last] = top, bottom + by
        return replace(self, bounds=bounds, height=self.height + by)

    def lower(self, by: float) -> Self:
        """Return the rows ``by`` pixels lower within the same bounds."""
        return replace(self, spots=tuple(spot.lower(by) for spot in self.spots))


def forms(mark: Mark, sizes: Sizes, style: Style) -> tuple[Form, ...]:
    """Return the arrangements of a label and its mark, preferred ones first."""
    if style is Style.AIRY:
        return (_above(mark, mark.labels[0], sizes, AIRY_GAP),)
    begin, end = mark.reach
    right, left = end + sizes.text * BESIDE, begin - sizes.text * BESIDE
    one_line_first = mark.labels[::-1]
    made = [_beside(mark, label, right, sizes) for label in one_line_first]
    made += [_beside(mark, label, left - label.width / SLACK, sizes) for label in one_line_first]
    beside = tuple(form for form in made if form)
    return beside or tuple(_above(mark, label, sizes, 2 * CLOSE_GAP) for label in one_line_first)


def _above(mark: Mark, label: Block, sizes: Sizes, gap: float) -> Form:
    x = max(0.0, min(mark.left, sizes.plot - label.width))
    tall = sizes.tall(label) + (gap / 4 + UNDER_LABEL) * sizes.line
    height = tall + sizes.mark + gap * 3 / 4 * sizes.line
    return Form(_around(mark, x, label, height, sizes), label, x, gap / 4 * sizes.line, tall + sizes.mark / 2)


def _beside(mark: Mark, label: Block, x: float, sizes: Sizes) -> Form | None:
    """Return the label in its mark's row at ``x``; ``None`` if it does not fit into the plot."""
    if x < 0 or x + label.width > sizes.plot:
        return None
    gap = CLOSE_GAP * sizes.line
    size = _around(mark, x, label, max(sizes.tall(label), sizes.mark) + gap, sizes)
    return Form(size, label, x, gap / 2, gap / 2 + sizes.text * CAPITALS)


def _around(mark: Mark, x: float, label: Block, height: float, sizes: Sizes) -> Size:
    apart = APART * sizes.text / 2
    left, right = mark.reach
    return Size(min(x, left) - apart, max(x + label.width / SLACK, right) + apart, height)


@dataclass(frozen=True, slots=True)
class LaneHeights:
    """The lanes in order, with ``least`` heights for their names and the heights of ``thin`` lanes.

    An empty lane has its place too. A thin lane is a collapsed one: it has no rows. ``strips`` are the
    heights of the strips of dots at the lanes' feet.
    """

    lanes: Sequence[str]
    least: Mapping[str, float]
    thin: Mapping[str, float]
    strips: Mapping[str, float]


def arranged(
    marks: Sequence[Mark],
    order: Sequence[Mark],
    lane_heights: LaneHeights,
    forms: LabelForms,
    room: Room,
) -> Rows:
    """Return rows with as many marks as there is room for.

    ``marks`` are in the order of time, the order of the rows; ``order`` is by priority, highest first. The
    first style with room for all marks is taken. If there is none, marks of low priority are left out.
    ``forms`` may have been used before.
    """
    enough = forms.width * room.close >= sum(map(forms.least, marks))
    for style in (Style.AIRY, Style.CLOSE) if enough else ():
        board = _Board(lane_heights, forms, style).filled(marks, room.of(style))
        if board.height <= room.of(style):
            return board.rows(room)
    ranks = {mark.key: rank for rank, mark in enumerate(marks)}
    return _Choice(ranks, order, lane_heights, forms, room.close).board().rows(room)


@dataclass(frozen=True, slots=True)
class _Choice:
    """The choice of the marks with room: an event's main mark comes before the repeated ones.

    ``ranks`` are the places of the marks in time, by key.
    """

    ranks: Mapping[tuple[str, str], int]
    order: Sequence[Mark]
    lane_heights: LaneHeights
    forms: LabelForms
    room: float

    def board(self) -> _Board:
        """Return the board with the marks of highest priority; the first one always has its place."""
        main = [mark for mark in self.order if not mark.repeated]
        board = self._with(main[:1], inf)
        room = max(self.room, board.height)
        board = self._most(board, [], main, room)
        told = {mark.id for mark, _, _ in board.placed}
        repeated = [mark for mark in self.order if mark.repeated and mark.id in told]
        return self._most(board, [mark for mark, _, _ in board.placed], repeated, room)

    def _most(self, board: _Board, base: list[Mark], candidates: Sequence[Mark], room: float) -> _Board:
        """Return a board with the first candidates, as many as fit, and with some later ones that fit."""
        fitting, beyond = 0, self._bound(base, candidates, room) + 1
        while fitting + 1 < beyond:
            middle = (fitting + beyond) // 2
            trial = self._with([*base, *candidates[:middle]], room)
            if trial.height <= room:
                fitting, board = middle, trial
            else:
                beyond = middle
        kept = [*base, *candidates[:fitting]]
        for candidate in candidates[fitting + 1 : fitting + 1 + LATER]:
            trial = self._with([*kept, candidate], room)
            if trial.height <= room:
                board = trial
                kept.append(candidate)
        return board

    def _bound(self, base: Sequence[Mark], candidates: Sequence[Mark], room: float) -> int:
        """Return a number of candidates that at most have room: the area of their labels is within it."""
        areas = accumulate(map(self.forms.least, chain(base, candidates)))
        fitting = sum(1 for _ in takewhile(lambda area: area <= self.forms.width * room, areas))
        return max(fitting - len(base), 0)

    def _with(self, chosen: Iterable[Mark], room: float) -> _Board:
        board = _Board(self.lane_heights, self.forms, Style.FULL)
        return board.filled(sorted(chosen, key=lambda mark: self.ranks[mark.key]), room)


@dataclass(slots=True)
class LabelForms:
    """The forms of marks for a size of text, computed once for all boards.

    The styles ``CLOSE`` and ``FULL`` have the same forms.
    """

    sizes: Sizes
    made: dict[tuple[bool, tuple[str, str]], tuple[tuple[Form, ...], list[Size]]] = field(
        default_factory=dict
    )
    areas: dict[tuple[str, str], float] = field(default_factory=dict)

    @property
    def width(self) -> float:
        """Pixels across with room for boxes."""
        return self.sizes.plot + 2 * APART * self.sizes.text

    def of(self, mark: Mark, style: Style) -> tuple[tuple[Form, ...], list[Size]]:
        """Return a mark's forms, and the size of each."""
        key = style is Style.AIRY, mark.key
        known = self.made.get(key)
        if known is None:
            offered = forms(mark, self.sizes, style)
            known = self.made[key] = offered, [form.size for form in offered]
        return known

    def least(self, mark: Mark) -> float:
        """Return the minimum area of a mark in close rows, in square pixels."""
        if mark.key not in self.areas:
            _, sizes = self.of(mark, Style.CLOSE)
            self.areas[mark.key] = min((size.right - size.left) * size.height for size in sizes)
        return self.areas[mark.key]


@dataclass(slots=True)
class _Board:
    lane_heights: LaneHeights
    forms: LabelForms
    style: Style
    columns: dict[str, Column] = field(default_factory=dict)
    placed: list[tuple[Mark, Form, float]] = field(default_factory=list)
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = self._height()

    def filled(self, marks: Iterable[Mark], room: float) -> Self:
        """Place marks in the given order, and return the board; it ends at the first one without room."""
        for mark in marks:
            self._place(mark)
            if self.height > room:
                break
        return self

    def _place(self, mark: Mark) -> None:
        column = self.columns.setdefault(mark.lane, Column())
        offered, sizes = self.forms.of(mark, self.style)
        best = column.best(sizes)
        before = self._lane(mark.lane, column.height)
        column.add(sizes[best.form], best.top)
        self.height += self._lane(mark.lane, column.height) - before
        self.placed.append((mark, offered[best.form], best.top))

    def _height(self, spread: float = 1.0) -> float:
        """Return the height of all lanes, with rows ``spread`` times the minimum distance apart."""
        return sum(self._tall(lane, spread) for lane in self.lane_heights.lanes)

    def rows(self, room: Room) -> Rows:
        """Return the rows, spread over the room as far as that is asked for."""
        wished = (by for by in SPREADS if by <= room.spread)
        spread = next((by for by in wished if self._height(by) <= room.of(self.style)), 1.0)
        bounds, top = {}, 0.0
        for lane in self.lane_heights.lanes:
            bounds[lane] = top, top + self._tall(lane, spread)
            top = bounds[lane][1]
        spots = tuple(self._spot(*each, bounds, spread) for each in self.placed)
        return Rows(spots, bounds, top, self.style)

    @property
    def padding(self) -> float:
        """Pixels above and below the rows of a lane."""
        return LANE_PADDING * self.forms.sizes.line

    def _tall(self, lane: str, spread: float) -> float:
        return self._lane(lane, self.columns[lane].height * spread if lane in self.columns else 0.0)

    def _lane(self, lane: str, height: float) -> float:
        heights = self.lane_heights
        if lane in heights.thin:
            return heights.thin[lane]
        return max(height + heights.strips.get(lane, 0.0), heights.least.get(lane, 0.0)) + 2 * self.padding

    def _spot(
        self, mark: Mark, form: Form, top: float, bounds: Mapping[str, tuple[float, float]], spread: float
    ) -> PlacedMark:
        y = bounds[mark.lane][0] + self.padding + top * spread
        box = form.size.left, form.size.right, y, y + form.size.height
        return PlacedMark(mark, form.label, form.label_x, y + form.label_y, y + form.mark_y, box)
