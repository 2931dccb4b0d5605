"""Candidates: the statements whose dates let them state one event.

Whether two dates meet depends on them alone, so a new statement meets only those of its own days. A doubtful
weekday stands under both its days.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from timeline.merging.statement import Statement, readings_of

_LONGEST = 100
"""Days of the longest period that is compared with other dates; longer ones meet only their own."""

Days = tuple[int, int]
"""The ordinals of the first and last day of a date."""


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
