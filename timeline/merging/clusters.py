"""Clusters: statements that state one event, each compared with the whole event and never chained.

Two groups are joined if the best part of all pairs between them is likely on average. A single likely pair
between two large groups is not enough: most of their pairs must be likely, or most of their statements must
have a likely one in the other group.
"""

from __future__ import annotations

import heapq
import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from timeline.executor import THIS_PROCESS, Executor, Progress, no_progress
from timeline.merging.likeness import UNLIKE, Comparison
from timeline.merging.one_article import differ, repeats_news
from timeline.merging.other_dates import with_other_dates
from timeline.merging.partitions import Partition, partitions
from timeline.merging.statement import Statement
from timeline.merging.told_apart import Pairs, ToldApart, joined

LIKELY = 1.0
"""The average likeness from which two groups are one event."""

_LIKELY_ALONE = 2.0
"""The likeness from which two statements are one event that no third one tells."""
CERTAIN = 5.0
"""The likeness of statements that are one event beyond doubt."""

_BEST_PART, _MOST_PART = 0.1, 0.3
"""The part of the pairs between two groups that counts, the most likely ones: for a small group, and for two
larger ones, which must be alike as a whole."""
_POOLED, _COUNTS = 0.3, 0.0
"""What the pairs between two groups add together, times the logarithm of their number, and the likeness from
which a pair counts: many pairs that are nearly likely tell more than one."""
_SMALL = 2
"""Members of the largest small group."""
_MOST_COMPARED = 12
"""Members of a large group that are compared; they joined it first and are its most alike."""
_MOST_MATCHED = 40
"""Members of a large group that are matched with their most alike ones in the other group."""
_MATCHED = -1.0
"""What the average likeness of these matches counts less than that of the pairs: the best are chosen."""


class PairTable:
    """Pairs of two statements with their likeness, each pair once, in 24 bytes a pair."""

    def __init__(self) -> None:
        self._ones, self._twos, self._scores = array("q"), array("q"), array("d")

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        return zip(self._ones, self._twos, self._scores, strict=True)

    def append(self, one: int, two: int, score: float) -> None:
        """Add a pair, as indices into a collection in canonical order."""
        self._ones.append(one)
        self._twos.append(two)
        self._scores.append(score)

    def both_ways(self) -> Pairs:
        """Return the likeness of the pairs, both ways."""
        scores: Pairs = defaultdict(dict)
        for one, two, score in self:
            scores[one][two] = scores[two][one] = score
        return scores


def likely_pairs(
    collection: Sequence[Statement],
    changed: Sequence[bool] | None = None,
    executor: Executor = THIS_PROCESS,
    progress: Progress = no_progress,
) -> PairTable:
    """Return the likely pairs of a collection in canonical order; ``executor`` runs the comparisons.

    ``changed`` tells which statements are new; if given, only pairs with a new one are compared. Neither the
    executor nor the order in which its workers end changes the pairs.
    """
    pairs = PairTable()
    certain = set(_repeated_news(collection, changed))
    for one, two in certain:
        pairs.append(one, two, CERTAIN)
    for share, found in executor.results(compared, partitions(collection, changed)):
        for one, two, score in found:
            if (one, two) not in certain:
                pairs.append(one, two, score)
        progress(share)
    return pairs


def compared(partition: Partition) -> tuple[float, PairTable]:
    """Return the share of a part, and its likely pairs as indices into the whole collection."""
    pairs, statements, places = PairTable(), partition.statements, partition.places
    comparison = Comparison(statements)
    for rows, columns in partition.blocks:
        likely = comparison.likely_pairs(rows, columns, are_mixed=partition.are_mixed)
        for one, two, score in likely:
            here, there = statements[one].mention, statements[two].mention
            if here.article != there.article or not differ(here, there):
                pairs.append(places[one], places[two], score)
    return partition.share, pairs


def _repeated_news(
    collection: Sequence[Statement], changed: Sequence[bool] | None
) -> Iterator[tuple[int, int]]:
    """Yield the news of each article that names no day, with the first dated statement of it.

    They are one event, though their dates differ. ``changed`` is that of ``likely_pairs``.
    """
    by_article: dict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(collection):
        by_article[each.mention.article].append(index)
    for indices in by_article.values():
        if changed is not None and not any(changed[index] for index in indices):
            continue
        in_text = sorted(indices, key=lambda index: collection[index].mention.start)
        for one in in_text:
            if (news := collection[one].mention).is_dated_by_publication:
                again = (two for two in in_text if repeats_news(collection[two].mention, news))
                if (two := next(again, None)) is not None:
                    yield min(one, two), max(one, two)


def families(count: int, pairs: PairTable) -> list[list[int]]:
    """Return the ``count`` statements in families, each in canonical order, by their first members.

    A family holds all statements that a chain of likely pairs connects. No event reaches beyond its family.
    """
    head = list(range(count))

    def head_of(index: int) -> int:
        while head[index] != index:
            head[index] = head[head[index]]
            index = head[index]
        return index

    for one, two, score in pairs:
        if score > LIKELY:
            here, there = head_of(one), head_of(two)
            head[max(here, there)] = min(here, there)
    members: dict[int, list[int]] = defaultdict(list)
    for index in range(count):
        members[head_of(index)].append(index)
    return list(members.values())


def family_groups(
    members: Sequence[Sequence[int]], pairs: PairTable, told_apart: ToldApart
) -> Iterator[list[list[int]]]:
    """Yield the event groups of each family."""
    family_of = {index: family for family, indices in enumerate(members) for index in indices}
    by_family: list[Pairs] = [defaultdict(dict) for _ in members]
    for one, two, score in pairs:
        if family_of[one] == family_of[two]:
            within = by_family[family_of[one]]
            within[one][two] = within[two][one] = score
    for indices, within in zip(members, by_family, strict=True):
        yield event_groups(indices, within, told_apart)


def event_groups(statements: Iterable[int], pairs: Pairs, told_apart: ToldApart) -> list[list[int]]:
    """Return statements in groups, one for each event, in canonical order, by their first members.

    Those whose dates meet are joined first, so a date that is given twice never draws away what an event's
    own date would hold.
    """
    meeting: Pairs = defaultdict(dict)
    apart: list[tuple[float, int, int]] = []
    for one, others in pairs.items():
        for two, score in others.items():
            if not told_apart.are_of_other_days(one, two):
                meeting[one][two] = score
            elif one < two and score > LIKELY:
                apart.append((score, one, two))
    groups = _joined_by_likeness(statements, meeting, told_apart)
    if apart:
        apart.sort(key=lambda pair: (-pair[0], *pair[1:]))
        groups = with_other_dates(groups, pairs, apart, told_apart)
    return sorted(sorted(group) for group in groups)


def _joined_by_likeness(statements: Iterable[int], pairs: Pairs, told_apart: ToldApart) -> list[list[int]]:
    """Return statements in groups; the likeliest two groups are joined first."""
    members = {index: [index] for index in statements}
    near = {index: set(pairs.get(index, ())) for index in members}
    homes = {index: told_apart.by_article([index]) for index in members}
    heap = [
        (-score, one, two)
        for one, others in pairs.items()
        for two, score in others.items()
        if one < two and score > _LIKELY_ALONE
    ]
    heapq.heapify(heap)
    made = max(members, default=0) + 1
    while heap:
        _, one, two = heapq.heappop(heap)
        if one not in members or two not in members or told_apart.are_apart(homes[one], homes[two], pairs):
            continue
        if told_apart.have_other_days(members[one][:_MOST_COMPARED], members[two][:_MOST_COMPARED]):
            continue
        group, made = made, made + 1
        members[group] = members.pop(one) + members.pop(two)
        homes[group] = joined(homes.pop(one), homes.pop(two))
        near[group] = {each for each in near.pop(one) | near.pop(two) if each in members}
        for other in near[group]:
            near[other].add(group)
            score = likeness(members[group], members[other], pairs)
            if score > LIKELY:
                heapq.heappush(heap, (-score, other, group))
    return list(members.values())


def likeness(one: Sequence[int], two: Sequence[int], pairs: Pairs) -> float:
    """Return the likeness of two groups: that of the best pairs between them, and more if they are many.

    Large groups told in many words have few pairs that are alike, but a match for most of their statements.
    """
    score = _pair_likeness(one, two, pairs)
    if score > LIKELY or min(len(one), len(two)) <= _SMALL:
        return score
    matches = [*_matches(one, two, pairs), *_matches(two, one, pairs)]
    return max(score, sum(matches) / len(matches) + _MATCHED)


def _matches(one: Sequence[int], two: Sequence[int], pairs: Pairs) -> Iterator[float]:
    """Yield the likeness of statements of a group to their most alike ones in another group."""
    for here in one[:_MOST_MATCHED]:
        scores = pairs.get(here, {})
        yield max((scores[there] for there in two if there in scores), default=UNLIKE)


def _pair_likeness(one: Sequence[int], two: Sequence[int], pairs: Pairs) -> float:
    """Return the average likeness of the best pairs between two groups, and more if they are many."""
    scores = sorted(
        (
            pairs.get(here, {}).get(there, UNLIKE)
            for here in one[:_MOST_COMPARED]
            for there in two[:_MOST_COMPARED]
        ),
        reverse=True,
    )
    part = _BEST_PART if min(len(one), len(two)) <= _SMALL else _MOST_PART
    best = scores[: math.ceil(len(scores) * part)]
    count = sum(score > _COUNTS for score in scores)
    return sum(best) / len(best) + _POOLED * math.log(max(count, 1))
