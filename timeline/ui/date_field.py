"""A text field for a day, month or year, in numbers or words.

It is not a calendar widget: a calendar cannot be turned back to 1789 by hand, covers the button below it, and
does not accept Enter.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from timeline import temporal
from timeline.errors import ReadingError

Days = tuple[date, date]

EXAMPLE = "15 Aug 2021"
PLACEHOLDER = f"e.g. {EXAMPLE}"
MAX_LENGTH = 60


def render_date_field(label: str, key: str, *, help: str | None = None) -> None:  # noqa: A002 Streamlit's word
    """Render the field; pass its text to ``parse_days`` or ``parse_publication_day``."""
    st.text_input(label, key=key, placeholder=PLACEHOLDER, max_chars=MAX_LENGTH, help=help)


def parse_days(text: str) -> Days | None:
    """Return the first and last day of a typed date; ``None`` if the text is not a date.

    Reads "2021-08", "August 2021", "early August 2021", "15.8.2021" and "1066", but not "yesterday".
    """
    parsed = temporal.parse_user_date(text)
    if parsed is None or parsed.earliest is None or parsed.latest is None:
        return None
    return parsed.earliest, parsed.latest


def parse_publication_day(text: str) -> date | None:
    """Return the day that was typed; ``None`` for an empty text.

    Raises ReadingError if the text is not a date, or covers more than one day.
    """
    if not text.strip():
        return None
    days = parse_days(text)
    if days is None or days[0] != days[1]:
        raise ReadingError(f"Published on: “{text}” is not a single day. Write it like {EXAMPLE}.")
    return days[0]


def not_a_date(text: str) -> str:
    """Return the error message for a text that is not a date."""
    return f"“{text}” is not a day, month or year. Write it like {EXAMPLE}, August 2021 or 2021."
