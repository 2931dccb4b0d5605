"""The lead of an event: the statement whose title stands for all of its witnesses.

The figures were chosen by hand on 76 events of news whose titles a reader had judged: the title taken is one
of the best in 48 of them and printable in 66 (in 29 and 54 with the words in common alone).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from timeline.events import EVENT_NOUNS, REPORTING_VERBS, says_little
from timeline.merging.statement import Statement
from timeline.merging.weight import BEGINNING
from timeline.model import Mention

_IN_COMMON = 2.0
"""What a title gains whose words all other titles share."""
_SHORT = 3
"""Words added to the length of each title, so that one of few words does not win by them alone."""
_IN_HEADLINE, _MOST_IN_HEADLINE = 0.4, 6
"""What each word adds that it has in common with its article's headline, and how many count."""
_EARLY = 0.6
"""What it gains at the beginning of its article."""
_CUT = 1.2
"""What a title loses that breaks off."""
_NOUN = 0.7
"""What it loses if it names an event without telling what happened ("Tuesday's launch")."""
_OPENING = 0.6
"""What it loses if it begins with a filled-in name or inside a quotation."""
_NAMING = EVENT_NOUNS - REPORTING_VERBS
"""Predicates that name an event; as a verb of saying they tell it ("reports")."""


def lead_of(group: Sequence[Statement], dated: Statement) -> Statement:
    """Return the statement of the event's date, that of ``dated``, with the best title.

    One that says little is the last choice; in a tie the first one in the canonical order is taken.
    """
    counts = Counter(stem for each in group for stem in each.title_stems)
    same = [each for each in group if each.mention.date.edtf == dated.mention.date.edtf]

    def rank(each: Statement) -> tuple[bool, float, tuple[int, int, str, int]]:
        shared = sum(counts[stem] for stem in each.title_stems) / len(group)
        in_common = shared / (len(each.title_stems) + _SHORT)
        return _says_little(each.mention), -_IN_COMMON * in_common - _merit(each), each.key

    return min(same, key=rank)


def _merit(each: Statement) -> float:
    """Return what a title is worth by itself, and by its place in its article."""
    mention = each.mention
    in_headline = len(each.headline_stems & each.title_stems)
    is_named = mention.predicate in _NAMING and not mention.object
    return (
        _IN_HEADLINE * min(in_headline, _MOST_IN_HEADLINE)
        + _EARLY * (mention.start < BEGINNING)
        - _CUT * ("…" in mention.title)
        - _NOUN * is_named
        - _OPENING * (mention.title[:1] in "[\"“‘'")
    )


def _says_little(mention: Mention) -> bool:
    names = (*mention.actors, *mention.groups, *(place.name for place in mention.places))
    return says_little(mention.title, names)
