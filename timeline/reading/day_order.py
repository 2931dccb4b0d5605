"""Whether the days of a column in figures (03/04/2021) have the day or the month first: the column tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_FIGURES = re.compile(r"\s*(?P<first>\d{1,2})(?P<gap>[/-])(?P<second>\d{1,2})(?P=gap)(?P<year>\d{4})\b")
"""Between dots the day comes first wherever days are written so."""
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class DayOrder:
    """How a column writes its days; ``unclear`` is one of them where no day of the column tells."""

    month_first: bool = False
    unclear: str | None = None

    def iso(self, value: str) -> str:
        """Return a day of the column, written so that nobody can mistake it; other words as they are."""
        found = _FIGURES.match(value)
        if found is None or not self.month_first:
            return value
        return f"{found['year']}-{int(found['first']):02}-{int(found['second']):02}{value[found.end() :]}"

    def note(self, column: str) -> str:
        """Return what a person should know where the column does not tell."""
        return f'the days of "{column}" may have the month first ({self.unclear}); they were read day first.'


def day_order(values: Iterable[str]) -> DayOrder:
    """Return the order that the days of a column are written in: one with a figure over 12 tells."""
    found = [match for value in values if (match := _FIGURES.match(value))]
    if any(int(each["first"]) > _MONTHS for each in found):
        return DayOrder()
    if any(int(each["second"]) > _MONTHS for each in found):
        return DayOrder(month_first=True)
    return DayOrder(
        unclear=next((each[0].strip() for each in found if each["first"] != each["second"]), None)
    )
