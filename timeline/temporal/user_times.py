"""Times of day typed by a person, alone or beside a day."""

from __future__ import annotations

import re

_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?::\d{2})?\s*(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?P<hour24>\d{1,2})[:.h](?P<minute24>\d{2})(?::\d{2})?(?:\s*(?:h|hrs|hours|o['’]clock))?"
    r"|(?P<word>noon|midday|midnight)"
)
_WHOLE = re.compile(rf"(?:at\s+)?(?:{_CLOCK})", re.IGNORECASE)
_AFTER = re.compile(rf"(?P<day>.*?[\w.])(?:\s*,?\s+(?:at\s+)?|(?<=\d)T)(?:{_CLOCK})", re.IGNORECASE)
_BEFORE = re.compile(rf"(?:at\s+)?(?:{_CLOCK})\s*,?\s+(?:on\s+)?(?P<day>\S.*)", re.IGNORECASE)
_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}


def parse_user_time(written: str) -> str | None:
    """Return a typed time of day as "14:30"; ``None`` if the text is none.

    Reads "14:30", "14.30", "2:30 pm", "9 a.m.", "noon" and "midnight": the last one ends its day, "24:00".
    """
    match = _WHOLE.fullmatch(" ".join(written.split()))
    return _time(match) if match else None


def split_user_time(written: str) -> tuple[str, str | None]:
    """Return the words of the day in a typed date, and its time of day; ``None`` if it has none."""
    written = " ".join(written.split())
    match = _AFTER.fullmatch(written) or _BEFORE.fullmatch(written)
    time = _time(match) if match else None
    return (match["day"], time) if match and time else (written, None)


def _time(match: re.Match[str]) -> str | None:
    if match["word"]:
        return _WORDS[match["word"].lower()]
    hour, minute = int(match["hour"] or match["hour24"]), int(match["minute"] or match["minute24"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (match["half"].lower() == "p")
    if minute > 59 or (hour > 23 and (hour, minute) != (24, 0)):
        return None
    return f"{hour:02d}:{minute:02d}"
