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
_MODAL = re.compile(r"\b(?:could|may|might)\s[a-z]")
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|been|ended|since|last|(?<!\bbe\s)(?<!\bbeing\s)[a-z]{2,}ed|began|fell|rose|took|came|went|made|said|told|won|lost|left|held)\b"
)
_PLANNED = re.compile(
    r"\b(?:set|scheduled|due|slated|poised|forecast|plans?|planned|planning|hopes?|ready|intends?)\s(?:to|for|on)\s"
    r"|\b(?:is|are)\s(?:expected\s)?to\s[a-z]+|\bplan(?:s|ned|ning)?\san?\s|\bexpects?\s[^.;]{1,50}\sto\s",
    re.IGNORECASE,
)
_TIMETABLED = re.compile(
    r"\b(?:(?:ends|begins|starts|opens|expires|resumes|concludes|closes|returns|reopens|goes\son\ssale|kicks\soff"
    r"|takes\s(?:effect|place)|meets?(?:\sagain)?|comes\sinto\sforce)|(?:is|are)\s(?:held|due|back|at|on)\b)\s"
    r"(?:at\s)?(?:[\d:.]{1,5}\s?(?:[ap]\.?m\.?|[A-Z]{3,4})?\s)?(?:on\s|in\s)?\Z"
)
"""The present of timetables, right in front of a date: "ends on", "is at 8pm on"."""
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


def weekday_direction(text: str, start: int, end: int) -> int:
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


def has_future_verb(text: str, start: int) -> bool:
    """Return whether the clause in front of an offset speaks of what is to come."""
    clause = clause_before(text, start)
    return _WILL.search(clause) is not None or _TIMETABLED.search(clause) is not None


def has_future_cue(text: str, start: int) -> bool:
    """Return whether the clause in front of an offset tells of what was or is still to come."""
    return _AHEAD.search(clause_before(text, start)) is not None


def _sentence_before(text: str, start: int) -> str:
    before = text[max(0, start - _REACH) : start]
    cut = 0
    for boundary in _SENTENCE_END.finditer(before):
        cut = boundary.end()
    return before[cut:]


def month_direction(text: str, start: int, end: int) -> int:
    """Return 1 or -1 where the clause in front of a month speaks of what is to come or past, else 0.

    -2 and 2 are certain, however near the day would lie on the other side: "the year ended Jan. 31", "it
    takes effect on January 1".
    """
    clause = _sentence_before(text, start)
    if clause.endswith(_DETERMINERS):
        return 1 if _is_awaited(text[end : end + _REACH]) else 0
    if clause.endswith("ended "):
        return -2
    if _TIMETABLED.search(clause):
        return 2
    if len(clause) < _SHORT and not (_PAST.search(clause) or _AHEAD.search(clause)):
        behind = text[end : end + _REACH]
        ahead, past = _AHEAD.search(behind) or _MODAL.search(behind), _PAST.search(behind)
        if ahead is None:
            return -1 if past else 0
        return 1 if past is None or ahead.start() < past.start() else -1
    latest_ahead, latest_past, perhaps = (_last(cue, clause) for cue in (_AHEAD, _PAST, _PERHAPS_AHEAD))
    if latest_ahead < 0 and latest_past <= perhaps:
        return 0
    return 1 if latest_ahead >= latest_past else -1


def _is_awaited(behind: str) -> bool:
    """Return whether the words behind a month and its noun speak of what is to come, and of nothing past."""
    clause = _SENTENCE_END.split(behind, maxsplit=1)[0]
    ahead = _AHEAD.search(clause) or _MODAL.search(clause)
    return ahead is not None and _PAST.search(clause[: ahead.start()]) is None


def _last(pattern: re.Pattern[str], clause: str) -> int:
    position = -1
    for match in pattern.finditer(clause):
        position = match.start()
    return position
