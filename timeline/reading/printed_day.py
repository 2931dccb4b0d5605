"""A day of publication in a short line: "By A. Reporter | Published 5 May 2021 | Updated 9 May 2021"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from timeline.reading.publication_day import is_stated, printed_day
from timeline.resources import load_toml

MAX_LINE_LENGTH = 80
"""Characters of a passage with a day; a longer one is prose."""
_MAX_LINE = 300
"""Characters of a line with several passages."""
_MAX_DATED = 300
"""Passages with a date to read: one takes some milliseconds, and a page may have any number of them."""
_MAX_DATE_WORDS = 8
"""Words of the date with its weekday."""
_WHOLE_DATE = re.compile(
    r"(?=.*(?<!\d)(?:1[5-9]|20)\d\d(?!\d))(?=.*(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?!\d))", re.DOTALL
)
_LABEL = re.compile(
    r"(?:first\s+|originally\s+)?(?:published|posted|issued|released|dated?|created|veröffentlicht|erschienen|datum|stand|publié|"
    r"publicado|fecha|pubblicato|data|опубликовано|дата)(?:\s+(?:on|am|le|el|il|em))?\s*[:,]?\s+",
    re.IGNORECASE,
)
_CHANGED_WORDS = "|".join(
    re.escape(words)
    for words in sorted(load_toml(__package__, "web_page.toml")["changed"], key=len, reverse=True)
)
_CHANGED = re.compile(rf"\W*(?:{_CHANGED_WORDS})(?!\w)", re.IGNORECASE)
_BY = re.compile(r"(?:by|von|par|por|di|от)\s+", re.IGNORECASE)
_COMMAS = re.compile(r"\s*[,–—]\s*|\s+(?=\d{1,2}\s|[A-Z][a-z]{2,8}\.?\s\d{1,2},)")
_BARS = re.compile(
    rf"\s*[|•·]\s*|\s+(?:--|[-–—*/›»~])\s+|\s*[,;(]?\s+(?=(?:{_CHANGED_WORDS})\b)", re.IGNORECASE
)
_OUTLET = re.compile(
    r"(?:[A-Z][\w.'&-]*|of|the|and|de|la|le|der|die)(?:\s+(?:[A-Z][\w.'&-]*|of|the|and|de|la|le|der|die)){0,5},\s+"
)
_POSTED_BY = re.compile(
    r"(?:published|posted|written)\s+by\s+[A-ZÀ-Þ](?:[\w.'-]+\s+){1,5}on\s+", re.IGNORECASE
)
_BRACKETED = re.compile(r"(?:[A-Z][\w.'&-]*\s+){1,6}\(([^()]+)\)")
_NUMERIC_DATE = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a line: its day, or the words of a numeric date with two readings.

    ``in_byline`` is True beside the author's name.
    """

    day: date | None
    ambiguous: str | None = None
    in_byline: bool = False


def printed_dates(lines: Iterable[str]) -> Iterator[PrintedDate]:
    """Yield the whole dates in short passages of lines, without those of a later change."""
    after_change = False
    dated = 0
    for line in lines:
        if len(line) > _MAX_LINE:
            after_change = False
            continue
        for passage in _BARS.split(line):
            is_change = _CHANGED.match(passage) is not None
            is_dated = _WHOLE_DATE.match(passage) is not None
            if is_dated and not is_change and not after_change and len(passage) <= MAX_LINE_LENGTH:
                dated += 1
                yield from _dates_of_passage(passage)
                if dated == _MAX_DATED:
                    return
            after_change = is_change and not is_dated


def is_whole_date(words: str) -> bool:
    """Return True for words with a day and a year, and no more than a date has."""
    return len(words.split()) <= _MAX_DATE_WORDS and _WHOLE_DATE.match(words) is not None


def is_change(words: str) -> bool:
    """Return True if words name a later change: "Updated", "modified-date", "dateModified"."""
    return (
        _CHANGED.match(words) is not None or "modified" in words.casefold() or "updated" in words.casefold()
    )


def _dates_of_passage(passage: str) -> Iterator[PrintedDate]:
    if _BY.match(passage):
        if day := _day_after_name(passage):
            yield PrintedDate(day, in_byline=True)
        return
    starts = (pattern.match(passage) for pattern in (_LABEL, _OUTLET, _POSTED_BY))
    endings = [passage[match.end() :] for match in starts if match]
    if bracketed := _BRACKETED.fullmatch(passage):
        endings.append(bracketed[1])
    for words in (passage, *endings):
        if ambiguous := _ambiguous(words):
            if len(words.split()) <= _MAX_DATE_WORDS:
                yield PrintedDate(None, ambiguous)
            return
        if day := _written_day(words):
            yield PrintedDate(day)
            return


def _day_after_name(line: str) -> date | None:
    """Return the day after the author's name in "By A. Reporter, 28 July 2023"."""
    by = _BY.match(line)
    if by is None or not line[by.end() : by.end() + 1].isupper():
        return None
    for separator in _COMMAS.finditer(line, by.end()):
        if any(char.isdigit() for char in line[: separator.start()]):
            return None
        rest = line[separator.end() :]
        label = _LABEL.match(rest)
        if day := _written_day(rest[label.end() :] if label else rest):
            return day
    return None


def _written_day(words: str) -> date | None:
    if _ambiguous(words) or not _WHOLE_DATE.match(words) or len(words.split()) > _MAX_DATE_WORDS + 2:
        return None
    day = printed_day(words)
    return day if is_stated(day) else None


def _ambiguous(written: str) -> str | None:
    """Return a numeric date with two readings: 03/04/2021, but not 03/03/2021."""
    numeric = _NUMERIC_DATE.search(written)
    if numeric is None or numeric[1] == numeric[3]:
        return None
    return numeric[0] if int(numeric[1]) <= 12 and int(numeric[3]) <= 12 else None
