"""The reasons of a merge, as sentences for a reader."""

from __future__ import annotations

from timeline.merging.statement import Statement
from timeline.words import joined

_MOST_NAMES = 3


def merge_reason(lead: Statement, other: Statement) -> str:
    """Return why another statement joined an event ('same day; both name Kabul; both say "entered"')."""
    parts = [_dates(lead, other)]
    named = _names(lead) & _names(other)
    if named:
        parts.append(f"both name {joined(sorted(named)[:_MOST_NAMES])}")
    words, others = lead.mention.predicate, other.mention.predicate
    if words and others:
        parts.append(f'both say "{words}"' if words == others else f'"{words}" and "{others}"')
    told = set(other.sentence_words) - {words, others}
    shared = [word for word in lead.title_words if word in told]
    if shared:
        parts.append(f"the words {joined(shared[:_MOST_NAMES])} stand in both")
    return "; ".join(parts)


def _dates(one: Statement, two: Statement) -> str:
    if (one.first, one.last) == (two.first, two.last):
        return "same day" if one.is_day else "same date"
    if one.first <= two.last and two.first <= one.last:
        return "dates that agree"
    gap = max(one.first - two.last, two.first - one.last)
    return "a day apart" if gap == 1 else f"dates {gap} days apart"


def _names(statement: Statement) -> set[str]:
    return {*statement.mention.actors, *(place.name for place in statement.mention.places)}
