"""Clusters: statements that state one event, each compared with the whole event and never chained.

Two groups are joined if the best part of all pairs between them is likely on average. A single likely pair
between two large groups is not enough.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from timeline.merging.likeness import UNLIKE, Comparison
from timeline.merging.one_article import differ, repeats_news
from timeline.merging.statement import Statement

LIKELY = 0.9
"""The average likeness from which two groups are one event."""

CERTAIN = 5.0
"""The likeness of statements that are one event beyond doubt."""

_BEST_PART = 0.6
"""The part of the pairs between two groups that counts: the most likely ones."""
_MOST_COMPARED = 12
"""Members of a large group that are compared; they joined it first and are its most alike."""
_LONGEST = 100
"""Days of the longest period that is compared with other dates; longer ones meet only their own."""

Pairs = dict[int, dict[int, float]]
"""The likeness of statements, both ways."""


def likely_pairs(collection: Sequence[Statement]) -> Pairs:
    """Return the likely pairs of a collection in canonical order, as indices into it."""
    pairs: Pairs = defaultdict(dict)
    if not collection:
        return pairs
    comparison = Comparison(collection)
    for rows, columns in _blocks(collection):
        for one, two, score in comparison.likely_pairs(rows, columns):
            pairs[one][two] = pairs[two][one] = score
    return _with_evidence_of_articles(pairs, collection)


def _with_evidence_of_articles(pairs: Pairs, collection: Sequence[Statement]) -> Pairs:
    """Return the pairs corrected by what only one article can tell.

    Statements of one article that differ in a fact are no pair; news without a day and the dated statement of
    it are one, though their dates differ.
    """
    kept: Pairs = defaultdict(dict)
    for one, others in pairs.items():
        here = collection[one].mention
        kept[one] = {
            two: score
            for two, score in others.items()
            if (there := collection[two].mention).article != here.article or not differ(here, there)
        }
    for one, two in _repeated_news(collection):
        kept[one][two] = kept[two][one] = CERTAIN
    return kept


def _repeated_news(collection: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield the news of each article that names no day, with the first dated statement of it."""
    by_article: dict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(collection):
        by_article[each.mention.article].append(index)
    for indices in by_article.values():
        in_text = sorted(indices, key=lambda index: collection[index].mention.start)
        for one in in_text:
            if (news := collection[one].mention).is_dated_by_publication:
                again = (two for two in in_text if repeats_news(collection[two].mention, news))
                if (two := next(again, None)) is not None:
                    yield one, two


def _blocks(collection: Sequence[Statement]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the statements of each date, with those of dates near it: the next day, a period around it."""
    by_date: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, each in enumerate(collection):
        by_date[each.first, each.last].append(index)
    dates = sorted(by_date)
    periods = [date for date in dates if 0 < date[1] - date[0] <= _LONGEST]
    for date in dates:
        first, last = date
        columns = list(by_date[date])
        if last - first <= _LONGEST:
            for other in (*_next_days(dates, first, last), *_around(periods, date)):
                columns += by_date[other]
        yield by_date[date], sorted(set(columns))


def _next_days(dates: Sequence[tuple[int, int]], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the other dates that begin within a date; for a day, also the next day."""
    end = last + 1 if first == last else last
    for other in dates[bisect_left(dates, (first, -math.inf)) :]:
        if other[0] > end:
            return
        is_period = other[0] != other[1]
        if other != (first, last) and other[1] - other[0] <= _LONGEST and (other[0] <= last or not is_period):
            yield other


def _around(periods: Sequence[tuple[int, int]], date: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the periods that begin before a date and meet it."""
    for other in periods[bisect_left(periods, (date[0] - _LONGEST, -math.inf)) :]:
        if other[0] >= date[0]:
            return
        if other[1] >= date[0]:
            yield other


def event_groups(count: int, pairs: Pairs, threshold: float = LIKELY) -> list[list[int]]:
    """Return the groups of ``count`` statements, each in canonical order, by their first members."""
    members = {index: [index] for index in range(count)}
    near = {index: set(pairs.get(index, ())) for index in range(count)}
    heap = [
        (-score, one, two)
        for one, others in pairs.items()
        for two, score in others.items()
        if one < two and score > threshold
    ]
    heapq.heapify(heap)
    made = count
    while heap:
        _, one, two = heapq.heappop(heap)
        if one not in members or two not in members:
            continue
        joined, made = made, made + 1
        members[joined] = members.pop(one) + members.pop(two)
        near[joined] = {each for each in near.pop(one) | near.pop(two) if each in members}
        for other in near[joined]:
            near[other].add(joined)
            score = likeness(members[joined], members[other], pairs)
            if score > threshold:
                heapq.heappush(heap, (-score, other, joined))
    return sorted(sorted(group) for group in members.values())


def likeness(one: Sequence[int], two: Sequence[int], pairs: Pairs) -> float:
    """Return the likeness of two groups: the mean of the best part of the pairs between them."""
    scores = sorted(
        (pairs[here].get(there, UNLIKE) for here in one[:_MOST_COMPARED] for there in two[:_MOST_COMPARED]),
        reverse=True,
    )
    best = scores[: max(1, math.ceil(len(scores) * _BEST_PART))]
    return sum(best) / len(best)
