"""Ligatures and soft hyphens, as PDF files have them: spelled out, with offsets into the source."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SPELLED = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
    "\ufb06": "st", "\u00ad": "", "\u200b": "",
}  # fmt: skip
_ANY = re.compile(f"[{''.join(_SPELLED)}]")


def spelled_out(text: str) -> tuple[str, Sequence[int]] | None:
    """Return the text without ligatures, and the source offset of each character; ``None`` without any."""
    if text.isascii() or _ANY.search(text) is None:
        return None
    pieces = [
        (letter, offset) for offset, source in enumerate(text) for letter in _SPELLED.get(source, source)
    ]
    return "".join(letter for letter, _ in pieces), [offset for _, offset in pieces]
