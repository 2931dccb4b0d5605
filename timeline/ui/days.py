"""A field for a day that reads what a person types: a day, a month, a year, or words that name one.

It is no calendar: none can be turned to 1789 by hand, none lies over the button below it, and a text field
takes what was typed on Enter.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

import streamlit as st

from timeline.errors import ReadingError
from timeline.temporal import read_date, tag

Days = tuple[date, date]

EXAMPLE = "15 Aug 2021"
LONGEST = 60
_ISO = re.compile(r"(?P<year>\d{1,4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")


def field(label: str, key: str, *, help: str | None = None) -> None:  # noqa: A002 Streamlit's own word
    """Show the field; ``read`` understands what it holds."""
    st.text_input(label, key=key, placeholder=EXAMPLE, max_chars=LONGEST, help=help)


def read(text: str) -> Days | None:
    """Return first and last of the days that a text names; ``None`` where it names none.

    "2021-08", "August 2021", "early August 2021", "15.8.2021" and "1066" are read; "yesterday" is not.
    """
    text = " ".join(text.split())
    if printed := _ISO.fullmatch(text):
        return _printed(*(int(part) if part else None for part in printed.groups()))
    for found in tag(text, None):
        if found.text == text and found.date is not None:
            first, last = found.date.earliest, found.date.latest
            return (first, last) if first and last else None
    day = read_date(text)
    return (day, day) if day else None


def published(text: str) -> date | None:
    """Return the one day that a text names, ``None`` for an empty one.

    Raises ReadingError for a text that names none, or a longer time.
    """
    if not text.strip():
        return None
    found = read(text)
    if found is None or found[0] != found[1]:
        raise ReadingError(f"Published on: “{text}” names no one day; write it like {EXAMPLE}.")
    return found[0]


def refusal(text: str) -> str:
    """Return what is said of a text that names no day."""
    return f"“{text}” names no day, month or year; write it like {EXAMPLE}, August 2021 or 2021."


def _printed(year: int | None, month: int | None, day: int | None) -> Days | None:
    if year is None or not MINYEAR <= year <= MAXYEAR:
        return None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    return first, first if day else _last(first.year, month or 12)


def _last(year: int, month: int) -> date:
    """Return the last day of a month."""
    if month == 12:  # the one after the last year would be none
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)
