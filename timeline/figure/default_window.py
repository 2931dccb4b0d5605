"""Which days a picture shows: where the events are, not where the farthest of them is."""

from __future__ import annotations

import numpy as np

from timeline.figure.day_numbers import FIRST, LAST, OPEN, Days
from timeline.selection.coded_column import Positions

FEWEST = 0.75  # of the dates are shown at least; with fewer it would be another story
WORTH = 0.05  # of the dates: what halving the period's length is worth, in dates left outside
WEEK = 7  # days; an axis of a day or two would be ruled in hours
SHORTEST = 9  # days of a period that is chosen: a week, and a margin
DENSE = 4  # days for each date, at most, of a period whose every day is counted
MARGIN = 0.025  # of the length, before the first and after the last date


def window(earliest: Days, latest: Days) -> tuple[int, int]:
    """Return first and last day number of the period that most of the dates lie in.

    Without any date it is the week of the epoch. A date far from the others (one of 2001 among those
    of a month of 2021) is left outside rather than the month squeezed into a hand's breadth.
    """
    days, counts = _counted(earliest, latest)
    if not len(days):
        return 0, WEEK - 1
    first, last = _core(days, counts)
    margin = round((last - first) * MARGIN)
    return widened(first - margin, last + margin, SHORTEST)


def widened(first: int, last: int, least: int = WEEK) -> tuple[int, int]:
    """Return a period of at least so many days about the same middle, within the years 1 to 9999."""
    missing = max(least - (last - first + 1), 0)
    first, last = first - missing // 2, last + missing - missing // 2
    return max(min(first, LAST - least + 1), FIRST), min(max(last, FIRST + least - 1), LAST)


def _counted(*sides: Days) -> tuple[Days, Positions]:
    """Return the days that there are dates on, and how many on each."""
    sides = tuple(side[side != OPEN] for side in sides)
    begin = min((int(side.min()) for side in sides if len(side)), default=0)
    length = max((int(side.max()) for side in sides if len(side)), default=0) - begin + 1
    if length > DENSE * sum(map(len, sides)):
        return np.unique_counts(np.concatenate(sides))
    counts = np.sum([np.bincount(side - begin, minlength=length) for side in sides], axis=0)
    days = np.flatnonzero(counts)
    return days + begin, counts[days]


def _core(days: Days, counts: Positions) -> tuple[int, int]:
    """Return the period that shows most of the dates in least time, the whole one where they lie evenly."""
    upto = np.cumsum(counts)
    before, total = upto - counts, int(upto[-1])
    best, core = -np.inf, (int(days[0]), int(days[-1]))
    for kept in sorted({int(np.ceil(total * (FEWEST + step / 100))) for step in range(26)}, reverse=True):
        kept = min(kept, total)
        begins = before[: np.searchsorted(before, total - kept, side="right")]
        ends = days[np.searchsorted(upto, begins + kept)]
        lengths = ends - days[: len(begins)]
        begin = int(np.argmin(lengths))
        score = kept / total - WORTH * np.log2(max(int(lengths[begin]), SHORTEST))
        if score > best:
            best, core = score, (int(days[begin]), int(ends[begin]))
    return core
