"""What one article tells apart: it speaks of two events, so no other article makes them one.

An article that dates the sinking two days after the explosion keeps the two groups apart that other articles
would connect, since they tell of both in one sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from timeline.merging.one_article import differ
from timeline.merging.statement import Statement, readings_of

_LEAST_PART = 0.5
"""The pairs told apart that keep two groups apart, as a part of the smaller group's statements.

One article that tells an event's facts in other words does not divide what many others tell as one.
"""

_LONG = 31
"""The days of the longest month."""

Pairs = dict[int, dict[int, float]]
"""The likeness of statements, both ways."""

ByArticle = Mapping[str, Sequence[int]]
"""Statements of a group, by the ids of their articles."""


class ToldApart:
    """The statements of a collection that their own article tells apart."""

    def __init__(self, collection: Sequence[Statement]) -> None:
        self._collection = collection
        self._days = [readings_of(each.mention) for each in collection]
        self._known: dict[tuple[int, int], bool] = {}

    def by_article(self, members: Sequence[int]) -> ByArticle:
        """Return statements, given by index, by their articles."""
        homes: dict[str, list[int]] = defaultdict(list)
        for index in members:
            homes[self._collection[index].mention.article].append(index)
        return homes

    def are_apart(self, one: ByArticle, two: ByArticle, repeated: Mapping[int, Mapping[int, float]]) -> bool:
        """Return True if articles tell more pairs of two groups apart than twice, and not just a few.

        ``repeated`` has the likeness of statements; an article that tells an event twice uses like words.
        """
        apart = told_twice = 0
        for article in one.keys() & two.keys():
            for here in one[article]:
                for there in two[article]:
                    apart += self._differ(here, there)
                    told_twice += there in repeated.get(here, ())
        fewest = min(sum(map(len, each.values())) for each in (one, two))
        return apart > told_twice and apart - told_twice > _LEAST_PART * fewest

    def have_other_days(self, one: Sequence[int], two: Sequence[int]) -> bool:
        """Return True if two groups have statements of other days: a month connects no two days."""
        return any(self.are_of_other_days(here, there) for here in one for there in two)

    def are_of_other_days(self, one: int, two: int) -> bool:
        """Return True if the dates of two statements neither meet nor follow each other, or are two years."""
        gap = self._gap(one, two)
        return gap > 1 or (gap == 1 and self._is_long(one) and self._is_long(two))

    def _gap(self, one: int, two: int) -> int:
        """Return the days between the dates of two statements, by the nearest readings."""
        return min(
            max(here[0] - there[1], there[0] - here[1])
            for here in self._days[one]
            for there in self._days[two]
        )

    def _is_long(self, index: int) -> bool:
        return all(last - first > _LONG for first, last in self._days[index])

    def _differ(self, one: int, two: int) -> bool:
        pair = min(one, two), max(one, two)
        if pair not in self._known:
            self._known[pair] = differ(self._collection[one].mention, self._collection[two].mention)
        return self._known[pair]


def joined(one: ByArticle, two: ByArticle) -> ByArticle:
    """Return the statements of two groups by their articles."""
    return {article: [*one.get(article, ()), *two.get(article, ())] for article in {**one, **two}}
