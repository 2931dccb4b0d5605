"""Mentions to events: what an article says twice of one date is one event."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline.events.event_lexicon import EVENT_NOUNS, SMALL_WORDS
from timeline.model import Event, Mention, Modality, Place

ALIKE = 0.5
"""Share of the shorter title's words that the other one holds, from which two titles state one thing."""

_STEM = 5
_TELLING = 200
"""Events of one day whose titles share a word, from which the word tells nothing; it bounds the work."""

_HAPPENING = frozenset(word[:_STEM] for word in EVENT_NOUNS)
"""Words of which one alone, shared by two short titles, makes them state one thing ("crash", "crashed")."""

_Key = tuple[str, date | None, date | None, Modality]


def merge(mentions: Sequence[Mention]) -> list[Event]:
    """Return the events of the mentions, in the order of their first mention.

    Mentions of one article, one date and one modality whose titles share most of their words are one event,
    unless they name other actors, or other places. Its first mention with more than a bare noun as its title
    ("Crash") speaks for it.
    """
    days: dict[_Key, _Day] = defaultdict(_Day)
    ordered: list[list[Mention]] = []
    for mention in mentions:
        day = days[mention.article, mention.date.earliest, mention.date.latest, mention.modality]
        stems = _stems(mention.title)
        same = day.stating(stems, mention)
        if same is None:
            same = day.added(stems)
            ordered.append(same)
        same.append(mention)
    return [_event(group) for group in ordered]


def _event(group: Sequence[Mention]) -> Event:
    lead = next((mention for mention in group if len(_stems(mention.title)) > 1), group[0])
    others = (mention for mention in group if mention is not lead)
    return Event(lead.id, (lead, *others))


@dataclass(slots=True)
class _Day:
    """The events of one date so far, each with the words of its fullest title, found by those words."""

    events: list[tuple[frozenset[str], list[Mention]]] = field(default_factory=list)
    by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def stating(self, stems: frozenset[str], mention: Mention) -> list[Mention] | None:
        """Return the first event that states the same in these words, if there is one."""
        shared = Counter(
            index
            for stem in stems
            if len(postings := self.by_word.get(stem, ())) <= _TELLING
            for index in postings
        )
        for index in sorted(shared):
            other, group = self.events[index]
            if _alike(stems, other) and not any(_differ(each, mention) for each in group):
                return group
        return None

    def added(self, stems: frozenset[str]) -> list[Mention]:
        """Return a new event, still without mentions."""
        for stem in stems:
            self.by_word[stem].append(len(self.events))
        self.events.append((stems, []))
        return self.events[-1][1]


def _alike(one: frozenset[str], two: frozenset[str]) -> bool:
    """Return whether two titles share most words of the shorter one: two words, or one that happens."""
    shared, shorter = one & two, min(len(one), len(two))
    return len(shared) / shorter >= ALIKE and (len(shared) > 1 or bool(shared & _HAPPENING))


def _differ(one: Mention, two: Mention) -> bool:
    """Return whether two mentions name actors, or places, and none in common."""
    actors, others = set(one.actors), set(two.actors)
    if actors and others and not actors & others:
        return True
    return bool(one.places and two.places) and not any(
        _may_be_one(here, there) for here in one.places for there in two.places
    )


def _may_be_one(here: Place, there: Place) -> bool:
    """Return whether two places are the same, or one may lie in the other (a town and a province)."""
    within = here.country == there.country and here.country is not None and here.kind is not there.kind
    return here.name == there.name or within


def _stems(title: str) -> frozenset[str]:
    words = re.findall(r"\w+", title.casefold())
    return frozenset(word[:_STEM] for word in words if word not in SMALL_WORDS)
