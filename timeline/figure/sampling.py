"""The events to draw: a sample of a table of any length."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np

from timeline.figure.day_numbers import OPEN, Days, day_numbers
from timeline.model import Anchor
from timeline.selection.coded_column import Mask, Positions
from timeline.selection.filtered_events import Filtered

MAX_MARKS = 120  # nobody reads more in detail; a picture of 1600x900 holds 35 to 90
MIN_MARKS = 60  # a sample of a low picture
HIGH = 900  # pixels of a picture with the largest sample; a lower one has a smaller sample
MAX_OUTSIDE = 6  # events wholly outside the window, drawn at its margin
BINS = 48  # equal parts of the period; each gets a turn in the sample
VAGUE = 0.5  # of the period: all events with a longer date share one turn
PARTS = 60  # upper limit of the number of turns
MAX_MENTIONS = 1000  # mentions of an event; more do not count

DETAILS = (
    "id",
    "title",
    "expression",
    "mod",
    "edtf",
    "granularity",
    "extent",
    "anchor",
    "time",
    "explanation",
    "modality",
    "actors",
    "groups",
    "places",
    "article",
    "source",
    "mentions",
)
"""The columns of a drawn event; its days are numbers already."""
Row = Mapping[str, Any]


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
    def mention_counts(self) -> Positions:
        """The number of mentions of each event."""
        return self.events.index.table["mentions"].to_numpy(dtype=np.int64)[self.rows]

    @cached_property
    def by_publication(self) -> int:
        """The number of events dated only by the day of publication."""
        return int((self.events.index.table["anchor"].to_numpy()[self.rows] == Anchor.PUBLICATION).sum())

    def ids(self, positions: Positions) -> tuple[str, ...]:
        """Return the ids of the events at positions."""
        return tuple(self.events.index.table["id"].take(self.rows[positions]).tolist())

    def details(self, positions: Positions) -> dict[int, Row]:
        """Return the columns of ``DETAILS`` of the events at positions."""
        table, rows = self.events.index.table, self.rows[positions]
        columns = (table[name].array.take(rows).tolist() for name in DETAILS)
        details = (dict(zip(DETAILS, values, strict=True)) for values in zip(*columns, strict=True))
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
) -> Sample:
    """Return up to ``limit`` events of the window, with ``margin`` also some wholly outside it.

    ``hidden`` is the mask of events in collapsed lanes: they are not drawn.
    """
    before, after = dates.beyond(*window)
    beyond = before | after
    inside, outside = np.flatnonzero(~beyond), np.flatnonzero(beyond)
    share = _parts(dates, *window)
    share[before], share[after] = 0, 1
    seen = _shown(inside, hidden)
    order = seen[by_weight(dates.mention_counts[seen], share[seen], limit)]
    if margin:
        seen = _shown(outside, hidden)
        order = np.concatenate((order, seen[by_weight(dates.mention_counts[seen], share[seen], MAX_OUTSIDE)]))
    return Sample(_with(selected, dates, order, None if margin else inside), inside, outside)


def max_marks(height: int | None) -> int:
    """Return the size of the sample for the height of a picture; ``None`` is a free height."""
    return MAX_MARKS if height is None else min(max(MAX_MARKS * height // HIGH, MIN_MARKS), MAX_MARKS)


def _parts(dates: DatedEvents, first: int, last: int) -> Positions:
    """Return the number of the window's part with the begin of each event; ``BINS`` for a vague event."""
    length = last - first + 1
    edges = first + -(-np.arange(1, BINS) * length // BINS)
    begins = np.searchsorted(dates.begin, edges[edges <= last])
    part = np.repeat(np.arange(len(begins) + 1), np.diff(begins, prepend=0, append=len(dates)))
    visible = np.minimum(dates.end, last) - np.maximum(dates.begin, first)
    part[visible > VAGUE * length] = BINS
    return part


def _shown(positions: Positions, hidden: Mask | None) -> Positions:
    return positions if hidden is None else positions[~hidden[positions]]


def _with(selected: str | None, dates: DatedEvents, order: Positions, among: Positions | None) -> Positions:
    """Return the order with the selected event first, if there is one and ``among`` does not exclude it."""
    row = None if selected is None else dates.events.index.row(selected)
    if row is None:
        return order
    first = np.flatnonzero(dates.rows == row)
    if among is not None:
        first = first[np.isin(first, among)]
    return np.concatenate((first, order[~np.isin(order, first)]))


def by_weight(mentions: Positions, part: Positions, limit: int) -> Positions:
    """Return the positions of up to ``limit`` events, highest priority first.

    ``mentions`` are their numbers of mentions, ``part`` the part of the period of each, below ``PARTS``. The
    priority is mentions divided by the rank within the part. So the first event of every part comes before
    the second ones, unless those have twice as many mentions: frequent events are shown, and no day takes
    the room of all others.
    """
    weight = np.clip(mentions, 1, MAX_MENTIONS)
    key = (part * (MAX_MENTIONS + 1) + MAX_MENTIONS - weight).astype(np.uint16)
    counts = np.bincount(key, minlength=PARTS * (MAX_MENTIONS + 1)).reshape(PARTS, -1)
    before = np.cumsum(counts, axis=1) - counts  # events of the same part with more mentions
    near = np.flatnonzero((before < limit).ravel()[key])
    order = near[np.argsort(key[near], kind="stable")]
    sizes = np.bincount(key[near] // (MAX_MENTIONS + 1), minlength=1)
    begins = np.concatenate(([0], np.cumsum(sizes)))
    first = [order[begin : min(begin + limit, end)] for begin, end in pairwise(begins.tolist())]
    rank = np.concatenate([np.arange(1, len(positions) + 1) for positions in first])
    candidates = np.concatenate(first)
    rank, candidates = rank[np.argsort(candidates)], np.sort(candidates)
    return candidates[np.argsort(rank / weight[candidates], kind="stable")][:limit]
