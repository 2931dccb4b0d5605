"""Days as integers, counted from 1970-01-01, for computation in numpy and in pixels."""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt

EPOCH = date(1970, 1, 1).toordinal()
FIRST = date.min.toordinal() - EPOCH
LAST = date.max.toordinal() - EPOCH
OPEN = np.iinfo(np.int64).min
DAY_MS = 86_400_000

Days = npt.NDArray[np.int64]


def day_numbers(days: npt.NDArray[np.datetime64]) -> Days:
    """Return days (``datetime64[D]``) as their numbers, ``OPEN`` for NaT."""
    return days.view(np.int64)


def number(day: date) -> int:
    """Return a day's number."""
    return day.toordinal() - EPOCH


def day(number: int) -> date:
    """Return the day of a number; a number beyond the years 1 to 9999 gives the nearest day in them."""
    return date.fromordinal(min(max(number, FIRST), LAST) + EPOCH)


def stamp(number: float) -> str:
    """Return a moment, in days from 1970-01-01T00:00, in the notation of Plotly's date axes."""
    last = (LAST + 1) * DAY_MS - 1
    milliseconds = min(max(round(number * DAY_MS), FIRST * DAY_MS), last)
    return str(np.datetime64(milliseconds, "ms"))
