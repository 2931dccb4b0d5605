"""Where the words of a clause point: back, or ahead."""

from __future__ import annotations

import re

_BOUNDARY = re.compile(r"[.;:!?](?=\s)|[\n\u2028]|,\s|\s[-–—]+\s")
_REACH = 90
"""Characters in front of an expression that are looked at."""

_WILL = re.compile(r"\b(?:will|won[’']t|shall)\s|[’']ll\s", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|won[’']t|shall|would|could|may|might|must|should|can|cannot|expected|expects?|plans?|planning|planned|scheduled"
    r"|set|due|slated|to\s(?!the\b|a\b|an\b|its\b|his\b|her\b|their\b|[A-Z])[a-z]{2,}|upcoming|is\s(?:to|being)|are\s(?:to|being)|ahead\sof|intends?|aims?"
    r"|hopes?|ready|deadline|until|forthcoming|looking)\b|[’']ll\s",
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|been|ended|since|last|(?<!\bbe\s)(?<!\bbeing\s)[a-z]{2,}ed|began|fell|rose|took|came|went|made|said|told|won|lost|left|held)\b"
)
_PLANNED = re.compile(
    r"\b(?:set|scheduled|due|slated|poised|plans?|planned|planning|hopes?|ready|intends?)\s(?:to|for|on)\s"
    r"|\b(?:is|are)\s(?:expected\s)?to\s[a-z]+|\bplan(?:s|ned|ning)?\san?\s",
    re.IGNORECASE,
)
_BEFOREHAND = re.compile(r"\bhad\b|\bpreviously\b|\boriginally\b", re.IGNORECASE)
_EARLIEST = re.compile(r"\bas\s(?:early|soon)\sas\s\Z", re.IGNORECASE)


def clause_before(text: str, start: int) -> str:
    """Return the words of the clause in front of an offset, at most ``_REACH`` characters."""
    before = text[max(0, start - _REACH) : start]
    cut = 0
    for boundary in _BOUNDARY.finditer(before):
        cut = boundary.end()
    return before[cut:]


def weekday_lean(text: str, start: int, end: int) -> int:
    """Return 1 where a weekday lies ahead: after "will" in its clause, or "as early as"."""
    if text[end : end + 2] in {"'s", "’s"}:
        return 0
    clause = clause_before(text, start)
    if _WILL.search(clause) or _EARLIEST.search(clause):
        return 1
    return 1 if _PLANNED.search(clause) and not _BEFOREHAND.search(clause) else 0


def lies_ahead(text: str, start: int) -> bool:
    """Return whether the clause in front of an offset speaks of what is to come."""
    return _WILL.search(clause_before(text, start)) is not None


def month_lean(text: str, start: int) -> int:
    """Return 1 or -1 where the clause in front of a month speaks of what is to come or past, else 0.

    -2 is certain, however near the day would lie ahead: "the year ended Jan. 31".
    """
    clause = clause_before(text, start)
    if clause.endswith(("the ", "'s ", "’s ")):
        return 0
    if clause.endswith("ended "):
        return -2
    ahead, past = _last(_AHEAD, clause), _last(_PAST, clause)
    if ahead < 0 and past < 0:
        return 0
    return 1 if ahead > past else -1


def _last(pattern: re.Pattern[str], clause: str) -> int:
    position = -1
    for match in pattern.finditer(clause):
        position = match.start()
    return position
