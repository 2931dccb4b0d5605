"""Candidates whose dates do not meet: sources that may disagree about the day of one event, or its year.

Few statements of other dates state the same event, so two titles must share three of their rarest words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, combinations

from timeline.merging.candidates import Days
from timeline.merging.rarity import rarities, stem
from timeline.merging.second_reading import is_slip_of_year
from timeline.merging.statement import Statement, days_of, meaningful_words
from timeline.model import Mention

_WITHIN = 10
"""The days by which sources may differ."""
_SHORT = 7
"""The days of the longest date that is compared."""
_SHARED, _RAREST = 3, 4
"""The words that two titles must share, among so many rarest ones of each."""
_RARE = 0.4

Words = tuple[str, ...]


def blocks_apart(
    collection: Sequence[Statement], changed: Sequence[bool] | None = None
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield a statement with the later ones of other outlets that may give another date of its event.

    Statements are indices into the collection, which is in canonical order. ``changed`` tells which are new;
    without a new one, a pair is left out.
    """
    holding: dict[Words, list[int]] = defaultdict(list)
    for index, each in enumerate(collection):
        for words in _keys(each.mention):
            holding[words].append(index)
    later: dict[int, set[int]] = defaultdict(set)
    for indices in holding.values():
        for one, two in combinations(indices, 2):
            here, there = collection[one], collection[two]
            is_new = changed is None or changed[one] or changed[two]
            if is_new and here.source != there.source and _may_disagree(here.mention, there.mention):
                later[one].add(two)
    for one, others in later.items():
        yield [one], sorted(others)


def apart_from_new(
    by_id: Mapping[str, Mention], by_days: Mapping[Days, Sequence[str]], new: Collection[str]
) -> set[str]:
    """Return the ids of the mentions that may give another date of an event of the new ones.

    ``by_days`` has the ids of all mentions by their days.
    """
    holding: dict[Words, list[Mention]] = defaultdict(list)
    for key in new:
        for words in _keys(by_id[key]):
            holding[words].append(by_id[key])
    if not holding:
        return set()
    days = {days_of(each) for each in chain.from_iterable(holding.values())}
    near = {day for first, last in days for day in range(first - _WITHIN, last + _WITHIN + 1)}
    anniversaries = {_day_of_year(each) for each in days}
    met = (
        keys
        for days, keys in by_days.items()
        if not near.isdisjoint(days) or _day_of_year(days) in anniversaries
    )
    return {
        key
        for key in chain.from_iterable(met)
        if any(
            _may_disagree(by_id[key], other)
            for words in _keys(by_id[key])
            for other in holding.get(words, ())
        )
    }


def _day_of_year(days: Days) -> tuple[int, int]:
    """Return month and day of a single day; two that no date has for a longer one or an open side."""
    if days[0] != days[1] or not 0 < days[0] <= date.max.toordinal():
        return 0, days[0]
    day = date.fromordinal(days[0])
    return day.month, day.day


def _may_disagree(one: Mention, two: Mention) -> bool:
    here, there = days_of(one), days_of(two)
    return 1 < max(there[0] - here[1], here[0] - there[1]) <= _WITHIN or is_slip_of_year(one, two)


def _keys(mention: Mention) -> tuple[Words, ...]:
    """Return each three of the rarest words of a title, as stems; none for a long date, or one in words.

    Sources differ in the number of a day. "On Monday" in news of two weeks is twice the same kind of event.
    """
    first, last = days_of(mention)
    written = mention.expression.text
    if last - first > _SHORT or "ago" in written or not any(map(str.isdigit, written)):
        return ()
    return _rarest_words(mention.title)


@lru_cache(maxsize=200_000)
def _rarest_words(title: str) -> tuple[Words, ...]:
    words = list(dict.fromkeys(meaningful_words(title)))
    ranked = sorted(zip(-rarities(words), map(stem, words), strict=True))
    rare = sorted({part for rarity, part in ranked if -rarity >= _RARE})
    kept = [part for _, part in ranked if part in rare][:_RAREST]
    return tuple(combinations(sorted(set(kept)), _SHARED))
