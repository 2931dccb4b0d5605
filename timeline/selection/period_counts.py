"""Numbers of events by calendar period and by the values of a column.

An event counts in a period only if its whole date lies in it: "August 2021" is in no one week. The others are
counted apart, so that no number says more than the dates do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

import numpy as np

from timeline.selection.coded_column import Positions
from timeline.selection.criteria import Column
from timeline.selection.event_index import Days
from timeline.selection.filtered_events import Filtered

MONDAY = np.datetime64("0001-01-01", "D")
"""A Monday: weeks begin on one."""
MAX_PERIODS = 60
"""Periods of a chart; the file has all."""
ENOUGH = 0.7
"""The part of the events that a chart must hold for its unit to fit."""
NONE = np.iinfo(np.int64).min
"""The period of an event whose date is in no one period."""
_MONTHS = {"month": 1, "quarter": 3, "year": 12}

Period = tuple[date, date]
"""First and last day."""


class Unit(StrEnum):
    """A calendar period to count by; weeks begin on Monday."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class ValueCounts:
    """A value's number of events: in all, and in each period of the chart."""

    value: str
    total: int
    by_period: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PeriodCounts:
    """Numbers of events in the ``MAX_PERIODS`` successive periods with most events.

    ``all_events`` has no value; ``values`` are those of the column, most events first; an event can have
    several of them. ``outside`` is the number of events before and after the periods, ``longer`` that of the
    events whose date is in no one period.
    """

    unit: Unit
    periods: tuple[Period, ...]
    all_events: ValueCounts
    values: tuple[ValueCounts, ...]
    outside: int
    longer: int

    @classmethod
    def of(cls, filtered: Filtered, column: Column, unit: Unit, limit: int) -> Self:
        """Return the numbers of the filtered events, for at most ``limit`` values."""
        period = _periods(filtered, unit)
        placed = period[period != NONE]
        begin, count = _window(placed)
        coded = filtered.index.column(column)
        totals = coded.counts(filtered.mask, limit)
        line = np.full(len(coded.values) + 1, -1)
        code = {value: at for at, value in enumerate(coded.values)}
        line[[code[value] for value in totals]] = np.arange(len(totals))
        lines, columns = line[coded.codes], period[coded.rows] - begin
        drawn = (lines >= 0) & (columns >= 0) & (columns < count)
        flat = np.bincount(lines[drawn] * count + columns[drawn], minlength=len(totals) * count)
        grid = flat.reshape(len(totals), count).tolist()
        in_chart = placed[(placed >= begin) & (placed < begin + count)] - begin
        return cls(
            unit,
            tuple(_days(number, unit) for number in range(begin, begin + count)),
            ValueCounts("", len(filtered), tuple(np.bincount(in_chart, minlength=count).tolist())),
            tuple(
                ValueCounts(value, total, tuple(bars))
                for (value, total), bars in zip(totals.items(), grid, strict=True)
            ),
            len(placed) - len(in_chart),
            len(filtered) - len(placed),
        )


def count_rows(filtered: Filtered, column: Column, unit: Unit, field: str) -> Iterator[dict[str, Any]]:
    """Yield a row for each value and period with events, those of all events first.

    ``field`` names the column. Events whose date is in no one period have a row without days.
    """
    period, coded = _periods(filtered, unit), filtered.index.column(column)
    kept = filtered.mask[coded.rows]
    yield from _rows(period[filtered.rows], np.zeros(len(filtered), np.int64), ("",), unit, "all events")
    yield from _rows(period[coded.rows[kept]], coded.codes[kept], coded.values, unit, field)


def _rows(
    periods: Positions, codes: Positions, values: Sequence[str], unit: Unit, field: str
) -> Iterator[dict[str, Any]]:
    """Yield the rows of pairs of a period and a code of a value, by name and then by time."""
    pairs, counts = np.unique(np.stack((codes, periods)), axis=1, return_counts=True)
    found = zip(pairs[0].tolist(), pairs[1].tolist(), counts.tolist(), strict=True)
    for code, number, events in sorted(found, key=lambda each: (values[each[0]], each[1])):
        days = ("", "") if number == NONE else tuple(day.isoformat() for day in _days(number, unit))
        yield {
            "counted_by": field,
            "value": values[code],
            "unit": f"longer than a {unit}" if number == NONE else str(unit),
            "first_day": days[0],
            "last_day": days[1],
            "events": events,
        }


def fitting_unit(filtered: Filtered) -> Unit:
    """Return the shortest unit whose chart holds most of the events; the longest one if none does."""
    for unit in Unit:
        period = _periods(filtered, unit)
        placed = period[period != NONE]
        begin, count = _window(placed)
        inside = np.count_nonzero((placed >= begin) & (placed < begin + count))
        if inside >= ENOUGH * len(filtered):
            return unit
    return Unit.YEAR


def _periods(filtered: Filtered, unit: Unit) -> Positions:
    """Return the period of each event of the table; ``NONE`` outside the filter, too."""
    first, last = (_period_numbers(days[filtered.rows], unit) for days in filtered.index.days)
    in_one = first == last  # an open side is NaN, which equals nothing
    period = np.full(len(filtered.index.table), NONE)
    period[filtered.rows[in_one]] = first[in_one].astype(np.int64)
    return period


def _window(placed: Positions) -> tuple[int, int]:
    """Return the first of the successive periods with most events, and their number up to the last event."""
    if not len(placed):
        return 0, 0
    numbers, counts = np.unique(placed, return_counts=True)
    upto = np.concatenate(([0], np.cumsum(counts)))
    ends = np.searchsorted(numbers, numbers + MAX_PERIODS)
    best = int(np.argmax(upto[ends] - upto[:-1]))
    return int(numbers[best]), int(numbers[ends[best] - 1] - numbers[best]) + 1


def _period_numbers(days: Days, unit: Unit) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return the number of each day's period, NaN for an open side."""
    open_side = np.isnat(days)
    known = np.where(open_side, MONDAY, days)
    if unit is Unit.WEEK:
        numbers = (known - MONDAY).astype(np.int64) // 7
    else:
        numbers = known.astype("datetime64[M]").astype(np.int64) // _MONTHS[unit]
    return np.where(open_side, np.nan, numbers)


def _days(number: int, unit: Unit) -> Period:
    """Return the first and the last day of a period."""
    if unit is Unit.WEEK:
        first = MONDAY + np.timedelta64(7 * number, "D")
        return first.item(), (first + np.timedelta64(6, "D")).item()
    months = _MONTHS[unit]
    first, after = (np.datetime64(months * at, "M").astype("datetime64[D]") for at in (number, number + 1))
    return first.item(), (after - np.timedelta64(1, "D")).item()
