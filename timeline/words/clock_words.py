"""The time of day of an event in words: "about 15:00 ET", "midnight"."""

from __future__ import annotations

import re

MIDNIGHT = "24:00"
"""The clock time of the end of a day."""
_ZONED = re.compile(
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?|(?P<word>(?i:noon|midnight)))"
    r"(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?,?\s+"
    r"\(?(?P<zone>GMT|UTC|BST|CET|CEST|EET|EEST|MSK|IST|PKT|HKT|SGT|JST|KST|AEST|AEDT|NZST|NZDT|"
    r"[ECMP][SD]?T|AK[SD]T|HST|local time)\b"
)


def clock_words(time: str, expression: str) -> str:
    """Return a time of day, "HH:MM", with the zone that a time expression names with just this time.

    A time that a person corrected has none: the article's zone is that of the article's time.
    """
    return " ".join(filter(None, ("midnight" if time == MIDNIGHT else time, zone_words(time, expression))))


def zone_words(time: str, expression: str) -> str:
    """Return the zone that a time expression names with just this time: "ET", "local time"; or ""."""
    named = _ZONED.search(expression)
    return named["zone"] if named is not None and _clock(named) == time else ""


def _clock(named: re.Match[str]) -> str:
    if word := named["word"]:
        return "12:00" if word.lower() == "noon" else MIDNIGHT
    hour = int(named["hour"])
    if half := named["half"]:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return f"{hour:02}:{named['minute'] or '00'}"
