"""The day that the first lines of a text state: in a byline, or as a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from timeline.reading.publication_day import is_plausible
from timeline.temporal import parse_day

_HEAD = 600
"""Characters of a text in which its head line, its byline and its date stand."""
_FIRST = 6
"""Lines of it, blank ones not counted."""
_LONGEST, _WORDS = 80, 8
"""Characters of a line, and words of a date with its weekday and its time."""
_READ = 20_000
"""Characters in which a second day on a line of its own shows that the text is a chronology."""
_WHOLE = re.compile(r"(?=.*(?<!\d)(?:1[5-9]|20)\d\d(?!\d))(?=.*(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?!\d))")
_LABEL = re.compile(
    r"(?:first\s+)?(?:published|posted|issued|released|dated?|veröffentlicht|erschienen|datum|publié|"
    r"publicado|fecha|pubblicato|data|опубликовано|дата)(?:\s+(?:on|am|le|el|il|em))?\s*[:,]?\s+",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by|von|par|por|di|от)\s+", re.IGNORECASE)
_PART = re.compile(r"\s*[,|•·–—]\s*|\s+-\s+")
_EITHER_ORDER = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2\d{4}(?!\d)")


def byline_day(text: str) -> date | None:
    """Return the day of a byline or of a line of its own at the head; ``None`` where there is none.

    The date has to be whole, and to be read in one way only. Where further days stand on lines of their own,
    they head the passages of a chronology.
    """
    lines = list(_lines(text[:_HEAD]))[:_FIRST]
    written = next(filter(None, map(_of_byline, lines)), None)
    if written is not None:
        return written
    if not any(map(_alone, lines)):
        return None
    days = {day for line in _lines(text[:_READ]) if (day := _alone(line))}
    return days.pop() if len(days) == 1 else None


def _lines(text: str) -> Iterator[str]:
    """Yield the lines that can hold a whole date and little more, or a byline with one."""
    for line in filter(None, (" ".join(line.split()) for line in text.splitlines())):
        yield line if len(line) <= _LONGEST and _WHOLE.match(line) else ""


def _of_byline(line: str) -> date | None:
    """Return the date behind the name in "By A. Reporter, 28 July 2023"."""
    by = _BY.match(line)
    if by is None or not line[by.end() : by.end() + 1].isupper():
        return None
    for gap in _PART.finditer(line, by.end()):
        if any(char.isdigit() for char in line[: gap.start()]):
            return None
        if day := _day(line[gap.end() :]):
            return day
    return None


def _alone(line: str) -> date | None:
    return None if _BY.match(line) else _day(line)


def _day(words: str) -> date | None:
    label = _LABEL.match(words)
    written = words[label.end() :] if label else words
    either = _EITHER_ORDER.search(written)
    if either and either[1] != either[3] and int(either[1]) <= 12 and int(either[3]) <= 12:
        return None
    if not _WHOLE.match(written) or len(written.split()) > _WORDS:
        return None
    day = parse_day(written)
    return day if day is not None and is_plausible(day) else None
