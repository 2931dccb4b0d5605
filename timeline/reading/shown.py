"""Text that is safe to keep, and safe to show."""

from __future__ import annotations

import re

from timeline.safe_text import plain

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def sound(text: str) -> str:
    """Return the text with lone surrogates replaced one for one, so that it can be written as UTF-8."""
    return _SURROGATE.sub("\ufffd", text)


def one_line(text: str, most: int = 200) -> str:
    """Return text that is safe to show on one line: no control or direction characters, cut at ``most``."""
    shown = plain(sound(text))
    return shown if len(shown) <= most else shown[: most - 1] + "…"
