"""Candidates: the statements whose dates let them state one event.

Whether two dates meet depends on them alone, so a new statement meets only those of its own days. A doubtful
weekday stands under both its days.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

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


def blocks(
    collection: Sequence[Statement], changed: Sequence[bool] | None = None
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield blocks of pairs: each of the first statements with each of the second ones.

    The collection is in canonical order, and statements are indices into it; of a pair, the first one counts
    as before the second. ``changed`` tells which statements are new; without a new one, a pair is left out.
    """
    by_date: Mapping[Days, list[int]] = defaultdict(list)
    for index, each in enumerate(collection):
        for days in readings_of(each.mention):
            by_date[days].append(index)
    for date, others in meeting_dates(by_date):
        rows = by_date[date]
        columns = [index for other in others for index in by_date[other]]
        if changed is None:
            yield rows, columns
            continue
        new_columns = [index for index in columns if changed[index]]
        if new_columns:
            yield [index for index in rows if not changed[index]], new_columns
        new_rows = [index for index in rows if changed[index]]
        if new_rows:
            yield new_rows, columns


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
