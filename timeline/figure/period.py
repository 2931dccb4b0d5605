"""Which days a picture shows: where the events are, not where the farthest of them is."""

from __future__ import annotations

import numpy as np

from timeline.figure.days import FIRST, LAST, OPEN, Days

CORE = 0.75  # of the dates must be in what is kept of a long period
SQUEEZED = 5  # a core narrower than this fraction of the whole is worth a window of its own
NEAR = 0.5  # a date this many core lengths away still belongs to it
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
    whole = int(ends[0]), int(ends[-1])
    kept = int(np.ceil(len(ends) * CORE))
    lengths = ends[kept - 1 :] - ends[: len(ends) - kept + 1]
    begin = int(np.argmin(lengths))
    first, last = _grown(np.unique(ends), int(ends[begin]), int(ends[begin + kept - 1]))
    squeezed = (max(last - first, SHORTEST)) * SQUEEZED < whole[1] - whole[0]
    return (first, last) if squeezed else whole


def _grown(days: Days, first: int, last: int) -> tuple[int, int]:
    """Return the period grown over the dates that are near it, one by one on either side."""
    while True:
        reach = max(int((last - first) * NEAR), SHORTEST)
        grown = (
            int(days[np.searchsorted(days, first - reach)]),
            int(days[np.searchsorted(days, last + reach, side="right") - 1]),
        )
        if grown == (first, last):
            return grown
        first, last = grown
