"""Single acts: what happens once, so that two dates of it are one event and not two of a kind.

A ship sinks once, and one disaster kills eleven. But a team wins each year, and rebels attack again.
"""

from __future__ import annotations

from functools import cache

from timeline.language import noun_forms, verb_forms
from timeline.merging.statement import NUMBERS, Statement

_VERBS = """
abolish acquire assassinate bury buy capsize collapse demolish depose derail die drown marry merge oust
overthrow purchase sink topple
"""
_NOUNS = (
    "acquisition assassination birth burial capsizing collapse coup death derailment merger sinking takeover"
)
_OTHERS = "born burst overthrown"
_SMALL_COUNT = 2
"""The largest number that much has in common by chance."""


def tell_single_act(one: Statement, two: Statement) -> bool:
    """Return True if both titles tell an act that happens once, or both sentences give a number."""
    both_once = all(not _once().isdisjoint(each.title_words) for each in (one, two))
    return both_once or bool(_counts(one) & _counts(two))


def _counts(statement: Statement) -> frozenset[str]:
    """Return the numbers of a sentence, in digits, without small ones and those of the date."""
    in_words = {NUMBERS[word] for word in statement.sentence_words if word in NUMBERS}
    found = statement.numbers_told | in_words
    return frozenset(each for each in found if not each.isdigit() or int(each) > _SMALL_COUNT)


@cache
def _once() -> frozenset[str]:
    """Return the forms of words for acts that happen once."""
    verbs = (form for verb in _VERBS.split() for form in verb_forms(verb))
    nouns = (form for noun in _NOUNS.split() for form in noun_forms(noun))
    return frozenset((*verbs, *nouns, *_OTHERS.split()))
