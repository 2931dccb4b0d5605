"""The outlet that an article's own dateline names: "(Reuters)", "(UrduPoint / Sputnik - 3rd May, 2021)"."""

from __future__ import annotations

import re

from timeline.temporal import datelines, tag

HEAD = 300
"""Characters: a dateline further down belongs to a passage, not to the article."""
_BRACKETED = re.compile(r"\(([^()\n]{2,80})\)")
_JOINTS = " \t,;:-–—/|"
_NAME = re.compile(r"[^\W\d_]")


def dateline_outlet(text: str) -> str | None:
    """Return what a dateline has in brackets beside a date; ``None`` where that is no name."""
    head = next(iter(datelines(text[: 2 * HEAD])), None)
    if head is None or head.start > HEAD:
        return None
    bracketed = _BRACKETED.search(text, head.start, head.end)
    if bracketed is None:
        return None
    named = bracketed[1]
    for expression in reversed(tag(named, None)):
        named = named[: expression.start] + named[expression.end :]
    named = " ".join(named.split()).strip(_JOINTS)
    return named if _NAME.match(named) and named[0].isupper() else None
