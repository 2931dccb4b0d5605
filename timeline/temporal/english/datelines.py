"""Datelines and bylines: place and day of writing, at the head of an article or of a passage in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from timeline.temporal.calendar import OutOfCalendarError, calendar_day
from timeline.temporal.english.english_words import AGENCIES, MONTHS
from timeline.temporal.language import alternation


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline, byline or head of a release; the prose begins at ``end``.

    ``date`` is ``None`` without a day, or without the year of the day in it or above it.
    """

    start: int
    end: int
    date: date | None


_WORD = r"[A-Z][\w.'’-]{0,24}"
_PLACE = rf"{_WORD}(?:[ ,/]{{1,2}}(?:{_WORD}|and|of|de|al)){{0,6}}"
_CAPITALS = rf"[A-Z][A-Z.'’-]{{1,24}}(?:[ ,/]{{1,2}}{_WORD}){{0,6}}"
_DAY = (
    rf"(?:(?P<month%d>{alternation(MONTHS)})\.?\s(?P<day%d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?,?\s(?P<year%d>\d{{4}}))?"
    rf"|(?<!\d)(?P<daya%d>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<montha%d>{alternation(MONTHS)})\.?(?:,?\s(?P<yeara%d>\d{{4}}))?)"
)
_AGENCY = f"(?:{alternation(AGENCIES)})"
_DASH = r"(?:--|[-–—_:])"
_GAP = r"[ \t\xa0]"


def _day(number: int) -> str:
    return _DAY.replace("%d", str(number))


_LINE = re.compile(
    rf"{_GAP}{{0,8}}(?P<line>"
    rf"(?-i:{_CAPITALS}),?\s(?:{_day(1)}\s?)?\((?:[^()\n]{{0,40}}{_day(2)}[^()\n]{{0,20}}|(?-i:{_AGENCY})\s?)\)\s?{_DASH}{{0,2}}"
    rf"|(?-i:{_CAPITALS}),?\s(?:{_day(5)}\s?)?\([^()\n]{{2,60}}\)\s?{_DASH}{{1,2}}"
    rf"|(?-i:{_CAPITALS}),?\s{_day(3)}\s?{_DASH}"
    rf"|(?-i:{_PLACE})\s\([^()\n]{{0,40}}{_day(4)}[^()\n]{{0,20}}\)\s?{_DASH}"
    rf"|(?-i:{_PLACE}\s\({_AGENCY}\s?\))\s?{_DASH}{{0,2}}"
    rf"|(?-i:{_CAPITALS})\s{{0,2}}(?:--|[–—_])(?=\s)"
    rf"|[^\n]{{0,40}}\b(?:updated|published|posted|last\smodified)\b:?{_GAP}[^\n]{{0,40}}\d{{4}}[^\n]{{0,24}}(?=\n)"
    rf"|(?:\d{{4}}-\d\d-[\w–-]{{1,10}}\s{{1,3}})?for\simmediate\srelease{_GAP}{{0,40}}(?=[\n\u2028])(?:\s{{1,6}}download\spdf{_GAP}{{0,4}}(?=[\n\u2028]))?"
    rf")\s{{0,6}}",
    re.IGNORECASE,
)
_LINE_END = re.compile(r"[\n\u2028]")
_ZONE = r"(?-i:GMT|UTC|BST|CES?T|[ECMP][SD]?T|IST|AE[SD]T|JST|SGT|HKT)"
_ZONED = re.compile(rf"\d[\d:. apmAPM]{{2,10}}{_ZONE}")
"""A clock with its zone: a quick test, as every stamp has one."""
_STAMP = re.compile(
    rf"(?P<in>\b(?:on|of|by|in|to|since|until|from|before|after|between|and),?\s)?\b"
    rf"(?P<line>(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}\.?,?\s)?{_day(1)}\s?[,|]?\s(?:at\s)?"
    rf"\d{{1,2}}[.:]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?\s?{_ZONE})\b\s{{0,6}}",
    re.IGNORECASE,
)
"""A time stamp: a date with clock and time zone, but no part of a sentence with a preposition."""
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_SERIAL = re.compile(r"\b((?:19|20)\d\d)-\d\d-")
_HEADING_DAY = re.compile(rf"(?:^|[\n\u2028]){_GAP}{{0,4}}{_day(1)}:", re.IGNORECASE)
_ABOVE = 400
"""Characters above a dateline; the number or the title of the release there may state its year."""


def datelines(text: str, dct: date | None = None) -> list[Dateline]:
    """Return the datelines at the head of the article and of passages inside it, in order.

    A dateline without a year gets the one nearest to the DCT, else the one in the release's number above it.
    """
    return list(_datelines(text, dct))


def _datelines(text: str, dct: date | None) -> Iterator[Dateline]:
    end = 0
    stamps = [m for m in _STAMP.finditer(text) if m["in"] is None] if _ZONED.search(text) else []
    for match in sorted([*_lines(text), *stamps], key=re.Match.start):
        if match.start() >= end:
            end = match.end()
            yield Dateline(match.start("line"), end, _stated(text, match, dct))


def _lines(text: str) -> Iterator[re.Match[str]]:
    """Yield the datelines at the start of a line.

    A search with the pattern tests each character for the start of a line, and takes four times as long.
    """
    end, starts = 0, [0, *(line_end.end() for line_end in _LINE_END.finditer(text))]
    for start in starts:
        match = _LINE.match(text, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


def _stated(text: str, match: re.Match[str], dct: date | None) -> date | None:
    iso = _ISO.search(match["line"])
    if iso is not None:
        return _valid(*map(int, iso.groups()))
    above = text[max(0, match.start() - _ABOVE) : match.end()]
    heading = _HEADING_DAY.search(above)
    parts = _parts(match) or (_parts(heading) if heading is not None else None)
    if parts is None:
        return None
    year, month, day = parts
    if year is not None:
        return _valid(year, month, day)
    serial = _SERIAL.search(above)
    if dct is not None:
        near = (_valid(dct.year + shift, month, day) for shift in (0, -1, 1))
        return min((d for d in near if d is not None), key=lambda d: abs(d - dct), default=None)
    return _valid(int(serial.group(1)), month, day) if serial is not None else None


def _parts(match: re.Match[str]) -> tuple[int | None, int, int] | None:
    named = {
        key.rstrip("12345").removesuffix("a"): value
        for key, value in match.groupdict().items()
        if value is not None
    }
    if "month" not in named:
        return None
    year = named.get("year")
    return int(year) if year else None, MONTHS[named["month"].lower()], int(named["day"])


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return calendar_day(year, month, day)
    except OutOfCalendarError:
        return None
