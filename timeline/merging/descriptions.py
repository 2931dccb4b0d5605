"""Described events: what merging found out about each event, to be used again where nothing has changed.

An event depends on its mentions, their articles, and the period of all publications. With these unchanged, it
is made again without a comparison, a count or a weight.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import NamedTuple

from timeline.merging.merged_event import (
    MergedEvent,
    StatedDate,
    merge_reasons,
    merged_event,
    named_outlets,
)
from timeline.merging.second_reading import Move, moved, weekday_moves, year_moves
from timeline.merging.statement import Statement, statement, statements
from timeline.model import Article, Event, Mention

Group = Sequence[str]
"""The ids of the mentions of an event."""


class Description(NamedTuple):
    """What merging found out about an event. ``mentions`` has their ids, that of the lead first.

    ``dates`` has for each stated date the id of a mention with this date, and those of all that give it; it
    is empty for an event of one mention.
    """

    event: str
    mentions: tuple[str, ...]
    weight: float
    articles: int = 1
    outlets: int = 1
    dates: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class DescribedEvents:
    """The descriptions of all events of a collection, and what they depend on besides their mentions.

    ``period`` has the ordinals of the first and last publication, ``moves`` by mention id the doubtful
    dates that the story moves.
    """

    period: tuple[int, int] = (0, 0)
    moves: Mapping[str, Move] = field(default_factory=dict)
    descriptions: tuple[Description, ...] = ()

    @property
    def is_whole(self) -> bool:
        """False if an event has no mention, or a date that none of its mentions gives."""
        return all(
            each.mentions
            and {*chain.from_iterable((at, *giving) for at, giving in each.dates)} <= {*each.mentions}
            for each in self.descriptions
        )


NOTHING = DescribedEvents()


def described(
    groups: Sequence[Group],
    mentions: Mapping[str, Mention],
    articles: Mapping[str, Article],
    known: DescribedEvents = NOTHING,
    changed: Collection[str] = (),
) -> DescribedEvents:
    """Return the description of the event of each group; ``mentions`` and ``articles`` are by id.

    Ids that ``mentions`` lacks are left out. ``known`` are earlier descriptions; they are used again for
    events without a mention of the ``changed`` articles, given by id.
    """
    period = publication_period(articles)
    if known.period == period and not changed and _are_of(known.descriptions, groups, mentions):
        return known
    moves = {**weekday_moves(groups, mentions), **year_moves(groups, mentions)}
    usable = dict(_usable(known, moves, mentions, changed)) if known.period == period else {}
    dated = _dated(mentions, moves)
    descriptions = []
    for group in groups:
        present = [each for each in group if each in mentions]
        if not present:
            continue
        before = usable.get(_key(present))
        if before is None:
            before = description(merged_event(_statements(present, dated, articles), articles, period))
        descriptions.append(before)
    return DescribedEvents(period, moves, tuple(descriptions))


def events_as_described(
    known: DescribedEvents, mentions: Mapping[str, Mention], articles: Mapping[str, Article]
) -> list[MergedEvent]:
    """Return the described events. Raises KeyError for a mention that ``mentions`` lacks."""
    dated = _dated(mentions, known.moves)
    return [_event(each, dated, articles) for each in known.descriptions]


def publication_period(articles: Mapping[str, Article]) -> tuple[int, int]:
    """Return the ordinals of the first and last publication; all days if no article has a date."""
    days = {each.published for each in articles.values() if each.published}
    return (min(days).toordinal(), max(days).toordinal()) if days else (0, 10**7)


def description(merged: MergedEvent) -> Description:
    """Return what describes an event besides its mentions."""
    ids = tuple([each.id for each in merged.event.mentions])
    if len(ids) == 1:
        return Description(merged.event.id, ids, merged.weight)
    dates = tuple((_with_date(merged, stated), stated.mentions) for stated in merged.dates)
    return Description(merged.event.id, ids, merged.weight, merged.articles, merged.outlets, dates)


def _with_date(merged: MergedEvent, stated: StatedDate) -> str:
    """Return the id of a mention of the event with a stated date."""
    return next(each.id for each in merged.event.mentions if each.date == stated.date)


def _event(
    known: Description, mentions: Mapping[str, Mention], articles: Mapping[str, Article]
) -> MergedEvent:
    event = Event(known.event, tuple([mentions[each] for each in known.mentions]))
    if not known.dates:
        date = StatedDate(event.mentions[0].date, known.mentions)
        outlets = named_outlets([event.mentions[0].article], articles)
        return MergedEvent(event, (date,), known.articles, outlets, known.weight)
    dates = tuple([StatedDate(mentions[dated].date, giving) for dated, giving in known.dates])
    reasons = partial(merge_reasons, event, articles)
    return MergedEvent(event, dates, known.articles, known.outlets, known.weight, reasons)


def _usable(
    known: DescribedEvents,
    moves: Mapping[str, Move],
    mentions: Mapping[str, Mention],
    changed: Collection[str],
) -> Iterator[tuple[frozenset[str] | str, Description]]:
    """Yield the descriptions that still hold, by the mentions of their events."""
    moved_otherwise = {each for each in (*known.moves, *moves) if known.moves.get(each) != moves.get(each)}
    for each in known.descriptions:
        holds = all(
            mention in mentions
            and mentions[mention].article not in changed
            and mention not in moved_otherwise
            for mention in each.mentions
        )
        if holds:
            yield _key(each.mentions), each


def _are_of(descriptions: Sequence[Description], groups: Sequence[Group], mentions: Container[str]) -> bool:
    """Return True for the descriptions of these groups, in their order, if all their mentions are known."""
    return len(descriptions) == len(groups) and all(
        each in mentions and {*group} == {*described.mentions}
        for group, described in zip(groups, descriptions, strict=True)
        for each in group
    )


def _key(group: Group) -> frozenset[str] | str:
    return group[0] if len(group) == 1 else frozenset(group)


def _statements(
    group: Group, mentions: Mapping[str, Mention], articles: Mapping[str, Article]
) -> Sequence[Statement]:
    """Return the statements of a group in canonical order; most groups have one, which needs no key."""
    members = [mentions[each] for each in group]
    if len(members) == 1:
        return [statement(members[0], articles[members[0].article])]
    return statements(members, articles)


def _dated(mentions: Mapping[str, Mention], moves: Mapping[str, Move]) -> Mapping[str, Mention]:
    """Return the mentions with the doubtful dates moved."""
    moved_mentions = {key: moved(mentions[key], move) for key, move in moves.items() if key in mentions}
    return {**mentions, **moved_mentions} if moved_mentions else mentions
