"""A field for a day that reads what a person types: a day, a month, a year, or words that name one.

It is no calendar: none can be turned to 1789 by hand, none lies over the button below it, and a text field
takes what was typed on Enter.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from timeline.errors import ReadingError
from timeline.temporal import parse_user_date

Days = tuple[date, date]

EXAMPLE = "15 Aug 2021"
PLACEHOLDER = f"e.g. {EXAMPLE}"
LONGEST = 60


def field(label: str, key: str, *, help: str | None = None) -> None:  # noqa: A002 Streamlit's own word
    """Show the field; ``read`` understands what it holds."""
    st.text_input(label, key=key, placeholder=PLACEHOLDER, max_chars=LONGEST, help=help)


def read(text: str) -> Days | None:
    """Return first and last of the days that a text names; ``None`` where it names none.

    "2021-08", "August 2021", "early August 2021", "15.8.2021" and "1066" are read; "yesterday" is not.
    """
    found = parse_user_date(text)
    if found is None or found.earliest is None or found.latest is None:
        return None
    return found.earliest, found.latest


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
