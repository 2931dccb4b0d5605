"""Doubtful pairs: events that are alike, but not enough to be one. A person decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline.merging.clusters import likely_pairs, likeness
from timeline.merging.explanation import InCommon, in_common, merge_reason
from timeline.merging.statement import Statement, statements
from timeline.merging.told_apart import Pairs, ToldApart
from timeline.model import Article, Event

DOUBTFUL = -0.5
"""The least average likeness of two events that are worth the question."""
_LEAST_IN_COMMON = 2.0
"""What two statements must have in common besides their dates, as ``InCommon.worth``."""
_IN_COMMON = 0.5
"""What a word in common adds to the likeness, for the order of the questions."""


@dataclass(frozen=True, slots=True)
class DoubtfulPair:
    """Two mentions of different events that may state the same event, by their ids.

    ``why`` is a sentence that says what they have in common.
    """

    one: str
    two: str
    why: str


def doubtful_pairs(
    events: Iterable[Event], articles: Mapping[str, Article], most: int = 50
) -> list[DoubtfulPair]:
    """Return at most ``most`` pairs of events just below the bar, the likeliest first; ``articles`` is by id.

    Each pair of events stands once, with its two most alike mentions, and so does each pair of sentences. The
    order of the events does not matter. Raises KeyError for a mention of another article, and ModelError.
    """
    known = tuple(events)
    event_of = {mention.id: at for at, event in enumerate(known) for mention in event.mentions}
    collection = statements((mention for event in known for mention in event.mentions), articles)
    number = [event_of[each.mention.id] for each in collection]
    members: dict[int, list[int]] = defaultdict(list)
    for index, event in enumerate(number):
        members[event].append(index)
    pairs = likely_pairs(collection).both_ways()
    asked: dict[frozenset[str], tuple[float, int, int]] = {}
    told_apart = ToldApart(collection)
    for here, there in _neighbours(number, pairs):
        homes = (told_apart.by_article(members[here]), told_apart.by_article(members[there]))
        if told_apart.are_apart(homes[0], homes[1], pairs):
            continue
        score = likeness(members[here], members[there], pairs)
        if score >= DOUBTFUL:
            one, two = sorted(_most_alike(members[here], members[there], pairs))
            common = in_common(collection[one], collection[two])
            worth = common.worth
            if worth >= _LEAST_IN_COMMON and _are_worth_asking(collection[one], collection[two], common):
                told = frozenset((collection[one].sentence, collection[two].sentence))
                rank = -score - _IN_COMMON * worth, one, two
                asked[told] = min(asked.get(told, rank), rank)
    return [
        DoubtfulPair(
            collection[one].mention.id,
            collection[two].mention.id,
            _sentence(merge_reason(collection[one], collection[two])),
        )
        for _, one, two in sorted(asked.values())[:most]
    ]


def _are_worth_asking(one: Statement, two: Statement, common: InCommon) -> bool:
    """Return True for statements of one date, or of one act; those of one article must tell the same act."""
    if one.mention.article == two.mention.article:
        return common.is_same_act and not one.subject_stems.isdisjoint(two.subject_stems)
    return _of_one_date(one, two) or common.tells


def _of_one_date(one: Statement, two: Statement) -> bool:
    return (one.first, one.last) == (two.first, two.last)


def _neighbours(number: list[int], pairs: Pairs) -> set[tuple[int, int]]:
    """Return the pairs of different events with a likely pair of mentions."""
    return {
        (min(number[one], number[two]), max(number[one], number[two]))
        for one, others in pairs.items()
        for two in others
        if number[one] != number[two]
    }


def _most_alike(one: list[int], two: list[int], pairs: Pairs) -> tuple[int, int]:
    """Return the two most alike statements of two events."""
    _, here, there = max(
        (pairs[here][there], -here, -there) for here in one for there in two if there in pairs.get(here, ())
    )
    return -here, -there


def _sentence(reason: str) -> str:
    return f"{reason[0].upper()}{reason[1:]}."
