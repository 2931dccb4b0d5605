"""Text that is safe to keep, and safe to show."""

from __future__ import annotations

import re

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def sound(text: str) -> str:
    """Return the text with lone surrogates replaced one for one, so that it can be written as UTF-8."""
    return _SURROGATE.sub("\ufffd", text)


def one_line(text: str, most: int = 200) -> str:
    """Return text that is safe to show on one line: no control or direction characters, cut at ``most``."""
    shown = " ".join(_NOT_SHOWN.sub(" ", sound(text)).split())
    return shown if len(shown) <= most else shown[: most - 1] + "…"
