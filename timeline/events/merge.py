"""Mentions to events: what an article says twice of one date is one event."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.events.lexicon import SMALL_WORDS
from timeline.model import Event, Mention, Modality

ALIKE = 0.5
"""Share of the shorter title's words that the other one holds, from which two titles state one thing."""

_STEM = 5
_TELLING = 200
"""Events of one day whose titles share a word, from which the word tells nothing; it bounds the work."""


def merge(mentions: Sequence[Mention]) -> list[Event]:
    """Return the events of the mentions, in the order of their first mention.

    Mentions of one article, one date and one modality whose titles share most of their words are one event,
    unless they name other actors, or other places.
    """
    days: dict[tuple[str, str, Modality], _Day] = defaultdict(_Day)
    ordered: list[list[Mention]] = []
    for mention in mentions:
        day = days[mention.article, mention.date.edtf, mention.modality]
        stems = _stems(mention.title)
        same = day.stating(stems, mention)
        if same is None:
            same = day.added(stems)
            ordered.append(same)
        same.append(mention)
    return [Event(group[0].id, tuple(group)) for group in ordered]


@dataclass(slots=True)
class _Day:
    """The events of one date so far, each with the words of its first title, found by those words."""

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
        for index in sorted(index for index, count in shared.items() if count > 1):
            other, group = self.events[index]
            alike = len(stems & other) / min(len(stems), len(other)) >= ALIKE
            if alike and not _differ(group[0], mention):
                return group
        return None

    def added(self, stems: frozenset[str]) -> list[Mention]:
        """Return a new event, still without mentions."""
        for stem in stems:
            self.by_word[stem].append(len(self.events))
        self.events.append((stems, []))
        return self.events[-1][1]


def _differ(one: Mention, two: Mention) -> bool:
    """Return whether two mentions name actors, or places, and none in common."""
    named = (
        (set(one.actors), set(two.actors)),
        ({place.name for place in one.places}, {place.name for place in two.places}),
    )
    return any(first and second and not first & second for first, second in named)


def _stems(title: str) -> frozenset[str]:
    words = re.findall(r"\w+", title.casefold())
    return frozenset(word[:_STEM] for word in words if word not in SMALL_WORDS)
