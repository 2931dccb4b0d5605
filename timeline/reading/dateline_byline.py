"""Day of publication and outlet from the first lines of a text: its dateline, its byline, a line with a date.

A dateline opens the text, "KABUL, Aug. 15 (Reuters) -"; a byline names the author, "By A. Reporter, 28 July
2023".
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from timeline import temporal
from timeline.model import Anchor, Article, Expression, Granularity
from timeline.reading.printed_day import printed_dates
from timeline.reading.publication_day import is_plausible

_DATELINE_LIMIT = 300
"""Characters: a dateline further down belongs to a passage, not to the article."""
_LEAD = 400
"""Characters below a dateline: the first sentence of a wire story, with its weekday."""
_SAMPLE = 20_000
"""Characters at the beginning, and at the end, to search for the dateline's year."""
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b|\b(?:published|posted|updated|issued|released)\b)[^\n]{0,40}?\b((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\(([^()\n]{2,80})\)")
_JOINTS = " \t,;:-–—/|"
_NAME = re.compile(r"[^\W\d_]")

_BYLINE_LIMIT = 600
"""Characters at the head of a text with headline, byline and date."""
_BYLINE_LINES = 6
"""Lines of this head, without the blank ones."""
_MAX_BYLINE_LENGTH = 160
"""Characters of a line with a date, an author and an outlet."""
_CHRONOLOGY = 20_000
"""Characters to search for further dated lines: a text with several is a chronology."""


def with_day_and_source(article: Article, lines: str | None = None) -> Article:
    """Return the article with the day of its dateline or byline, and its outlet, if it has none yet.

    ``lines`` is the text with its printed lines, if the article's text has them joined to paragraphs.
    """
    source = article.source or dateline_outlet(article.text)
    if article.published is not None:
        return replace(article, source=source) if source != article.source else article
    printed = article.text if lines is None else lines
    if (day := dateline_day(article.text) or dateline_day(printed)) is not None:
        return replace(article, source=source, published=day, published_from="the dateline")
    if (day := byline_day(printed)) is not None:
        return replace(article, source=source, published=day, published_from="the byline")
    return replace(article, source=source)


def dateline_outlet(text: str) -> str | None:
    """Return the outlet in the dateline's brackets, without a date beside it; ``None`` without a name."""
    head = _dateline(text)
    bracketed = _BRACKETED.search(text, head.start, head.end) if head is not None else None
    if bracketed is None:
        return None
    name = bracketed[1]
    for expression in reversed(temporal.tag(name, None)):
        name = name[: expression.start] + name[expression.end :]
    name = " ".join(name.split()).strip(_JOINTS)
    return name if _NAME.match(name) and name[0].isupper() else None


def dateline_day(text: str) -> date | None:
    """Return the day in the dateline, ``None`` without one.

    The year of a dateline without year comes from a copyright notice ("© 2021 Reuters"). Else it is the
    latest year in the text, if the lead names the weekday of the resulting day or of the day before.
    """
    head = _dateline(text)
    if head is None:
        return None
    if head.date is not None and is_plausible(head.date):
        return head.date
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + "\n" + text[-_SAMPLE:]
    copyright_years = [int(year) for year in _COPYRIGHT.findall(sample)]
    if copyright_years:
        return _day_in_year(text, max(copyright_years))
    years = _explicit_years(sample)
    day = _day_in_year(text, max(years)) if years else None
    return day if day is not None and _names_weekday(text[head.end : head.end + _LEAD], day) else None


def _dateline(text: str, dct: date | None = None) -> temporal.Dateline | None:
    head = next(iter(temporal.datelines(text[: 2 * _DATELINE_LIMIT], dct)), None)
    return head if head is not None and head.start <= _DATELINE_LIMIT else None


def _day_in_year(text: str, year: int) -> date | None:
    if not 1 < year < 9999:
        return None
    head = _dateline(text, date(year, 7, 2))
    day = head.date if head is not None else None
    return day if day is not None and day.year == year else None


def _explicit_years(text: str) -> list[int]:
    dates = (
        expression.date for expression in temporal.tag(text, None) if expression.anchor is Anchor.EXPLICIT
    )
    return [placed.earliest.year for placed in dates if placed is not None and placed.earliest is not None]


def _names_weekday(lead: str, day: date) -> bool:
    """Return True if the first weekday in a lead, seen from ``day``, is that day or the day before."""
    weekday = next((expression for expression in temporal.tag(lead, day) if _is_weekday(expression)), None)
    if weekday is None or weekday.date is None or weekday.date.earliest is None:
        return False
    return 0 <= (day - weekday.date.earliest).days <= 1


def _is_weekday(expression: Expression) -> bool:
    is_day = expression.date is not None and expression.date.granularity is Granularity.DAY
    return is_day and expression.anchor is Anchor.DCT and expression.text.lower().endswith("day")


def byline_day(text: str) -> date | None:
    """Return the day in a byline, or on its own line, at the head of a text; ``None`` without one.

    The date must be whole and unambiguous. Several dates on their own lines are headings of a chronology, so
    none of them counts.
    """
    head = list(printed_dates(_short_lines(text[:_BYLINE_LIMIT])[:_BYLINE_LINES]))
    in_byline = next((printed.day for printed in head if printed.in_byline), None)
    if in_byline is not None:
        return in_byline
    if not any(printed.day for printed in head):
        return None
    further = printed_dates(_short_lines(text[:_CHRONOLOGY]))
    days = {printed.day for printed in further if printed.day is not None}
    return days.pop() if len(days) == 1 else None


def ambiguous_date(text: str) -> str | None:
    """Return a numeric date with two readings on a line at the head of a text; ``None`` without one."""
    head = printed_dates(_short_lines(text[:_BYLINE_LIMIT])[:_BYLINE_LINES])
    return next((printed.ambiguous for printed in head if printed.ambiguous), None)


def ambiguous_date_note(words: str) -> str:
    """Return the note to the user about a numeric date with two readings."""
    return f'its date, "{words}", may have the month or the day first; it was not used, so set the day.'


def _short_lines(text: str) -> list[str]:
    """Return the non-blank lines; a long one is empty."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line if len(line) <= _MAX_BYLINE_LENGTH else "" for line in lines if line]
