"""Where the words of a clause point: back, or ahead."""

from __future__ import annotations

import re

_BOUNDARY = re.compile(r"[.;:!?](?=\s)|[\n\u2028]|,\s|\s[-–—]+\s")
_REACH = 90
"""Characters in front of an expression that are looked at."""

_SENTENCE_END = re.compile(r"[.;:!?](?=\s)|[\n\u2028]")
_SHORT = 14
"""Characters; a clause shorter than this in front of a month ("In early") says nothing: what follows does."""

_DETERMINERS = ("the ", " a ", " an ", "'s ", "’s ", "its ", "his ", "her ", "their ")
"""A month behind one of these describes a noun ("the August takeover"), and its clause says nothing of it."""

_WILL = re.compile(r"\b(?:will|won[’']t|shall)\s|[’']ll\s", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|won[’']t|shall|would|expected|expects?|plans?|planning|planned|scheduled|set|due|slated|upcoming"
    r"|is\s(?:to|being)|are\s(?:to|being)|ahead\sof|intends?|aims?|hopes?|deadline|forthcoming"
    r")\b|[’']ll\s"
)
_PERHAPS_AHEAD = re.compile(r"\b(?:could|may|might|must|should|can|cannot|until|ready|to\s[a-z]{2,})\b")
"""Behind these a past verb says nothing: "agreed to buy it in January", "was able to return in November"."""
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|been|ended|since|last|(?<!\bbe\s)(?<!\bbeing\s)[a-z]{2,}ed|began|fell|rose|took|came|went|made|said|told|won|lost|left|held)\b"
)
_PLANNED = re.compile(
    r"\b(?:set|scheduled|due|slated|poised|plans?|planned|planning|hopes?|ready|intends?)\s(?:to|for|on)\s"
    r"|\b(?:is|are)\s(?:expected\s)?to\s[a-z]+|\bplan(?:s|ned|ning)?\san?\s",
    re.IGNORECASE,
)
_TIMETABLED = re.compile(
    r"\b(?:ends|begins|starts|opens|expires|resumes|concludes|goes\son\ssale|kicks\soff|takes\seffect)\s(?:on\s)?\Z"
)
_STILL_OPEN = re.compile(
    r"\b(?:has|have|is|are)\b[^.;]*\b(?:until|till)\s(?:[\w.:]+\s){0,3}\Z", re.IGNORECASE
)
"""A limit that has not passed: "has until 9 a.m. Tuesday"."""
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
    if (
        _WILL.search(clause)
        or _EARLIEST.search(clause)
        or _TIMETABLED.search(clause)
        or _STILL_OPEN.search(clause)
    ):
        return 1
    return 1 if _PLANNED.search(clause) and not _BEFOREHAND.search(clause) else 0


def lies_ahead(text: str, start: int) -> bool:
    """Return whether the clause in front of an offset speaks of what is to come."""
    return _WILL.search(clause_before(text, start)) is not None


def _sentence_before(text: str, start: int) -> str:
    before = text[max(0, start - _REACH) : start]
    cut = 0
    for boundary in _SENTENCE_END.finditer(before):
        cut = boundary.end()
    return before[cut:]


def month_lean(text: str, start: int, end: int) -> int:
    """Return 1 or -1 where the clause in front of a month speaks of what is to come or past, else 0.

    -2 is certain, however near the day would lie ahead: "the year ended Jan. 31".
    """
    clause = _sentence_before(text, start)
    if clause.endswith(_DETERMINERS):
        return 0
    if clause.endswith("ended "):
        return -2
    if len(clause) < _SHORT:
        behind = text[end : end + _REACH]
        ahead, past = _AHEAD.search(behind), _PAST.search(behind)
        if ahead is None:
            return -1 if past else 0
        return 1 if past is None or ahead.start() < past.start() else -1
    latest_ahead, latest_past, perhaps = (_last(cue, clause) for cue in (_AHEAD, _PAST, _PERHAPS_AHEAD))
    if latest_ahead < 0 and latest_past <= perhaps:
        return 0
    return 1 if latest_ahead >= latest_past else -1


def _last(pattern: re.Pattern[str], clause: str) -> int:
    position = -1
    for match in pattern.finditer(clause):
        position = match.start()
    return position
