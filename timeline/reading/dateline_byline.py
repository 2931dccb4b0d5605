"""Day of publication and outlet from the first lines of a text: its dateline, its byline, a line with a date.

A dateline opens the text, "KABUL, Aug. 15 (Reuters) -"; a byline names the author, "By A. Reporter, 28 July
2023".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from timeline.model import Anchor, Article, Expression, Granularity
from timeline.reading.publication_day import is_plausible
from timeline.temporal import Dateline, datelines, parse_day, tag

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
_MAX_LINE_LENGTH, _MAX_DATE_WORDS = 80, 8
"""Characters of a line with a date; words of the date with its weekday and time."""
_CHRONOLOGY = 20_000
"""Characters to search for further dated lines: a text with several is a chronology."""
_WHOLE_DATE = re.compile(r"(?=.*(?<!\d)(?:1[5-9]|20)\d\d(?!\d))(?=.*(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?!\d))")
_LABEL = re.compile(
    r"(?:first\s+)?(?:published|posted|issued|released|dated?|veröffentlicht|erschienen|datum|publié|"
    r"publicado|fecha|pubblicato|data|опубликовано|дата)(?:\s+(?:on|am|le|el|il|em))?\s*[:,]?\s+",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by|von|par|por|di|от)\s+", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[,|•·–—]\s*|\s+-\s+")
_NUMERIC_DATE = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2\d{4}(?!\d)")


def with_day_and_source(article: Article, lines: str | None = None) -> Article:
    """Return the article with the day of its dateline or byline, and its outlet, if it has none yet.

    ``lines`` is the text with its printed lines, if the article's text has them joined to paragraphs.
    """
    source = article.source or dateline_outlet(article.text)
    if article.published is not None:
        return replace(article, source=source) if source != article.source else article
    if (day := dateline_day(article.text)) is not None:
        return replace(article, source=source, published=day, published_from="the dateline")
    if (day := byline_day(article.text if lines is None else lines)) is not None:
        return replace(article, source=source, published=day, published_from="the byline")
    return replace(article, source=source)


def dateline_outlet(text: str) -> str | None:
    """Return the outlet in the dateline's brackets, without a date beside it; ``None`` without a name."""
    head = _dateline(text)
    bracketed = _BRACKETED.search(text, head.start, head.end) if head is not None else None
    if bracketed is None:
        return None
    name = bracketed[1]
    for expression in reversed(tag(name, None)):
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


def _dateline(text: str, dct: date | None = None) -> Dateline | None:
    head = next(iter(datelines(text[: 2 * _DATELINE_LIMIT], dct)), None)
    return head if head is not None and head.start <= _DATELINE_LIMIT else None


def _day_in_year(text: str, year: int) -> date | None:
    if not 1 < year < 9999:
        return None
    head = _dateline(text, date(year, 7, 2))
    day = head.date if head is not None else None
    return day if day is not None and day.year == year else None


def _explicit_years(text: str) -> list[int]:
    dates = (expression.date for expression in tag(text, None) if expression.anchor is Anchor.EXPLICIT)
    return [placed.earliest.year for placed in dates if placed is not None and placed.earliest is not None]


def _names_weekday(lead: str, day: date) -> bool:
    """Return True if the first weekday in a lead, seen from ``day``, is that day or the day before."""
    weekday = next((expression for expression in tag(lead, day) if _is_weekday(expression)), None)
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
    lines = list(_candidate_lines(text[:_BYLINE_LIMIT]))[:_BYLINE_LINES]
    in_byline = next(filter(None, map(_day_after_name, lines)), None)
    if in_byline is not None:
        return in_byline
    if not any(map(_day_alone, lines)):
        return None
    days = {day for line in _candidate_lines(text[:_CHRONOLOGY]) if (day := _day_alone(line))}
    return days.pop() if len(days) == 1 else None


def _candidate_lines(text: str) -> Iterator[str]:
    """Yield each non-blank line, empty if it is too long or cannot hold a whole date."""
    for line in filter(None, (" ".join(line.split()) for line in text.splitlines())):
        yield line if len(line) <= _MAX_LINE_LENGTH and _WHOLE_DATE.match(line) else ""


def _day_after_name(line: str) -> date | None:
    """Return the day after the author's name in "By A. Reporter, 28 July 2023"."""
    by = _BY.match(line)
    if by is None or not line[by.end() : by.end() + 1].isupper():
        return None
    for separator in _SEPARATOR.finditer(line, by.end()):
        if any(char.isdigit() for char in line[: separator.start()]):
            return None
        if day := _written_day(line[separator.end() :]):
            return day
    return None


def _day_alone(line: str) -> date | None:
    return None if _BY.match(line) else _written_day(line)


def _written_day(words: str) -> date | None:
    label = _LABEL.match(words)
    written = words[label.end() :] if label else words
    if _is_ambiguous(written) or not _WHOLE_DATE.match(written) or len(written.split()) > _MAX_DATE_WORDS:
        return None
    day = parse_day(written)
    return day if day is not None and is_plausible(day) else None


def _is_ambiguous(written: str) -> bool:
    """Return True for a numeric date with two readings: 03/04/2021, but not 03/03/2021."""
    numeric = _NUMERIC_DATE.search(written)
    if numeric is None or numeric[1] == numeric[3]:
        return False
    return int(numeric[1]) <= 12 and int(numeric[3]) <= 12
