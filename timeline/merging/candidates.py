"""Candidates: the statements whose dates let them state one event.

Whether two dates meet depends on them alone, so a new statement meets only those of its own days. A doubtful
weekday stands under both its days.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from timeline.merging.member_sets import Truths
from timeline.merging.statement import Statement, readings_of

_LONGEST = 100
"""Days of the longest period that is compared with other dates; longer ones meet only their own."""

Days = tuple[int, int]
"""The ordinals of the first and last day of a date."""
DaysOfMany = npt.NDArray[np.int64]
"""The days of the readings of statements, of shape (readings, statements, 2)."""


def meeting_dates(dates: Iterable[Days]) -> Iterator[tuple[Days, list[Days]]]:
    """Yield each date with the later ones that meet it: they begin within it, or it is the day before."""
    ordered = sorted(set(dates))
    for date in ordered:
        yield date, [date, *_later(ordered, date)]


def dates_around(changed: Iterable[Days], dates: Iterable[Days]) -> set[Days]:
    """Return the dates that meet a changed one, and the changed ones."""
    around = set(changed)
    ordered = sorted({*around, *dates})
    for date in tuple(around):
        around.update(_later(ordered, date))
        before = slice(bisect_left(ordered, (date[0] - _LONGEST - 1,)), bisect_left(ordered, date))
        around.update(earlier for earlier in ordered[before] if _meets(earlier, date))
    return around


def days_met(
    collection: Sequence[Statement],
) -> tuple[dict[Days, list[int]], dict[Days, list[Days]]]:
    """Return the statements of each date, and by each date those before it that it is compared with.

    The collection is in canonical order, and statements are indices into it. A date stands among its own.
    """
    by_date: dict[Days, list[int]] = defaultdict(list)
    for index, each in enumerate(collection):
        for days in readings_of(each.mention):
            by_date[days].append(index)
    met: dict[Days, list[Days]] = defaultdict(list)
    for date, others in meeting_dates(by_date):
        for other in others:
            met[other].append(date)
    return by_date, met


def days_of_many(collection: Sequence[Statement]) -> DaysOfMany:
    """Return the days of the first and the last reading of each statement; most have one."""
    readings = [readings_of(each.mention) for each in collection]
    return np.array([[days[which] for days in readings] for which in (0, -1)], dtype=np.int64).reshape(
        2, -1, 2
    )


def which_meet(ones: DaysOfMany, twos: DaysOfMany) -> Truths:
    """Return which pairs of statements have dates that meet, of shape (ones, twos)."""
    pairs = ((one, two) for one in ones for two in twos)
    return np.asarray(np.logical_or.reduce([_which_meet(one, two) for one, two in pairs]))


def _which_meet(ones: npt.NDArray[np.int64], twos: npt.NDArray[np.int64]) -> Truths:
    """Return what ``_meets`` or being equal says of each pair, in whatever order its dates are."""
    (first, last), (other_first, other_last) = ones.T[:, :, None], twos.T[:, None, :]
    long = np.maximum(last - first, other_last - other_first)
    ends = np.where(first <= other_first, last, other_last)
    near = np.maximum(first, other_first) <= ends + (long == 0)
    is_same = (first == other_first) & (last == other_last)
    return np.asarray(is_same | (near & (long <= _LONGEST)))


def _later(ordered: Sequence[Days], date: Days) -> Iterator[Days]:
    end = date[1] + 1
    for other in ordered[bisect_left(ordered, (*date, 0)) :]:
        if other[0] > end:
            return
        if _meets(date, other):
            yield other


def _meets(date: Days, later: Days) -> bool:
    """Return True if a later date begins within a date; two days that follow each other meet, too."""
    first, last = date
    if max(last - first, later[1] - later[0]) > _LONGEST:
        return False
    is_period = first != last or later[0] != later[1]
    return later[0] <= (last if is_period else last + 1)
