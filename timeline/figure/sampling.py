"""Which events a picture considers, of a table of any length."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np

from timeline.figure.day_numbers import OPEN, Days, day_numbers
from timeline.selection.coded_column import Mask, Positions
from timeline.selection.filtered import Filtered

MOST_MARKS = 120  # more than this many in detail nobody reads; a picture of 1600x900 holds 35 to 90
FEWEST_MARKS = 60
HIGH = 900  # pixels of a picture that may hold the most marks; a lower one holds fewer
MOST_OUTSIDE = 6  # events wholly outside the window that are drawn at its margin
BINS = 48  # parts of the period that have a turn each at being shown
VAGUE = 0.5  # of the period: events that may lie anywhere in more have one turn between them
PARTS = 60  # of the period, at most, that have a turn
MOST_TOLD = 1000  # mentions of an event that count

DETAILS = (
    "id",
    "title",
    "expression",
    "mod",
    "edtf",
    "granularity",
    "extent",
    "explanation",
    "modality",
    "actors",
    "places",
    "article",
    "source",
    "mentions",
)
"""The columns that a drawn event is told by; its days are numbers already."""
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Dates:
    """The dated events, in order of time, and the numbers of their days.

    A position counts these events; ``rows`` are where they stand in the index's table.
    """

    kept: Filtered
    rows: Positions
    earliest: Days
    latest: Days

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def begin(self) -> Days:
        """The first day of each, where it has none its last."""
        return np.where(self.earliest == OPEN, self.latest, self.earliest)

    @cached_property
    def end(self) -> Days:
        """The last day of each, where it has none its first."""
        return np.where(self.latest == OPEN, self.earliest, self.latest)

    def beyond(self, first: int, last: int) -> tuple[Mask, Mask]:
        """Return which lie wholly before a first day, and which after a last one; an open side reaches on."""
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
    def told(self) -> Positions:
        """How many mentions each has."""
        return self.kept.index.table["mentions"].to_numpy(dtype=np.int64)[self.rows]

    def ids(self, positions: Positions) -> tuple[str, ...]:
        """Return the ids of the events at positions."""
        return tuple(self.kept.index.table["id"].take(self.rows[positions]).tolist())

    def details(self, positions: Positions) -> dict[int, Row]:
        """Return the columns of ``DETAILS`` of the events at positions."""
        table, rows = self.kept.index.table, self.rows[positions]
        columns = (table[name].array.take(rows).tolist() for name in DETAILS)
        found = (dict(zip(DETAILS, values, strict=True)) for values in zip(*columns, strict=True))
        return dict(zip(positions.tolist(), found, strict=True))


@dataclass(frozen=True, slots=True)
class Chosen:
    """Positions of events. ``order``: to be drawn if there is room, those to give up last first."""

    order: Positions
    inside: Positions
    outside: Positions


def dates_of(kept: Filtered) -> Dates:
    """Return the events that have a date on one side at least."""
    earliest, latest = (day_numbers(days) for days in kept.index.days)
    rows = kept.rows
    if kept.at is not None:
        earliest, latest = earliest[rows], latest[rows]
    first = np.where(earliest == OPEN, latest, earliest)
    if len(first) and (first[0] == OPEN or np.any(first[1:] < first[:-1])):
        order = np.argsort(first, kind="stable")
        order = order[first[order] != OPEN]
        rows, earliest, latest = rows[order], earliest[order], latest[order]
    return Dates(kept, rows, earliest, latest)


def chosen(
    dates: Dates,
    window: tuple[int, int],
    most: int,
    selected: str | None,
    margin: bool,
    hidden: Mask | None = None,
) -> Chosen:
    """Return what to draw of the events, at ``most`` so many; with ``margin`` some wholly outside too.

    ``hidden`` are events that are not to be drawn wherever they lie.
    """
    before, after = dates.beyond(*window)
    beyond = before | after
    inside, outside = np.flatnonzero(~beyond), np.flatnonzero(beyond)
    share = _parts(dates, *window)
    share[before], share[after] = 0, 1
    seen = _shown(inside, hidden)
    order = seen[by_weight(dates.told[seen], share[seen], most)]
    if margin:
        seen = _shown(outside, hidden)
        order = np.concatenate((order, seen[by_weight(dates.told[seen], share[seen], MOST_OUTSIDE)]))
    return Chosen(_with(selected, dates, order, None if margin else inside), inside, outside)


def most_marks(height: int | None) -> int:
    """Return how many events a picture of a height, ``None`` for any, may have room for."""
    return MOST_MARKS if height is None else min(max(MOST_MARKS * height // HIGH, FEWEST_MARKS), MOST_MARKS)


def _parts(dates: Dates, first: int, last: int) -> Positions:
    """Return which of the ``BINS`` parts of a window each event begins in, ``BINS`` where it is vague."""
    length = last - first + 1
    edges = first + -(-np.arange(1, BINS) * length // BINS)
    begins = np.searchsorted(dates.begin, edges[edges <= last])
    part = np.repeat(np.arange(len(begins) + 1), np.diff(begins, prepend=0, append=len(dates)))
    visible = np.minimum(dates.end, last) - np.maximum(dates.begin, first)
    part[visible > VAGUE * length] = BINS
    return part


def _shown(positions: Positions, hidden: Mask | None) -> Positions:
    return positions if hidden is None else positions[~hidden[positions]]


def _with(selected: str | None, dates: Dates, order: Positions, among: Positions | None) -> Positions:
    """Return the order with the selected event first, if there is one (and it is ``among`` some)."""
    row = None if selected is None else dates.kept.index.row(selected)
    if row is None:
        return order
    found = np.flatnonzero(dates.rows == row)
    if among is not None:
        found = found[np.isin(found, among)]
    return np.concatenate((found, order[~np.isin(order, found)]))


def by_weight(told: Positions, share: Positions, most: int) -> Positions:
    """Return the positions of at most so many events, those to give up last first.

    ``told`` is how many mentions each has, ``share`` the part of the period that it lies in, below
    ``PARTS``. Every part's event of most mentions comes before the parts' second ones, unless those are
    told of twice as often, and so on: what is told of most is shown, but no day crowds out the rest.
    """
    key = (share * (MOST_TOLD + 1) + MOST_TOLD - np.clip(told, 1, MOST_TOLD)).astype(np.uint16)
    counts = np.bincount(key, minlength=PARTS * (MOST_TOLD + 1)).reshape(PARTS, -1)
    before = np.cumsum(counts, axis=1) - counts  # events of the same part that are told of more often
    near = np.flatnonzero((before < most).ravel()[key])
    order = near[np.argsort(key[near], kind="stable")]
    each = np.bincount(key[near] // (MOST_TOLD + 1), minlength=1)
    begins = np.concatenate(([0], np.cumsum(each)))
    first = [order[begin : min(begin + most, end)] for begin, end in pairwise(begins.tolist())]
    rank = np.concatenate([np.arange(1, len(part) + 1) for part in first])
    candidates = np.concatenate(first)
    rank, candidates = rank[np.argsort(candidates)], np.sort(candidates)
    weight = np.clip(told[candidates], 1, MOST_TOLD)
    return candidates[np.argsort(rank / weight, kind="stable")][:most]
