"""Dates in words, as a newspaper sets them and no more precise than the article: "early Aug", "6–12 Sep"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from timeline.model import Extent, Granularity

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT = tuple(month[:3] for month in MONTHS)
PARTS = {"START": "early", "MID": "mid", "END": "late"}
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
BEGINNINGS = ("since", "after", "from")
ENDINGS = ("until", "till", "by", "before", "through")

_EDTF_END = re.compile(r"(?P<year>\d{4})(?P<month>-\d\d)?(?P<day>-\d\d)?")
_OPENING_WORD = re.compile(r"\W*(\w+)")


@dataclass(frozen=True, slots=True)
class Dated:
    """What a date's words are made from; the fields are the table's columns."""

    earliest: date | None
    latest: date | None
    granularity: str
    edtf: str
    mod: str
    expression: str
    extent: str = Extent.THROUGHOUT


def date_words(dated: Dated, implied: int | None = None) -> str:
    """Return a date in words; the year ``implied`` by the axis is left out."""
    about = "about " if dated.edtf.endswith("~") or dated.mod == "APPROX" else ""
    if dated.earliest is None or dated.latest is None:
        return about + _open(dated, implied)
    if dated.mod in PARTS and (part := _part(dated.earliest, dated.latest, implied)):
        return f"{about}{PARTS[dated.mod]} {part}"
    words = _UNITS.get(dated.granularity, _interval)
    return about + words(dated, dated.earliest, dated.latest, implied)


def day_words(day: date, implied: int | None = None) -> str:
    """Return "15 Aug", with its year unless that is implied."""
    return f"{day.day} {SHORT[day.month - 1]}{_year(day, implied)}"


def period_words(first: date, last: date, implied: int | None = None) -> str:
    """Return "14–30 Aug" or "30 Aug – 2 Sep", each year once, and not where it is implied."""
    if first == last:
        return day_words(first, implied)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last, implied)}"
    if first.year == last.year:
        return f"{day_words(first, first.year)} – {day_words(last, implied)}"
    return f"{day_words(first)} – {day_words(last)}"


def _year(day: date, implied: int | None) -> str:
    return "" if day.year == implied else f" {day.year}"


def _open(dated: Dated, implied: int | None) -> str:
    known = dated.earliest or dated.latest
    if known is None:
        return dated.expression
    words = BEGINNINGS if dated.earliest else ENDINGS
    said = _OPENING_WORD.match(dated.expression.lower())
    unsaid = "by" if dated.earliest is None and dated.extent == Extent.WITHIN else words[0]
    lead = said[1] if said and said[1] in words else unsaid
    ends = dated.edtf.strip("~").partition("/")
    return f"{lead} {_end(known, ends[0] if dated.earliest else ends[2], implied)}"


def _end(day: date, edtf: str, implied: int | None) -> str:
    """Return one end of an interval, as precise as its EDTF is."""
    written = _EDTF_END.search(edtf)
    if written is None or written["day"]:
        return day_words(day, implied)
    if written["month"]:
        return f"{SHORT[day.month - 1]}{_year(day, implied)}"
    return str(day.year)


def _part(first: date, last: date, implied: int | None) -> str | None:
    """Return what an early, middle or late third belongs to; ``None`` for a week, whose days say more."""
    days = (last - first).days + 1
    if days < 8:
        return None
    if days <= 12 and first.month == last.month:
        return f"{SHORT[first.month - 1]}{_year(first, implied)}"
    if first.year == last.year:
        return str(first.year)
    if (last.year - first.year) < 10:
        return f"{first.year // 10 * 10}s"
    return _ordinal_century(first)


def _ordinal_century(day: date) -> str:
    nth = day.year // 100 + 1
    ending = "th" if nth % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(nth % 10, "th")
    return f"{nth}{ending} century"


def _day(_: Dated, first: date, last: date, implied: int | None) -> str:
    return period_words(first, last, implied)


def _month(dated: Dated, first: date, last: date, implied: int | None) -> str:
    if (first.year, first.month) != (last.year, last.month):
        return _interval(dated, first, last, implied)
    if (last - first).days < 27:
        return period_words(first, last, implied)
    name = MONTHS[first.month - 1] if first.year == implied else SHORT[first.month - 1]
    return f"{name}{_year(first, implied)}"


def _season(_: Dated, first: date, last: date, implied: int | None) -> str:
    name = SEASONS.get(first.month)
    if name is None:
        return period_words(first, last, implied)
    if first.year != last.year:
        return f"{name} {first.year}/{last.year % 100:02d}"
    return f"{name}{_year(first, implied)}"


def _quarter(_: Dated, first: date, last: date, implied: int | None) -> str:  # noqa: ARG001
    return f"Q{(first.month + 2) // 3}{_year(first, implied)}"


def _half(_: Dated, first: date, last: date, implied: int | None) -> str:  # noqa: ARG001
    return f"{'first' if first.month < 7 else 'second'} half of {first.year}"


def _whole_year(dated: Dated, first: date, last: date, implied: int | None) -> str:
    return str(first.year) if first.year == last.year else _interval(dated, first, last, implied)


def _decade(dated: Dated, first: date, last: date, implied: int | None) -> str:
    whole = first.year % 10 == 0 and last.year == first.year + 9
    return f"{first.year}s" if whole else _interval(dated, first, last, implied)


def _century(dated: Dated, first: date, last: date, implied: int | None) -> str:
    whole = first.year // 100 == last.year // 100
    return _ordinal_century(first) if whole else _interval(dated, first, last, implied)


def _interval(dated: Dated, first: date, last: date, implied: int | None) -> str:
    begin, _, end = dated.edtf.strip("~").partition("/")
    precise = [_EDTF_END.search(side) for side in (begin, end)]
    if "[" in dated.edtf or any(side is None or side["day"] for side in precise):
        return _rounded(first, last, implied)
    one_year = first.year == last.year and bool(precise[0] and precise[0]["month"])
    opening = _end(first, begin, first.year if one_year else implied)
    dash = " – " if " " in opening else "–"
    return f"{opening}{dash}{_end(last, end, implied)}"


def _rounded(first: date, last: date, implied: int | None) -> str:
    """Return whole years as years; everything else by its days."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return period_words(first, last, implied)


_Words = Callable[[Dated, date, date, int | None], str]
_UNITS: Mapping[str, _Words] = {
    Granularity.DAY: _day,
    Granularity.WEEKEND: _day,
    Granularity.WEEK: _day,
    Granularity.MONTH: _month,
    Granularity.SEASON: _season,
    Granularity.QUARTER: _quarter,
    Granularity.HALF: _half,
    Granularity.YEAR: _whole_year,
    Granularity.DECADE: _decade,
    Granularity.CENTURY: _century,
    Granularity.INTERVAL: _interval,
}
