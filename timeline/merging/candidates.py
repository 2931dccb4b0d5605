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
    changed = set(changed)
    around = set(changed)
    for date, others in meeting_dates({*changed, *dates}):
        if date in changed:
            around.update(others)
        elif not changed.isdisjoint(others):
            around.add(date)
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
    first, last = date
    if last - first > _LONGEST:
        return
    end = last + 1 if first == last else last
    for other in ordered[bisect_left(ordered, (first, last, 0)) :]:
        if other[0] > end:
            return
        is_period = other[0] != other[1]
        if other != date and other[1] - other[0] <= _LONGEST and (other[0] <= last or not is_period):
            yield other
