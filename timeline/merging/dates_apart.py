"""Candidates whose dates do not meet: sources that may disagree about the day of one event, or its year.

Few statements of other dates state the same event, so two titles must share two of their rarest words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations

from timeline.merging.candidates import Days
from timeline.merging.rarity import rarities, stem
from timeline.merging.second_reading import has_borrowed_year
from timeline.merging.statement import Statement, days_of, meaningful_words
from timeline.merging.written_dates import (
    dates_may_disagree,
    days_may_disagree,
    is_written_in_figures,
    statements_may_disagree,
)
from timeline.model import Mention

_SHARED, _RAREST = 2, 5
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
    together: dict[int, set[int]] = defaultdict(set)
    for indices in holding.values():
        for at, one in enumerate(indices):
            together[one].update(indices[at + 1 :])
    for one, others in together.items():
        here = collection[one]
        later = [
            two
            for two in others
            if (changed is None or changed[one] or changed[two])
            and statements_may_disagree(here, collection[two])
        ]
        if later:
            yield [one], sorted(later)


def apart_from_new(
    by_id: Mapping[str, Mention], by_days: Mapping[Days, Sequence[str]], new: Collection[str]
) -> set[str]:
    """Return the ids of the mentions that may give another date of an event of the new ones.

    ``by_days`` has the ids of all mentions by their days.
    """
    holding: dict[Words, list[Mention]] = defaultdict(list)
    given: set[Days] = set()
    for key in new:
        for words in _keys(by_id[key]):
            holding[words].append(by_id[key])
            given.add(days_of(by_id[key]))
    met = (keys for days, keys in by_days.items() if any(days_may_disagree(days, each) for each in given))
    return {
        key
        for key in chain.from_iterable(met)
        if any(
            dates_may_disagree(by_id[key], other)
            for words in _keys(by_id[key])
            for other in holding.get(words, ())
        )
    }


def _keys(mention: Mention) -> tuple[Words, ...]:
    """Return each two of the rarest words of a title, as stems; none for a date without a number of its own.

    Sources differ in the number of a day. "On Monday" in news of two weeks is twice the same kind of event.
    """
    if not (is_written_in_figures(mention) or has_borrowed_year(mention)):
        return ()
    return _rarest_words(mention.title)


@lru_cache(maxsize=200_000)
def _rarest_words(title: str) -> tuple[Words, ...]:
    words = list(dict.fromkeys(meaningful_words(title)))
    ranked = sorted(zip(-rarities(words), map(stem, words), strict=True))
    rare = sorted({part for rarity, part in ranked if -rarity >= _RARE})
    kept = [part for _, part in ranked if part in rare][:_RAREST]
    return tuple(combinations(sorted(set(kept)), _SHARED))
