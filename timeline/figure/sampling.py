"""The events to draw: a sample of a table of any length."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from timeline.events import says_little
from timeline.figure.day_numbers import OPEN, Days, day_numbers
from timeline.merging import weigh_down
from timeline.model import Anchor
from timeline.selection.coded_column import Mask, Positions
from timeline.selection.filtered_events import Filtered

ALL_BUT_A_FEW = 1.25  # times the limit: then a few dots would be odd, and all events have labels
MAX_MARKS = 120  # nobody reads more in detail; a picture of 1600x900 holds 35 to 90
MIN_MARKS = 60  # a sample of a low picture
HIGH = 900  # pixels of a picture with the largest sample; a lower one has a smaller sample
FEW = 12  # events; with no more, those outside the window are drawn at its margin
BINS = 48  # equal parts of the period
VAGUE = 0.5  # of the period: an event with a longer date says little about its place in time
ENOUGH = 0.5  # of the labels of a still picture: with so many events it needs no background
VAGUE_WORTH = 0.5  # the part of its weight that such an event keeps, and again beside each chosen one
LIFTED = 3  # outlets that state such an event: then it is more than background
TURN = 0.97  # and in the same part of the period: of equal events, all parts have their turn
RETOLD = 0.02  # of the weight for each further mention: it decides between equal events
DOUBTFUL = 0.4  # the part of its weight that an event keeps if its date may be another
MAX_RETOLD = 10  # mentions; more do not count
TIE = 1e-6  # of the weight, at most, decides between equal events
GOLDEN = 0.6180339887  # its multiples are spread evenly between whole numbers
SPARE = 12  # events beyond the limit, to take the places of those whose titles name nothing
POOL = 10_000  # events to choose from: the heaviest ones

DATE_COLUMNS = ("granularity", "edtf", "mod", "expression", "extent", "time", "anchor")
"""The columns for the words of a date, beside its days."""
DETAILS = (
    "id",
    "title",
    *DATE_COLUMNS,
    "explanation",
    "modality",
    "actors",
    "groups",
    "places",
    "article",
    "source",
    "mentions",
    "articles",
    "outlets",
    "other_dates",
    "tags",
    "corrected",
)
"""The columns of a drawn event; its days are numbers already."""
DOT_DETAILS = ("id", "title", "modality", *DATE_COLUMNS)
"""The columns of an event without a label."""
Row = Mapping[str, Any]
Weights = npt.NDArray[np.float64]


@dataclass(frozen=True)
class DatedEvents:
    """The dated events in order of time, with the numbers of their days.

    A position counts these events from 0; ``rows`` are their row numbers in the index's table.
    """

    events: Filtered
    rows: Positions
    earliest: Days
    latest: Days

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def begin(self) -> Days:
        """The first day of each event, or its last day if the first is open."""
        return np.where(self.earliest == OPEN, self.latest, self.earliest)

    @cached_property
    def end(self) -> Days:
        """The last day of each event, or its first day if the last is open."""
        return np.where(self.latest == OPEN, self.earliest, self.latest)

    def beyond(self, first: int, last: int) -> tuple[Mask, Mask]:
        """Return the masks of the events before a first day and after a last one; an open side has no end."""
        before, after = np.zeros(len(self), dtype=bool), np.zeros(len(self), dtype=bool)
        early, late = np.searchsorted(self.begin, (first, last + 1)).tolist()
        before[:early] = (self.latest[:early] != OPEN) & (self.end[:early] < first)
        after[late:] = self.earliest[late:] != OPEN
        return before, after

    def numbers(self, at: int) -> tuple[int | None, int | None]:
        """Return first and last day of the event at a position, ``None`` on an open side."""
        begin, end = int(self.earliest[at]), int(self.latest[at])
        return None if begin == OPEN else begin, None if end == OPEN else end

    @cached_property
    def weights(self) -> Weights:
        """The weight of each event, a little more if an article mentions it several times.

        A doubtful date takes most of it.
        """
        table = self.events.index.table
        weights: Weights = table["weight"].to_numpy(dtype=np.float64)[self.rows]
        retold = np.clip(table["mentions"].to_numpy(dtype=np.int64)[self.rows] - 1, 0, MAX_RETOLD)
        weights *= 1 + RETOLD * retold
        weights[self.doubtful] *= DOUBTFUL
        return weights

    @cached_property
    def chosen(self) -> Mask:
        """The mask of the events that a person put before all others, starred or pinned."""
        table = self.events.index.table
        chosen: Mask = table["pinned"].to_numpy(dtype=bool) | table["starred"].to_numpy(dtype=bool)
        return chosen[self.rows]

    @cached_property
    def doubtful(self) -> Mask:
        """The mask of the events with an uncertain date."""
        return self.events.index.doubtful[self.rows]

    @cached_property
    def articles(self) -> Positions:
        """The number of articles that state each event."""
        return self.events.index.table["articles"].to_numpy(dtype=np.int64)[self.rows]

    @cached_property
    def published(self) -> Days:
        """The day of publication of each event's first article, ``OPEN`` if it is unknown."""
        days = self.events.index.table["published"].to_numpy("datetime64[D]")
        return day_numbers(days)[self.rows]

    @cached_property
    def by_publication(self) -> int:
        """The number of events dated only by the day of publication."""
        return self.events.count("anchor", Anchor.PUBLICATION)

    def ids(self, positions: Positions) -> tuple[str, ...]:
        """Return the ids of the events at positions."""
        return tuple(self.events.index.table["id"].take(self.rows[positions]).tolist())

    def details(self, positions: Positions, names: Sequence[str] = DETAILS) -> dict[int, Row]:
        """Return these columns of the events at positions."""
        index, rows = self.events.index, self.rows[positions]
        columns = (index.array(name).take(rows).to_numpy().tolist() for name in names)
        details = (dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True))
        return dict(zip(positions.tolist(), details, strict=True))


@dataclass(frozen=True, slots=True)
class Sample:
    """Positions of events: ``order`` are the ones to draw, highest priority first."""

    order: Positions
    inside: Positions
    outside: Positions


def dated_events(events: Filtered) -> DatedEvents:
    """Return the events with a date on at least one side."""
    earliest, latest = (day_numbers(days) for days in events.index.days)
    rows = events.rows
    if events.at is not None:
        earliest, latest = earliest[rows], latest[rows]
    first = np.where(earliest == OPEN, latest, earliest)
    if len(first) and (first[0] == OPEN or np.any(first[1:] < first[:-1])):
        order = np.argsort(first, kind="stable")
        order = order[first[order] != OPEN]
        rows, earliest, latest = rows[order], earliest[order], latest[order]
    return DatedEvents(events, rows, earliest, latest)


def sample(
    dates: DatedEvents,
    window: tuple[int, int],
    limit: int,
    selected: str | None,
    margin: bool,
    hidden: Mask | None = None,
    lanes: Iterable[Mask] = (),
    *,
    still: bool = False,
) -> Sample:
    """Return up to ``limit`` events of the window, those of most weight first.

    Starred and pinned events are among them even if there are more; then comes the first event of each of the
    ``lanes``. With ``margin`` the events outside the window belong to them if they are starred or pinned, or
    if there are few events in all. ``hidden`` is the mask of events in collapsed lanes: they are not drawn. A
    ``still`` picture leaves out what is only background.
    """
    beyond = np.logical_or(*dates.beyond(*window))
    inside, outside = np.flatnonzero(~beyond), np.flatnonzero(beyond)
    limit = min(max(limit, int(np.count_nonzero(dates.chosen))), MAX_MARKS)
    shown = _shown(inside, hidden)
    wanted = limit if still else None
    limit = len(inside) if len(inside) <= ALL_BUT_A_FEW * limit else limit
    order = _with_each_lane(_by_priority(dates, shown, window, limit, wanted), shown, dates, lanes)
    if margin:
        at_edge = outside if len(dates) <= FEW else outside[dates.chosen[outside]][:FEW]
        order = np.concatenate((order, _shown(at_edge, hidden)))
    return Sample(_with(selected, dates, order, None if margin else inside), inside, outside)


def max_marks(height: int | None) -> int:
    """Return the size of the sample for the height of a picture; ``None`` is a free height."""
    return MAX_MARKS if height is None else min(max(MAX_MARKS * height // HIGH, MIN_MARKS), MAX_MARKS)


def _shown(positions: Positions, hidden: Mask | None) -> Positions:
    return positions if hidden is None else positions[~hidden[positions]]


def _with_each_lane(
    order: Positions, shown: Positions, dates: DatedEvents, lanes: Iterable[Mask]
) -> Positions:
    """Return the order with the first event of each lane before the others; a lane without any gets one."""
    heads = []
    for lane in lanes:
        own = order[lane[order]]
        if not len(own):
            members = shown[lane[shown]]
            own = members[np.lexsort((-dates.weights[members], ~dates.chosen[members]))][:1]
        heads.extend(own[:1].tolist())
    if not heads:
        return order
    chosen = order[dates.chosen[order]].tolist()
    return np.array(list(dict.fromkeys((*chosen, *heads, *order.tolist()))), dtype=np.int64)


def _with(selected: str | None, dates: DatedEvents, order: Positions, among: Positions | None) -> Positions:
    """Return the order with the selected event first, if there is one and ``among`` does not exclude it."""
    row = None if selected is None else dates.events.index.row(selected)
    if row is None:
        return order
    first = np.flatnonzero(dates.rows == row)
    if among is not None:
        first = first[np.isin(first, among)]
    return np.concatenate((first, order[~np.isin(order, first)]))


def _vague(dates: DatedEvents, inside: Positions, window: tuple[int, int]) -> Mask:
    """Return the mask of the positions whose date says little about their place in the window."""
    first, last = window
    since, until = dates.earliest[inside], dates.latest[inside]
    vague = np.minimum(until, last) - np.maximum(since, first) > VAGUE * (last - first + 1)
    mask: Mask = np.where(until == OPEN, since < first, np.where(since == OPEN, until > last, vague))
    return mask


def _background(dates: DatedEvents, inside: Positions, window: tuple[int, int]) -> Mask:
    """Return the mask of the positions that a picture can best do without.

    "Since 1959" is the background of a week, not one of its events, and "perhaps 8 July" nothing to print,
    unless a person or several outlets say so.
    """
    outlets = dates.events.index.table["outlets"].to_numpy(dtype=np.int64)[dates.rows[inside]]
    background: Mask = (
        (_vague(dates, inside, window) | dates.doubtful[inside]) & ~dates.chosen[inside] & (outlets < LIFTED)
    )
    return background


def _by_priority(
    dates: DatedEvents, shown: Positions, window: tuple[int, int], limit: int, wanted: int | None
) -> Positions:
    """Return up to ``limit`` of the positions, highest priority first and the background last.

    With ``wanted`` labels, enough other events leave the background out, and those whose titles name nothing.
    """
    background = _background(dates, shown, window)
    order = _weightiest(dates, shown[~background], window, limit)
    if wanted is not None and len(shown) > wanted:
        telling = order[dates.chosen[order] | ~_name_nothing(dates, order)]
        if len(telling) >= ENOUGH * wanted:
            return telling
    rest = _weightiest(dates, shown[background], window, max(limit - len(order), 0))
    return np.concatenate((order, rest))


def _weightiest(dates: DatedEvents, inside: Positions, window: tuple[int, int], limit: int) -> Positions:
    """Return up to ``limit`` of the positions, highest priority first; a person's choice comes first.

    Of the others, those whose title names nothing ("They left") come last, however many outlets state them.
    """
    first, last = window
    length = last - first + 1
    vague = _vague(dates, inside, window)
    begin = np.clip(dates.begin[inside], first, last)
    part = np.where(vague, BINS, (begin - first) * BINS // length)
    chosen = dates.chosen[inside]
    order = [
        own[by_weight(dates.weights[inside][own], begin[own], part[own], limit + SPARE)]
        for own in (np.flatnonzero(chosen), np.flatnonzero(~chosen))
    ]
    others = inside[order[1]]
    nameless = _name_nothing(dates, others)
    return np.concatenate((inside[order[0]], others[~nameless], others[nameless]))[:limit]


def _name_nothing(dates: DatedEvents, positions: Positions) -> Mask:
    """Return the mask of the positions whose title names nothing; a corrected event keeps its place."""
    index, rows = dates.events.index, dates.rows[positions]
    columns = ("title", "corrected", "actors", "groups", "places")
    little = [
        not corrected and _names_nothing(title, (*actors, *groups, *places))
        for title, corrected, actors, groups, places in zip(
            *(index.array(name).take(rows) for name in columns), strict=True
        )
    ]
    return np.array(little, dtype=bool)


_names_nothing = lru_cache(maxsize=4_096)(says_little)
"""Each drawing asks for the same titles again."""


def by_weight(weights: Weights, days: Days, part: Positions, limit: int) -> Positions:
    """Return the positions of up to ``limit`` events, highest priority first.

    ``days`` are the first days of the events, in order; ``part`` is the part of the period of each, ``BINS``
    for a vague event. An event beside a chosen one, in time, loses weight: no day takes the room of all
    others.
    """
    pool = _heaviest(weights)
    days, part = days[pool], part[pool]
    worth = weights[pool] * np.where(part == BINS, VAGUE_WORTH, 1.0) * (1 + TIE * _spread(part))
    left = worth.copy()
    chosen: list[int] = []
    while len(chosen) < min(limit, len(pool)):
        best = int(np.argmax(left))
        chosen.append(best)
        alike = part == part[best]
        if part[best] == BINS:
            left[alike] *= VAGUE_WORTH
        else:
            left[alike] *= TURN
            near = slice(*np.searchsorted(days, (days[best] - 1, days[best] + 2)).tolist())
            weigh_down(left, worth, near)
        left[best] = -1.0
    return pool[np.array(chosen, dtype=np.int64)]


def _heaviest(weights: Weights) -> Positions:
    """Return the positions of the ``POOL`` heaviest events, in order; equal ones from the whole period."""
    if len(weights) <= POOL:
        return np.arange(len(weights))
    least = np.partition(weights, -POOL)[-POOL]
    heavier, equal = np.flatnonzero(weights > least), np.flatnonzero(weights == least)
    some = np.linspace(0, len(equal) - 1, POOL - len(heavier)).astype(np.int64)
    return np.sort(np.concatenate((heavier, equal[some])))


def _spread(numbers: Positions) -> Weights:
    """Return a fraction for each number, those of neighbours far apart: it decides between equal events."""
    fractions: Weights = np.mod(numbers.astype(np.float64) * GOLDEN, 1.0)
    return fractions
