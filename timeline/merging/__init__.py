"""Merging across articles: the mentions of one event become one event with witnesses.

Candidates meet by their dates. ``likeness`` says how probably two of them state the same event, ``clusters``
compares each with the whole event, ``merged_event`` gives the event its date, title and weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from timeline.merging.clusters import event_groups, likely_pairs
from timeline.merging.doubtful_pairs import DoubtfulPair, doubtful_pairs
from timeline.merging.merged_event import MergedEvent, StatedDate, merged_event
from timeline.merging.statement import statements
from timeline.model import Article, Mention

__all__ = ["DoubtfulPair", "MergedEvent", "StatedDate", "bring_together", "doubtful_pairs", "weightiest"]

_NEIGHBOUR = 0.5
"""The part of its weight that an event keeps beside a chosen one of its day or of a day beside it."""


def bring_together(mentions: Iterable[Mention], articles: Mapping[str, Article]) -> list[MergedEvent]:
    """Return the events of mentions of one or several articles, in order of their dates.

    ``articles`` is by id. The order of mentions and articles does not change the events. Raises KeyError
    for a mention of another article, and ModelError.
    """
    collection = statements(mentions, articles)
    published = [each.published.toordinal() for each in articles.values() if each.published]
    period = (min(published), max(published)) if published else (0, 10**7)
    groups = event_groups(len(collection), likely_pairs(collection))
    events = [merged_event([collection[index] for index in group], articles, period) for group in groups]
    return sorted(events, key=lambda each: _day(each) or 0)


def weightiest(events: Sequence[MergedEvent], count: int) -> list[MergedEvent]:
    """Return the events that matter most, in the given order; neighbours of a chosen one weigh less."""
    chosen: list[int] = []
    days = [_day(each) for each in events]
    left = set(range(len(events)))
    while left and len(chosen) < count:
        best = max(left, key=lambda at: (events[at].weight * _damping(days[at], chosen, days), -at))
        chosen.append(best)
        left.remove(best)
    return [events[at] for at in sorted(chosen)]


def _damping(day: int | None, chosen: Sequence[int], days: Sequence[int | None]) -> float:
    others = (days[at] for at in chosen)
    near = sum(day is not None and other is not None and abs(day - other) <= 1 for other in others)
    return float(_NEIGHBOUR**near)


def _day(event: MergedEvent) -> int | None:
    placed = event.event.lead.date
    known = placed.earliest or placed.latest
    return known.toordinal() if known else None
