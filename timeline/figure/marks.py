"""Events as marks: the kind of each mark and its place across the plot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from timeline import edtf
from timeline.edtf import is_approximate, is_uncertain
from timeline.figure.colours import colour_value
from timeline.figure.day_numbers import day, number
from timeline.figure.sampling import DATE_COLUMNS, Row
from timeline.figure.text_metrics import FONTS, Block, block, stacked_blocks
from timeline.model import Anchor, Extent, Modality
from timeline.selection import Colour
from timeline.words import DateFields, counted, date_words

SMALLEST_TEXT = 12.0  # pixels
ONE_LINE = 0.6  # of the plot's width: the limit for a label in fewer lines
IMPLIED = 0.8  # of the axis lies in one year: labels leave that year out
UNMISTAKABLE = 300  # days of an axis on which a day and month name one date only
ABOUT = 1  # day on either side of "around 7 May": it is no exact day
UP, DOWN = "\u2191", "\u2193"  # towards the lane with the event's title
NEAR = 0.4  # of the plot's width, from a mark to another date of its event: a longer line would confuse
CAPPED = 2.0  # symbols across: the minimum for a bar behind a symbol


class Kind(Enum):
    """The precision of a mark; ``PUBLICATION`` is the day of publication of an event without a stated day."""

    DAY = "day"
    PUBLICATION = "publication"
    WITHIN = "within"
    THROUGHOUT = "throughout"
    OPEN = "open"


DAYS = (Kind.DAY, Kind.PUBLICATION)
BARS = (Kind.WITHIN, Kind.THROUGHOUT, Kind.OPEN)


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to pixels, from the ``first`` day to the ``last``, over a plot of so many ``pixels``.

    ``lead`` and ``tail`` are the pixels at both ends of the plot for events far before and after these days.
    """

    first: int
    last: int
    pixels: float
    lead: float = 0.0
    tail: float = 0.0

    @property
    def day(self) -> float:
        """Pixels a day."""
        return (self.end - self.lead) / (self.last - self.first + 1)

    @property
    def end(self) -> float:
        """The pixel of the end of the last day."""
        return self.pixels - self.tail

    def pixel(self, day: float) -> float:
        """Return the pixel of a moment, in days."""
        return self.lead + (day - self.first) * self.day

    def moment(self, pixel: float) -> float:
        """Return the moment of a pixel, in days."""
        return self.first + (pixel - self.lead) / self.day


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn event.

    ``at`` is its position among the dated events. ``left`` and ``right`` are pixels from the plot's left
    edge. ``before`` and ``after``: it goes on beyond that edge of the window. ``open_left`` and
    ``open_right``: the article does not state that side, and the bar fades towards it. ``labels`` are its
    label in several lines and, if possible, in one. ``lane`` is its lane. An event with several lanes has one
    mark in each: the mark in the ``main`` lane has the title, the ``arrow`` of the others points to it.
    ``others`` are the edges of other dates that its sources give, those near enough to be drawn.
    """

    at: int
    id: str
    colour_value: str
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
    others: tuple[tuple[float, float], ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """Its unique key: event and lane."""
        return self.id, self.lane

    @property
    def repeated(self) -> bool:
        """True if the event's title is in another lane."""
        return self.lane != self.main

    @property
    def reach(self) -> tuple[float, float]:
        """Left and right edge together with the other dates."""
        edges = [(self.left, self.right), *self.others]
        return min(left for left, _ in edges), max(right for _, right in edges)

    @property
    def is_bar(self) -> bool:
        """True for a bar, False for a symbol."""
        return self.kind in BARS

    @property
    def capped(self) -> bool:
        """True for a bar with a symbol of its modality at one end: two would look like two events."""
        return self.is_bar and self.modality != Modality.ASSERTED


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes in pixels, from the size of the text and the width of the plot; and the fonts, as CSS.

    ``wide`` is the width of the fonts' letters as a multiple of Arial's.
    """

    text: float
    plot: float
    label: float
    fonts: str = FONTS
    wide: float = 1.0

    @property
    def letters(self) -> float:
        """Size of the text in Arial with letters of the same width."""
        return self.text * self.wide

    @property
    def small_letters(self) -> float:
        """Size of the smaller text in Arial with letters of the same width."""
        return self.small * self.wide

    @property
    def line(self) -> float:
        """Height of a line of text in Plotly."""
        return self.text * 1.3

    def tall(self, label: Block) -> float:
        """Return the height of a label without the leading below its last line."""
        return (label.lines - 1) * self.line + self.text * 1.15

    @property
    def mark(self) -> float:
        """Diameter of a dot and height of a bar: large enough for a finger."""
        return max(12.0, self.text * 0.8)

    @property
    def small(self) -> float:
        """Size of the smaller text: axis, legend, counts, sources."""
        return max(self.text * 0.85, SMALLEST_TEXT)

    @property
    def break_gap(self) -> float:
        """Width of the sign for a break of the axis."""
        return self.text * 1.4

    @property
    def fade(self) -> float:
        """Length of the fading part of a bar with an open side."""
        return max(120.0, self.plot * 0.14)


@dataclass(frozen=True, slots=True)
class Look:
    """What the colours of marks stand for, the values with a colour, and people's notes by event id.

    ``outlets`` tells whether a title is followed by the number of its outlets.
    """

    colour: Colour = Colour.ACTOR
    coloured: Sequence[str] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    outlets: bool = True


def mark_of(
    at: int,
    row: Row,
    numbers: tuple[int | None, int | None],
    scale: Scale,
    sizes: Sizes,
    look: Look,
    lane: str,
) -> Mark:
    """Return the mark of an event; ``numbers`` are its first and last day, ``None`` on an open side."""
    begin, end = numbers
    kind = date_kind(row, begin, end)
    far = _is_far(begin, end, scale)
    capped = kind in BARS and row["modality"] != Modality.ASSERTED
    least = sizes.mark * (CAPPED if capped else 1.0)
    about = ABOUT if begin == end and kind is Kind.WITHIN else 0
    left, right = _edges(_shifted(begin, -about), _shifted(end, about), scale, sizes)
    if kind is Kind.DAY and row["time"] and begin is not None:
        left = right = scale.pixel(begin + _part_of_day(row["time"]))
    if far:
        left, right = _far_edges(kind, begin, scale, sizes)
    elif right - left < least or kind in DAYS:
        left, right = _widened(left, right, least, scale)
    others = tuple(_others(row["other_dates"], (left, right), scale, sizes))
    date = _with_other_date(row, row_date_words(row, numbers, implied_year(scale, numbers)), scale)
    return Mark(
        at=at,
        id=row["id"],
        colour_value=colour_value(row, look.colour, look.coloured),
        modality=row["modality"],
        kind=kind,
        left=left,
        right=right,
        before=not far and begin is not None and begin < scale.first,
        after=not far and end is not None and end > scale.last,
        open_left=begin is None,
        open_right=end is None,
        labels=_labels(_with_witnesses(row, look), date, look.notes.get(row["id"], ""), sizes),
        lane=lane,
        main=lane,
        others=others,
    )


def _with_witnesses(row: Row, look: Look) -> str:
    """Return the title with the number of its outlets, if there are several and the words are theirs."""
    title: str = row["title"]
    told = look.outlets and row["outlets"] > 1 and not row["corrected"]
    return f"{title} \u00b7 {counted(row['outlets'], 'outlet')}" if told else title


def _with_other_date(row: Row, date: str, scale: Scale) -> str:
    """Return the date in words, with the other one that sources give, or with the number of several."""
    if not row["other_dates"]:
        return date
    if len(row["other_dates"]) > 1:
        return f"{date} (or {len(row['other_dates'])} other dates)"
    return f"{date} (or {other_date_words(row, scale)[0]})"


def other_date_words(row: Row, scale: Scale | None = None) -> list[str]:
    """Return in words the other dates that its sources give, without the year that the axis implies."""
    words = []
    for written in row["other_dates"]:
        if (placed := edtf.parse(written)) is not None:
            ends = [None if end is None else number(end) for end in (placed.earliest, placed.latest)]
            implied = implied_year(scale, (ends[0], ends[1])) if scale else None
            named = DateFields(
                placed.earliest, placed.latest, placed.granularity, written, "", "", placed.extent
            )
            words.append(date_words(named, implied))
    return words


def _others(
    dates: Sequence[str], edges: tuple[float, float], scale: Scale, sizes: Sizes
) -> Iterator[tuple[float, float]]:
    """Yield the edges of other dates that lie in the window and not far from the mark."""
    for written in dates:
        other = edtf.parse(written)
        if other is None or other.earliest is None or other.latest is None:
            continue
        begin, end = number(other.earliest), number(other.latest)
        if begin < scale.first or end > scale.last:
            continue
        left, right = scale.pixel(begin), scale.pixel(end + 1)
        if right - left < sizes.mark or begin == end:
            left, right = _widened(left, right, sizes.mark, scale)
        if max(right, edges[1]) - min(left, edges[0]) <= NEAR * scale.pixels:
            yield left, right


def repeated_marks(
    mark: Mark, lanes: Sequence[str], stack: Sequence[str], date: str, sizes: Sizes
) -> Iterator[Mark]:
    """Yield an event's mark for each lane but the first; the label names the lane with the title."""
    main, *others = lanes
    for lane in others:
        arrow = UP if stack.index(main) < stack.index(lane) else DOWN
        label = block(f"{arrow} {main}", sizes.letters, sizes.plot * ONE_LINE, lead=date)
        yield replace(mark, lane=lane, main=main, labels=(label,), arrow=arrow, others=())


def _labels(title: str, date: str, note: str, sizes: Sizes) -> tuple[Block, ...]:
    few = block(title, sizes.letters, sizes.label, lead=date, even=True)
    one = block(title, sizes.letters, sizes.plot * ONE_LINE, lead=date, even=True)
    labels = (few, one) if one.lines < few.lines else (few,)
    if not note:
        return labels
    below = block(note, sizes.letters, sizes.label, italic=True)
    return tuple(stacked_blocks([label, below]) for label in labels)


def row_date_words(row: Row, numbers: tuple[int | None, int | None], implied: int | None) -> str:
    """Return the date of an event in words, without the ``implied`` year."""
    begin, end = (None if end is None else day(end) for end in numbers)
    dated = DateFields(begin, end, *(row[column] for column in DATE_COLUMNS))
    return date_words(dated, implied)


def implied_year(scale: Scale, numbers: tuple[int | None, int | None]) -> int | None:
    """Return the year that an event's label leaves out because the axis names it.

    That is the year of most of the axis; on a short axis, that of any event within it.
    """
    if scale.last - scale.first < UNMISTAKABLE and all(
        end is not None and scale.first <= end <= scale.last for end in numbers
    ):
        years = {day(end).year for end in numbers if end is not None}
        return years.pop() if len(years) == 1 else None
    year = day((scale.first + scale.last) // 2).year
    first, last = max(number(date(year, 1, 1)), scale.first), min(number(date(year, 12, 31)), scale.last)
    return year if last - first + 1 >= IMPLIED * (scale.last - scale.first + 1) else None


def _is_far(begin: int | None, end: int | None, scale: Scale) -> bool:
    """Return True for an event wholly before or after the scale's days, beyond a break of the axis."""
    return (begin is not None and begin > scale.last) or (end is not None and end < scale.first)


def _far_edges(kind: Kind, begin: int | None, scale: Scale, sizes: Sizes) -> tuple[float, float]:
    """Return the edges of a mark beyond a break: a day's symbol in the middle, a bar over the whole part."""
    early = begin is None or begin < scale.first
    left, right = (0.0, scale.lead) if early else (scale.end, scale.pixels)
    left, right = (left, right - sizes.break_gap) if early else (left + sizes.break_gap, right)
    if kind not in DAYS:
        return left, right
    middle = (left + right) / 2
    return middle - sizes.mark / 2, middle + sizes.mark / 2


def date_kind(row: Row, begin: int | None, end: int | None) -> Kind:
    """Return the kind of a date without regard to a window; ``begin`` and ``end`` are its days."""
    if begin is None or end is None:
        return Kind.OPEN
    if begin == end and row["anchor"] == Anchor.PUBLICATION:
        return Kind.PUBLICATION
    if begin == end and not (is_approximate(row["edtf"]) or is_uncertain(row["edtf"])):
        return Kind.DAY
    return Kind.WITHIN if begin == end or row["extent"] == Extent.WITHIN else Kind.THROUGHOUT


def _part_of_day(time: str) -> float:
    """Return a time of day as a part of the day: 0.5 for "12:00"."""
    hours, minutes = time.split(":")
    return (int(hours) + int(minutes) / 60) / 24


def _shifted(number: int | None, days: int) -> int | None:
    return None if number is None else number + days


def _edges(begin: int | None, end: int | None, scale: Scale, sizes: Sizes) -> tuple[float, float]:
    """Return left and right edge in pixels; a bar with an open side has a fixed length unless it is cut."""
    left = scale.lead if begin is None else max(scale.pixel(begin), scale.lead)
    right = scale.end if end is None else min(scale.pixel(end + 1), scale.end)
    if end is None and left > scale.lead:
        return left, min(left + sizes.fade, scale.end)
    if begin is None and right < scale.end:
        return max(right - sizes.fade, scale.lead), right
    return left, right


def _widened(left: float, right: float, wide: float, scale: Scale) -> tuple[float, float]:
    """Return edges ``wide`` pixels apart around the same middle, within the plot."""
    middle = min(max((left + right) / 2, scale.lead + wide / 2), scale.end - wide / 2)
    return middle - wide / 2, middle + wide / 2
