"""Merging across articles: the mentions of one event become one event with witnesses.

Candidates meet by their dates. ``likeness`` says how probably two of them state the same event, ``clusters``
compares each with the whole event, ``merged_event`` gives the event its date, title and weight.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

import numpy as np

from timeline.entities import with_collection_names
from timeline.executor import THIS_PROCESS, Executor
from timeline.merging.descriptions import (
    NOTHING,
    DescribedEvents,
    Description,
    described,
    events_as_described,
    publication_period,
)
from timeline.merging.doubtful_pairs import DoubtfulPair, doubtful_pairs
from timeline.merging.mention_groups import MentionFamilies, MentionGroups, mention_families, mention_groups
from timeline.merging.merged_event import MergedEvent, StatedDate, described_event
from timeline.merging.weight import weigh_down
from timeline.merging.witnesses import outlets_by_date
from timeline.model import Article, Event, Mention

__all__ = [
    "NOTHING",
    "DescribedEvents",
    "Description",
    "DoubtfulPair",
    "MentionFamilies",
    "MentionGroups",
    "MergedEvent",
    "StatedDate",
    "bring_together",
    "described",
    "described_events",
    "doubtful_pairs",
    "events_as_described",
    "mention_families",
    "mention_groups",
    "merged_events",
    "outlets_by_date",
    "weigh_down",
    "weightiest",
]


def bring_together(
    mentions: Iterable[Mention], articles: Mapping[str, Article], executor: Executor = THIS_PROCESS
) -> list[MergedEvent]:
    """Return the events of mentions of one or several articles, in order of their dates.

    Each person has one name in all of them. ``articles`` is by id; ``executor`` runs the comparisons. It and
    the order of mentions and articles do not change the events. Raises KeyError for a mention of another
    article, and ModelError.
    """
    listed = list(mentions)
    groups = mention_groups(mention_families(listed, articles, executor=executor))
    named = {each.id: each for each in with_collection_names(listed, articles)}
    events = merged_events(groups, named, articles)
    return sorted(events, key=lambda each: (_day(each) or 0, each.event.lead.article, each.event.lead.start))


def merged_events(
    groups: Iterable[Sequence[str]], mentions: Mapping[str, Mention], articles: Mapping[str, Article]
) -> list[MergedEvent]:
    """Return the event of each group, with its date, title and weight; ``mentions`` is by id.

    Doubtful weekdays are read as the other articles of their event tell. Ids that ``mentions`` lacks are left
    out.
    """
    return events_as_described(described(tuple(groups), mentions, articles), mentions, articles)


def described_events(
    events: Iterable[Event], articles: Mapping[str, Article], by_hand: Container[str] = ()
) -> list[MergedEvent]:
    """Return events that a person has made or changed, with their witnesses; id, title and date stay.

    ``by_hand`` has the ids of the mentions that a person merged.
    """
    period = publication_period(articles)
    return [described_event(each, articles, period, by_hand) for each in events]


def weightiest(events: Sequence[MergedEvent], count: int) -> list[MergedEvent]:
    """Return the events that matter most, in the given order; neighbours of a chosen one weigh less."""
    days = np.array([_day(each) for each in events], dtype=np.float64)
    weights = np.array([each.weight for each in events])
    left = weights.copy()
    chosen: list[int] = []
    while len(chosen) < min(count, len(events)):
        best = int(np.argmax(left))
        chosen.append(best)
        weigh_down(left, weights, np.abs(days - days[best]) <= 1)
        left[best] = -np.inf
    return [events[at] for at in sorted(chosen)]


def _day(event: MergedEvent) -> int | None:
    placed = event.event.lead.date
    known = placed.earliest or placed.latest
    return known.toordinal() if known else None
