"""The direction of a clause's tense: past or future."""

from __future__ import annotations

import re

_BOUNDARY = re.compile(r"[.;:!?](?=\s)|[\n\u2028]|,\s|\s[-–—]+\s")
_REACH = 90
"""Characters of the context before or after an expression."""

_SENTENCE_END = re.compile(r"[.;:!?](?=\s)|[\n\u2028]")
_SHORT = 14
"""Characters; if the clause before a month is shorter ("In early"), the words after it decide."""

_DETERMINERS = ("the ", " a ", " an ", "'s ", "’s ", "its ", "his ", "her ", "their ")
"""After one of these, a month describes a noun ("the August takeover"), and its clause does not count."""

_WILL = re.compile(r"\b(?:will|won[’']t|shall)\s|[’']ll\s", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|won[’']t|shall|would|expected|expects?|plans?|planning|planned|scheduled|set|due|slated|upcoming"
    r"|is\s(?:to|being)|are\s(?:to|being)|ahead\sof|intends?|aims?|hopes?|deadline|forthcoming"
    r")\b|[’']ll\s"
)
_PERHAPS_AHEAD = re.compile(r"\b(?:could|may|might|must|should|can|cannot|until|ready|to\s[a-z]{2,})\b")
"""After a past verb, these leave the direction open: "agreed to buy it in January"."""
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
"""The present tense of timetables, right before a date: "ends on", "is at 8pm on"."""
_STILL_OPEN = re.compile(
    r"\b(?:has|have|is|are)\b[^.;]*\b(?:until|till)\s(?:[\w.:]+\s){0,3}\Z", re.IGNORECASE
)
"""A limit in the future: "has until 9 a.m. Tuesday"."""
_BEFOREHAND = re.compile(r"\bhad\b|\bpreviously\b|\boriginally\b", re.IGNORECASE)
_EARLIEST = re.compile(r"\bas\s(?:early|soon)\sas\s\Z", re.IGNORECASE)


def clause_before(text: str, start: int) -> str:
    """Return the words of the clause before an offset, at most ``_REACH`` characters."""
    before = text[max(0, start - _REACH) : start]
    cut = 0
    for boundary in _BOUNDARY.finditer(before):
        cut = boundary.end()
    return before[cut:]


def weekday_direction(text: str, start: int, end: int) -> int:
    """Return 1 for a weekday in the future, after "will" in its clause or "as early as"; else 0."""
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
    """Return True if the clause before an offset has a verb in the future tense."""
    clause = clause_before(text, start)
    return _WILL.search(clause) is not None or _TIMETABLED.search(clause) is not None


def has_future_cue(text: str, start: int) -> bool:
    """Return True if the clause before an offset looks ahead, from the present or from the past."""
    return _AHEAD.search(clause_before(text, start)) is not None


def _sentence_before(text: str, start: int) -> str:
    before = text[max(0, start - _REACH) : start]
    cut = 0
    for boundary in _SENTENCE_END.finditer(before):
        cut = boundary.end()
    return before[cut:]


def month_direction(text: str, start: int, end: int) -> int:
    """Return 1 if the clause of a month is about the future, -1 if it is about the past, else 0.

    2 and -2 are certain, however near the day on the other side: "it takes effect on January 1", "the year
    ended Jan. 31".
    """
    clause = _sentence_before(text, start)
    if clause.endswith(_DETERMINERS):
        return 1 if _is_awaited(text[end : end + _REACH]) else 0
    if clause.endswith("ended "):
        return -2
    if _TIMETABLED.search(clause):
        return 2
    if len(clause) < _SHORT and not (_PAST.search(clause) or _AHEAD.search(clause)):
        return _direction_after(text[end : end + _REACH])
    return _direction_before(clause)


def _direction_after(behind: str) -> int:
    """Return the direction of the words after a month, by their first cue."""
    ahead, past = _AHEAD.search(behind) or _MODAL.search(behind), _PAST.search(behind)
    if ahead is None:
        return -1 if past else 0
    return 1 if past is None or ahead.start() < past.start() else -1


def _direction_before(clause: str) -> int:
    """Return the direction of the clause before a month, by its last cue."""
    ahead, past, perhaps = (_last(cue, clause) for cue in (_AHEAD, _PAST, _PERHAPS_AHEAD))
    if ahead < 0 and past <= perhaps:
        return 0
    return 1 if ahead >= past else -1


def _is_awaited(behind: str) -> bool:
    """Return True if the words after a month and its noun are about the future, and none about the past."""
    clause = _SENTENCE_END.split(behind, maxsplit=1)[0]
    ahead = _AHEAD.search(clause) or _MODAL.search(clause)
    return ahead is not None and _PAST.search(clause[: ahead.start()]) is None


def _last(pattern: re.Pattern[str], clause: str) -> int:
    position = -1
    for match in pattern.finditer(clause):
        position = match.start()
    return position
