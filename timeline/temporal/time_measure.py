"""Amounts of time: a count and a unit, as TIMEX3 has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from timeline.model import Granularity


class TimexUnit(StrEnum):
    """The units of time by their TIMEX3 designators; a leading T marks the units of the clock."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEK = "W"
    WEEKEND = "WE"
    MONTH = "M"
    QUARTER = "Q"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"
    MILLENNIUM = "ML"

    @property
    def is_of_clock(self) -> bool:
        """True for hours, minutes and seconds."""
        return self.startswith("T")


CALENDAR_UNITS: Mapping[TimexUnit, Granularity] = {
    TimexUnit.DAY: Granularity.DAY,
    TimexUnit.WEEK: Granularity.WEEK,
    TimexUnit.WEEKEND: Granularity.WEEKEND,
    TimexUnit.MONTH: Granularity.MONTH,
    TimexUnit.QUARTER: Granularity.QUARTER,
    TimexUnit.YEAR: Granularity.YEAR,
    TimexUnit.DECADE: Granularity.DECADE,
    TimexUnit.CENTURY: Granularity.CENTURY,
}

YEARS_IN: Mapping[TimexUnit, int] = {
    TimexUnit.YEAR: 1,
    TimexUnit.DECADE: 10,
    TimexUnit.CENTURY: 100,
    TimexUnit.MILLENNIUM: 1000,
}


@dataclass(frozen=True, slots=True)
class Measure:
    """An amount of time: "three weeks"; ``count`` is ``None`` if it is vague ("a few weeks")."""

    count: float | None
    unit: TimexUnit

    @property
    def timex_value(self) -> str:
        """The TIMEX3 value of a duration of this length ("P3Y", "PT30M", "PXD" for a vague one).

        A count of decades or longer units is written in years, as in ISO 8601 ("a decade" is P10Y).
        """
        count, unit = self.count, self.unit
        if count is not None and unit in YEARS_IN:
            count, unit = count * YEARS_IN[unit], TimexUnit.YEAR
        written = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
        return f"P{'T' if unit.is_of_clock else ''}{written}{unit.removeprefix('T')}"
