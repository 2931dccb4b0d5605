"""Datelines and bylines: where an article, or a passage of one, says where and when it was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from timeline.temporal.meaning import Partial
from timeline.temporal.refine import refine
from timeline.temporal.resolve import Context, resolve
from timeline.temporal.scan import scan


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline or byline; the prose begins at ``end``. ``date`` is ``None`` where it states none."""

    start: int
    end: int
    date: date | None


_PLACE = r"[A-Z][\w.'’-]+(?:[ ,/]{1,2}(?:[A-Z][\w.'’-]*|and|of|de|al)){0,6}"
_CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ ,/]{1,2}[A-Z][\w.'’-]*){0,6}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?:,?\s\d{{4}})?)"
_LINE = re.compile(
    rf"(?m)(?:^|(?<=\u2028))[ \t\xa0]{{0,8}}(?P<all>"
    rf"{_CAPITALS},?\s(?:{_DAY}\s?)?\([^()\n]{{2,60}}\)(?:\s?(?:--|[-–—:]))?"
    rf"|{_CAPITALS},?\s{_DAY}\s?(?:--|[-–—:])"
    rf"|{_PLACE}\s\([^()\n]{{0,40}}{_DAY}[^()\n]{{0,20}}\)(?:\s?(?:--|[-–—:]))?"
    rf"|{_PLACE}\s\((?:AP|Reuters|AFP|UPI|Xinhua|CNN|TASS|Sputnik|ANI|PTI|IANS|BBC News|Thomson Reuters Foundation)\s?\)(?:\s?(?:--|[-–—:]))?"
    r")\s{0,4}"
)


def datelines(text: str) -> list[Dateline]:
    """Return the datelines at the head of the article and of passages inside it, in order."""
    found = []
    for match in _LINE.finditer(text):
        found.append(Dateline(match.start("all"), match.end(), _stated(match["all"])))
    return found


def _stated(line: str) -> date | None:
    for item in refine(line, scan(line)):
        meaning = item.meaning
        if (
            isinstance(meaning, Partial)
            and meaning.year is not None
            and meaning.day is not None
            and not meaning.short_year
        ):
            period = resolve(meaning, Context(None)).period
            return period.first if period else None
    return None
