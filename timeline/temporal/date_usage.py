"""The usage of a date by the words around it: since, until, before, after, by; or the agent after "by"."""

from __future__ import annotations

import re

from timeline.model import TimexMod
from timeline.temporal.calendar import DateUsage
from timeline.temporal.language import ParsedSpan
from timeline.temporal.meaning import (
    Ago,
    Holiday,
    Meaning,
    Modified,
    PartialDate,
    RelativeUnit,
    TimeOfDay,
    Weekday,
    YearPart,
    core_meaning,
)

_FILLER = r"(?:(?:the|the\syear|at\sleast|about|around|some\stime\sin)\s)?"
_PREPOSITION = re.compile(
    r"\b(?:(?P<no>not|no|never)\s)?(?P<word>since|from|until|till|by|up\sto|before|prior\sto|ahead\sof|after"
    rf"|later\sthan|earlier\sthan|sooner\sthan|older\sthan|younger\sthan|through)\s{_FILLER}\Z",
    re.IGNORECASE,
)
_REACH = 36
"""Characters of the longest preposition with its filler."""
_NOT_UNTIL = re.compile(
    r"\b(?:not|n[’']t|never|postponed|delayed|deferred|adjourned|rescheduled|put\soff|pushed\sback|moved)\b[^.;\n]{0,44}"
    rf"\b(?:until|till)\s{_FILLER}\Z",
    re.IGNORECASE,
)
"""Words of an act on the date itself, not up to it: "did not end until 1945", "postponed until Saturday"."""
_ON = re.compile(r"\s(?:on|onwards?)(?=[\s,.;]|\Z)(?!\son\s)|\s(?:until|till)\s(?!\d|the\s\d)", re.IGNORECASE)
"""The words after a date with "from": a period begins with it, and its end is no date."""
_TO_THE_PRESENT = re.compile(
    r"(?:\s(?:up\s)?(?:to|until|till|through)\s|\s?[-–—]\s?)(?:the\s)?(?:present|this\sday|now|date)\b",
    re.IGNORECASE,
)
_OR_BEYOND = re.compile(
    r",?\s(?:at\sthe\s(?:very\s)?(?P<latest>latest|earliest)|or\s(?P<beyond>earlier|before|later|after(?:wards)?))\b",
    re.IGNORECASE,
)
_LIMIT_BEFORE = re.compile(
    r"\bat\sthe\s(?:very\s)?(?P<side>latest|earliest),?\s(?:in|on|by)\s(?:the\s)?\Z", re.IGNORECASE
)
_NOT_BEFORE = re.compile(r"\b(?:not|n[’']t|never|cannot)\s(?:\w+\s){1,4}before\s(?:the\s)?\Z", re.IGNORECASE)
"""A denied act before a date lies after it: "will not open before 2024"."""
_PREFIX = re.compile(r"\b(?P<word>pre|post)[-–‑]\Z", re.IGNORECASE)
_NEAR = re.compile(
    r"\b(?:soon|right|immediately|directly|minutes|hours|days|weeks|months)\s(?:before|after)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
"""Words of a time near the date: "soon after 3 May" is no open interval."""
_PART_WAY = re.compile(r"\b(?:half|mid|part|all|\w+way)\s?through\s(?:the\s)?\Z", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:throughout|all\s(?:of\s|through\s)?|the\swhole\sof)\s?\Z", re.IGNORECASE)

_NOUN = re.compile(r"\s[A-Za-z]|[-–]\d{2,4}\s\w")
_NO_NOUN = re.compile(
    r"\s(?:and|or|but|in|on|at|of|to|by|for|with|from|the|a|an|he|she|it|they|we|when|while|as|that|who|which|is"
    r"|was|were|has|had|will|would|until|till|after|before|because)\b"
)
_POSSESSED = re.compile(r"['’]s\s(?P<noun>\w+)")
_LIMIT = re.compile(
    r"(?:['’]s)?\s(?:\w+\s)?(?:deadline|close|closing|end|start|opening|kick-?off|cut-?off|target|expiry)\b",
    re.IGNORECASE,
)
"""A noun of a limit: "by Friday's deadline" is a deadline all the same."""
_YARDSTICK = re.compile(
    r"\s(?:standards|levels?|prices|rules|figures|terms|values|dollars|rates)\b", re.IGNORECASE
)
"""A measure after "by": "small by 2019 standards"."""

_BEFORE = frozenset({"before", "prior to", "ahead of", "earlier than", "sooner than", "older than", "up to"})
_AFTER = frozenset({"after", "later than", "younger than"})


def date_usage(text: str, span: ParsedSpan) -> DateUsage:
    """Return the usage of a date by the words around it."""
    before = text[max(0, span.start - _REACH) : span.start]
    if (beyond := _by_words_behind(text, span, before)) is not None:
        return beyond
    preposition = _PREPOSITION.search(before)
    if preposition is None:
        return _by_its_own_words(span, before)
    word = " ".join(preposition["word"].lower().split())
    if word in {"since", "from", "until", "till"}:
        return _from_or_until(text, span, before, word)
    if _dates_noun(text, span, before, word):
        return DateUsage()
    if word == "by":
        return DateUsage() if _YARDSTICK.match(text, span.end) else DateUsage(by=True)
    if word == "through":
        return DateUsage(until=_ends_there(span, before))
    if _is_near_or_clock(span, before):
        return DateUsage()
    denied = _NOT_BEFORE.search(text, max(0, span.start - 50), span.start)
    return _beside(word, negated=preposition["no"] is not None or denied is not None)


def _beside(word: str, *, negated: bool) -> DateUsage:
    """Return the side of "before" or "after"; a negation turns it round ("no later than")."""
    return DateUsage(until=True) if (word in _BEFORE) != negated else DateUsage(since=True)


def _by_words_behind(text: str, span: ParsedSpan, before: str) -> DateUsage | None:
    """Return the usage by words after the date ("at the latest", "to the present"); else ``None``."""
    behind = _OR_BEYOND.match(text, span.end)
    if behind is not None:
        back = (behind["latest"] or behind["beyond"]).lower() in {"latest", "earlier", "before"}
        return DateUsage(until=back, since=not back)
    if _TO_THE_PRESENT.match(text, span.end) and not isinstance(span.meaning, RelativeUnit):
        return DateUsage(since=True)
    limit = _LIMIT_BEFORE.search(before)
    if limit is not None:
        return DateUsage(until=limit["side"].lower() == "latest", since=limit["side"].lower() == "earliest")
    prefix = _PREFIX.search(before)
    if prefix is None:
        return None
    return _beside("before" if prefix["word"].lower() == "pre" else "after", negated=False)


def _by_its_own_words(span: ParsedSpan, before: str) -> DateUsage:
    """Return the usage of a date without a preposition of time: "more than 40 years ago", "all of 2010"."""
    meaning = span.meaning
    if isinstance(meaning, Modified) and isinstance(meaning.of, Ago):
        return DateUsage(until=meaning.mod in _AT_LEAST)
    return DateUsage(throughout=bool(_WHOLE.search(before)))


_AT_LEAST = frozenset({TimexMod.MORE_THAN, TimexMod.EQUAL_OR_MORE})


def _from_or_until(text: str, span: ParsedSpan, before: str, word: str) -> DateUsage:
    if _identifies_noun(text, span, before):
        return DateUsage()
    if word == "since" or (word == "from" and _ON.match(text, span.end)):
        return DateUsage(since=True)
    if word != "from" and not _NOT_UNTIL.search(text, max(0, span.start - 60), span.start):
        return DateUsage(until=True)
    return DateUsage(throughout=bool(_WHOLE.search(before)))


def _identifies_noun(text: str, span: ParsedSpan, before: str) -> bool:
    """Return True if a year only identifies a noun ("since the 1998 bombing")."""
    meaning = span.meaning
    is_year = isinstance(meaning, PartialDate) and meaning.month is None
    return is_year and before.lower().endswith(" the ") and _NOUN.match(text, span.end) is not None


def _dates_noun(text: str, span: ParsedSpan, before: str, word: str) -> bool:
    """Return True if a date belongs to the noun behind it ("by Monday's crash", "after the May 3 vote").

    A limit is no such noun after "by" ("by Friday's deadline").
    """
    if word == "by" and _LIMIT.match(text, span.end):
        return False
    if _POSSESSED.match(text, span.end):
        return True
    has_article = before.lower().endswith(" the ") or text[span.start : span.start + 4].lower() == "the "
    if not has_article or _NOUN.match(text, span.end) is None or _NO_NOUN.match(text, span.end):
        return False
    return isinstance(span.meaning, PartialDate | Weekday | Holiday | YearPart)


def _ends_there(span: ParsedSpan, before: str) -> bool:
    """Return True if "through" leads up to a date ("will run through 2032"), not across a period."""
    if _PART_WAY.search(before) or before.lower().endswith("the ") or _names_time(span.meaning):
        return False
    return isinstance(core_meaning(span.meaning), PartialDate | Weekday | Holiday)


def _is_near_or_clock(span: ParsedSpan, before: str) -> bool:
    return _names_time(span.meaning) or _NEAR.search(before) is not None


def _names_time(meaning: Meaning) -> bool:
    """Return True for a time of day: "after midnight on Friday" is on Friday."""
    return isinstance(meaning.of if isinstance(meaning, Modified) else meaning, TimeOfDay)


def usage_in_words(usage: DateUsage) -> str:
    """Return the open side of a date in words, for its explanation; empty if both sides are closed."""
    if usage.since:
        return "; its end is not stated"
    return "; its beginning is not stated" if usage.until or usage.by else ""
