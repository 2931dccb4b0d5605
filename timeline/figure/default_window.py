"""The default period of a picture: the days of most events, without the farthest ones."""

from __future__ import annotations

import numpy as np

from timeline.figure.day_numbers import FIRST, LAST, OPEN, Days
from timeline.selection.coded_column import Positions

MIN_SHARE = 0.75  # of the dates are shown; with fewer it would be another story
WORTH = 0.05  # of the dates may be left outside for half the length of the period
WEEK = 7  # days; an axis of a day or two would be ruled in hours
MIN_DAYS = 9  # of a default period: a week, and a margin
DENSE = 4  # days for each date: in a denser period every day is counted
MARGIN = 0.025  # of the length, before the first and after the last date


def default_window(earliest: Days, latest: Days) -> tuple[int, int]:
    """Return first and last day number of the period with most of the dates.

    Without any date it is the week of the epoch. A date far from the others (one of 2001 among the dates of
    a month of 2021) is left outside: otherwise it would squeeze that month into a few pixels.
    """
    days, counts = _counted(earliest, latest)
    if not len(days):
        return 0, WEEK - 1
    first, last = _core(days, counts)
    margin = round((last - first) * MARGIN)
    return widened(first - margin, last + margin, MIN_DAYS)


def widened(first: int, last: int, least: int = WEEK) -> tuple[int, int]:
    """Return a period of at least ``least`` days around the same middle, within the years 1 to 9999."""
    missing = max(least - (last - first + 1), 0)
    first, last = first - missing // 2, last + missing - missing // 2
    return max(min(first, LAST - least + 1), FIRST), min(max(last, FIRST + least - 1), LAST)


def _counted(*sides: Days) -> tuple[Days, Positions]:
    """Return the days with dates, and the number of dates on each."""
    sides = tuple(side[side != OPEN] for side in sides)
    begin = min((int(side.min()) for side in sides if len(side)), default=0)
    length = max((int(side.max()) for side in sides if len(side)), default=0) - begin + 1
    if length > DENSE * sum(map(len, sides)):
        return np.unique_counts(np.concatenate(sides))
    counts = np.sum([np.bincount(side - begin, minlength=length) for side in sides], axis=0)
    days = np.flatnonzero(counts)
    return days + begin, counts[days]


def _core(days: Days, counts: Positions) -> tuple[int, int]:
    """Return the shortest period with most of the dates; the whole period if the dates are evenly spread."""
    upto = np.cumsum(counts)
    before, total = upto - counts, int(upto[-1])
    best, core = -np.inf, (int(days[0]), int(days[-1]))
    shares = [MIN_SHARE + step / 100 for step in range(26)]
    for inside in sorted({int(np.ceil(total * share)) for share in shares}, reverse=True):
        inside = min(inside, total)
        begins = before[: np.searchsorted(before, total - inside, side="right")]
        ends = days[np.searchsorted(upto, begins + inside)]
        lengths = ends - days[: len(begins)]
        begin = int(np.argmin(lengths))
        score = inside / total - WORTH * np.log2(max(int(lengths[begin]), MIN_DAYS))
        if score > best:
            best, core = score, (int(days[begin]), int(ends[begin]))
    return core
