"""Which days a picture shows: where the events are, not where the farthest of them is."""

from __future__ import annotations

import numpy as np

from timeline.figure.days import FIRST, LAST, OPEN, Days

FEWEST = 0.75  # of the dates are shown at least; with fewer it would be another story
WORTH = 0.05  # of the dates: what halving the period's length is worth, in dates left outside
SHORTEST = 9  # days; an axis of a day or two would be ruled in hours
MARGIN = 0.025  # of the length, before the first and after the last date


def window(earliest: Days, latest: Days) -> tuple[int, int]:
    """Return first and last day number of the period that most of the dates lie in.

    Without any date it is the week of the epoch. A date far from the others (one of 2001 among those
    of a month of 2021) is left outside rather than the month squeezed into a hand's breadth.
    """
    ends = np.concatenate((earliest, latest))
    ends = np.sort(ends[ends != OPEN])
    if not len(ends):
        return 0, 6
    first, last = _core(ends)
    margin = max(round((last - first) * MARGIN), (SHORTEST - (last - first)) // 2, 0)
    first, last = first - margin, last + margin
    return max(min(first, LAST - SHORTEST + 1), FIRST), min(max(last, FIRST + SHORTEST - 1), LAST)


def _core(ends: Days) -> tuple[int, int]:
    """Return the period that shows most of the dates in least time, the whole one where they lie evenly."""
    best, core = -np.inf, (int(ends[0]), int(ends[-1]))
    for kept in sorted({int(np.ceil(len(ends) * (FEWEST + step / 100))) for step in range(26)}, reverse=True):
        kept = min(kept, len(ends))
        lengths = ends[kept - 1 :] - ends[: len(ends) - kept + 1]
        begin = int(np.argmin(lengths))
        score = kept / len(ends) - WORTH * np.log2(max(int(lengths[begin]), SHORTEST))
        if score > best:
            best, core = score, (int(ends[begin]), int(ends[begin + kept - 1]))
    return core
