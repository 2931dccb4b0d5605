"""What an article's own dateline says of it: the day, and the outlet ("KABUL, Aug. 15 (Reuters) -")."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from timeline.model import Anchor, Article, Expression, Granularity
from timeline.reading.byline import byline_day
from timeline.reading.outlet import HEAD, dateline_outlet
from timeline.reading.publication_day import is_plausible
from timeline.temporal import Dateline, datelines, tag

_NOTICE = re.compile(
    r"(?:©|\(c\)|\bcopyright\b|\b(?:published|posted|updated|issued|released)\b)[^\n]{0,40}?\b((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_LEAD = 400
"""Characters below a dateline in which a wire's first sentence names the weekday."""
_READ = 20_000
"""Characters of a text in which a year is looked for, at its beginning and at its end."""


def with_day_and_source(article: Article, lines: str | None = None) -> Article:
    """Return the article with the day of its dateline or byline, and its outlet, where it has none itself.

    ``lines`` are the lines as they were printed, where the text has them joined to paragraphs.
    """
    source = article.source or dateline_outlet(article.text)
    if article.published is not None:
        return replace(article, source=source) if source != article.source else article
    if (day := dateline_day(article.text)) is not None:
        return replace(article, source=source, published=day, published_from="the dateline")
    if (day := byline_day(article.text if lines is None else lines)) is not None:
        return replace(article, source=source, published=day, published_from="the byline")
    return replace(article, source=source)


def dateline_day(text: str) -> date | None:
    """Return the day that a dateline at the head of the text states; ``None`` where it states none.

    Where it has no year, that of a notice counts ("© 2021 Reuters"), else the latest that the text prints,
    if the first sentence names the weekday of that day or of the day before.
    """
    head = _first(text, None)
    if head is None or (head.date is not None and is_plausible(head.date)):
        return head.date if head is not None else None
    sample = text if len(text) <= 2 * _READ else text[:_READ] + "\n" + text[-_READ:]
    noted = [int(year) for year in _NOTICE.findall(sample)]
    if noted:
        return _in_year(text, max(noted))
    printed = [each for each in tag(sample, None) if each.anchor is Anchor.EXPLICIT and each.date is not None]
    years = [each.date.earliest.year for each in printed if each.date and each.date.earliest]
    day = _in_year(text, max(years)) if years else None
    return day if day is not None and _fits(text[head.end : head.end + _LEAD], day) else None


def _first(text: str, dct: date | None) -> Dateline | None:
    head = next(iter(datelines(text[: 2 * HEAD], dct)), None)
    return head if head is not None and head.start <= HEAD else None


def _in_year(text: str, year: int) -> date | None:
    if not 1 < year < 9999:
        return None
    head = _first(text, date(year, 7, 2))
    return head.date if head is not None and head.date is not None and head.date.year == year else None


def _fits(lead: str, day: date) -> bool:
    """Return whether the first weekday of a lead is that day or the one before, seen from that day."""
    weekday = next((each for each in tag(lead, day) if _is_weekday(each)), None)
    if weekday is None or weekday.date is None or weekday.date.earliest is None:
        return False
    return 0 <= (day - weekday.date.earliest).days <= 1


def _is_weekday(each: Expression) -> bool:
    placed = each.date is not None and each.date.granularity is Granularity.DAY
    return placed and each.anchor is Anchor.DCT and each.text.lower().endswith("day")
