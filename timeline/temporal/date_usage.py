"""The usage of a date by the words around it: since, until, before, after, by; or the whole period."""

from __future__ import annotations

from timeline.model import TimexMod
from timeline.temporal.calendar import DateUsage
from timeline.temporal.language import ParsedSpan, UsageWords
from timeline.temporal.meaning import Ago, Modified, RelativeUnit

_REACH = 50
"""Characters of the longest words before a date."""
_OPEN = {
    "since": DateUsage(since=True),
    "until": DateUsage(until=True),
    "by": DateUsage(by=True),
    "whole": DateUsage(throughout=True),
}
_AT_LEAST = frozenset({TimexMod.MORE_THAN, TimexMod.EQUAL_OR_MORE})


def date_usage(text: str, span: ParsedSpan, words: UsageWords) -> DateUsage:
    """Return the usage of a date; the words behind it decide before those in front of it."""
    behind = words.behind.match(text, span.end)
    if behind is not None and not (behind.lastgroup == "now" and isinstance(span.meaning, RelativeUnit)):
        return _OPEN["since" if behind.lastgroup == "now" else str(behind.lastgroup)]
    before = words.before.search(text, max(0, span.start - _REACH), span.start)
    if before is None:
        return _by_its_own_words(span)
    if words.is_closed is not None and words.is_closed(text, span, before):
        return DateUsage()
    return _OPEN[str(before.lastgroup)]


def _by_its_own_words(span: ParsedSpan) -> DateUsage:
    """Return the usage of "more than 40 years ago": until then."""
    meaning = span.meaning
    if isinstance(meaning, Modified) and isinstance(meaning.of, Ago):
        return DateUsage(until=meaning.mod in _AT_LEAST)
    return DateUsage()


def usage_in_words(usage: DateUsage) -> str:
    """Return the open side of a date in words, for its explanation; empty if both sides are closed."""
    if usage.since:
        return "; from then on, as the text states no end"
    if usage.by:
        return "; at some time up to then"
    return "; up to then, as the text states no beginning" if usage.until else ""
