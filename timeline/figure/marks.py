"""Events as marks: what each looks like and where it lies across the plot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from timeline.edtf import is_approximate
from timeline.figure.colours import actor_of
from timeline.figure.day_numbers import day, number
from timeline.figure.sampling import Row
from timeline.figure.text_metrics import Block, block
from timeline.model import Extent, Modality
from timeline.words import DateFields, date_words

SMALLEST_TEXT = 12.0  # pixels
ONE_LINE = 0.6  # of the plot's width: the most that a label of fewer lines may take
IMPLIED = 0.8  # of the axis
ABOUT = 1  # day on either side of "around 7 May", which is no exact day
UP, DOWN = "\u2191", "\u2193"  # towards the lane that an event is told in
CAPPED = 2.4  # symbols across: the least that a bar between two symbols can be


class Kind(Enum):
    """What a mark says about precision. ``OUTSIDE`` is wholly before or after the window."""

    DAY = "day"
    WITHIN = "within"
    THROUGHOUT = "throughout"
    OPEN = "open"
    OUTSIDE = "outside"


BARS = (Kind.WITHIN, Kind.THROUGHOUT, Kind.OPEN)


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to pixels: ``first`` day's midnight is pixel 0, the end of ``last`` is ``pixels``."""

    first: int
    last: int
    pixels: float

    @property
    def day(self) -> float:
        """Pixels a day."""
        return self.pixels / (self.last - self.first + 1)

    def pixel(self, day: float) -> float:
        """Return the pixel of a moment, in days."""
        return (day - self.first) * self.day

    def moment(self, pixel: float) -> float:
        """Return the moment of a pixel, in days."""
        return self.first + pixel / self.day


@dataclass(frozen=True, slots=True)
class Mark:
    """An event as it is drawn.

    ``at`` is its position among the dated events. ``left`` and ``right`` are pixels from the plot's
    left edge. ``before`` and ``after``: it goes on beyond that edge of the window. ``open_left`` and
    ``open_right``: the article does not state that side, and the bar fades towards it. ``labels``: its
    label in few lines and, where it can be, in one. ``lane`` is the one that it lies in; an event that
    lies in several has its title in the ``main`` one, to which its ``arrow`` points in the others.
    """

    at: int
    id: str
    actor: str
    modality: str
    kind: Kind
    left: float
    right: float
    before: bool
    after: bool
    open_left: bool
    open_right: bool
    labels: tuple[Block, ...]
    lane: str = ""
    main: str = ""
    arrow: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all other marks."""
        return self.id, self.lane

    @property
    def again(self) -> bool:
        """Whether its event is told in another lane, and drawn once more in this one."""
        return self.lane != self.main

    @property
    def is_bar(self) -> bool:
        """Whether it is drawn as a bar rather than a symbol."""
        return self.kind in BARS

    @property
    def capped(self) -> bool:
        """Whether the symbol of its modality stands at both ends of its bar."""
        return self.is_bar and self.modality != Modality.ASSERTED


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pixels that everything in a picture is measured in, by its width."""

    text: float
    plot: float
    label: float

    @property
    def line(self) -> float:
        """Height of a line of text, as Plotly sets it."""
        return self.text * 1.3

    def tall(self, label: Block) -> float:
        """Return the height of a label's letters, without the leading below its last line."""
        return (label.lines - 1) * self.line + self.text * 1.15

    @property
    def mark(self) -> float:
        """Diameter of a dot and height of a bar: enough to be hit with a finger's help."""
        return max(12.0, self.text * 0.8)

    @property
    def small(self) -> float:
        """Size of text that is no label: axis, key, counts, sources."""
        return max(self.text * 0.85, SMALLEST_TEXT)

    @property
    def fade(self) -> float:
        """Length over which an open side fades."""
        return max(120.0, self.plot * 0.14)


def mark(
    at: int,
    row: Row,
    numbers: tuple[int | None, int | None],
    scale: Scale,
    sizes: Sizes,
    actors: Sequence[str],
    lane: str,
) -> Mark:
    """Return the row at a position as a mark; ``numbers`` are its days, ``None`` on an open side."""
    begin, end = numbers
    kind = _kind(row, begin, end, scale)
    capped = kind in BARS and row["modality"] != Modality.ASSERTED
    least = sizes.mark * (CAPPED if capped else 1.0)
    about = ABOUT if begin == end and kind is Kind.WITHIN else 0
    left, right = _edges(kind, _shifted(begin, -about), _shifted(end, about), scale, sizes)
    if right - left < least or kind is Kind.DAY:
        left, right = _widened(left, right, least, scale)
    return Mark(
        at=at,
        id=row["id"],
        actor=actor_of(row["actors"], actors),
        modality=row["modality"],
        kind=kind,
        left=left,
        right=right,
        before=begin is not None and begin < scale.first,
        after=end is not None and end > scale.last,
        open_left=begin is None,
        open_right=end is None,
        labels=_labels(row["title"], when(row, numbers, implied(scale)), sizes),
        lane=lane,
        main=lane,
    )


def again(mark: Mark, lanes: Sequence[str], stack: Sequence[str], date: str, sizes: Sizes) -> Iterator[Mark]:
    """Yield an event's mark for each lane but the first, with a label that says in which one it is told."""
    main, *others = lanes
    for lane in others:
        arrow = UP if stack.index(main) < stack.index(lane) else DOWN
        label = block(f"{arrow} {main}", sizes.text, sizes.plot * ONE_LINE, lead=date)
        yield replace(mark, lane=lane, main=main, labels=(label,), arrow=arrow)


def _labels(title: str, date: str, sizes: Sizes) -> tuple[Block, ...]:
    few = block(title, sizes.text, sizes.label, lead=date, even=True)
    if few.lines == 1:
        return (few,)
    one = block(title, sizes.text, sizes.plot * ONE_LINE, lead=date)
    return (few, one) if one.lines < few.lines else (few,)


def when(row: Row, numbers: tuple[int | None, int | None], implied: int | None) -> str:
    """Return an event's date in words."""
    begin, end = (None if end is None else day(end) for end in numbers)
    columns = ("granularity", "edtf", "mod", "expression", "extent")
    dated = DateFields(begin, end, *(row[column] for column in columns))
    return date_words(dated, implied)


def implied(scale: Scale) -> int | None:
    """Return the year that most of the axis lies in: it stands above it, and need not stand in labels."""
    year = day((scale.first + scale.last) // 2).year
    first, last = max(number(date(year, 1, 1)), scale.first), min(number(date(year, 12, 31)), scale.last)
    return year if last - first + 1 >= IMPLIED * (scale.last - scale.first + 1) else None


def _kind(row: Row, begin: int | None, end: int | None, scale: Scale) -> Kind:
    if (begin is not None and begin > scale.last) or (end is not None and end < scale.first):
        return Kind.OUTSIDE
    if begin is None or end is None:
        return Kind.OPEN
    if begin == end and not is_approximate(row["edtf"]):
        return Kind.DAY
    return Kind.WITHIN if begin == end or row["extent"] == Extent.WITHIN else Kind.THROUGHOUT


def _shifted(number: int | None, days: int) -> int | None:
    return None if number is None else number + days


def _edges(kind: Kind, begin: int | None, end: int | None, scale: Scale, sizes: Sizes) -> tuple[float, float]:
    if kind is Kind.OUTSIDE:
        early = end is not None and end < scale.first
        return (0.0, sizes.mark) if early else (scale.pixels - sizes.mark, scale.pixels)
    left = None if begin is None else max(scale.pixel(begin), 0.0)
    right = None if end is None else min(scale.pixel(end + 1), scale.pixels)
    if right is None and left is not None:
        right = scale.pixels if left == 0.0 else min(left + sizes.fade, scale.pixels)
    if left is None and right is not None:
        left = 0.0 if right == scale.pixels else max(right - sizes.fade, 0.0)
    assert left is not None and right is not None  # noqa: S101, PT018 - an event has at least one date
    return left, right


def _widened(left: float, right: float, wide: float, scale: Scale) -> tuple[float, float]:
    """Return edges ``wide`` apart about the same middle, within the plot."""
    middle = min(max((left + right) / 2, wide / 2), scale.pixels - wide / 2)
    return middle - wide / 2, middle + wide / 2
