"""Mentions to events: what an article says twice of one date is one event."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from timeline.events.lexicon import SMALL_WORDS
from timeline.model import Event, Mention, Modality

ALIKE = 0.5
"""Share of the shorter title's words that the other one holds, from which two titles state one thing."""

_STEM = 5


def merge(mentions: Sequence[Mention]) -> list[Event]:
    """Return the events of the mentions, in the order of their first mention.

    Mentions of one article, one date and one modality whose titles share most of their words are one event.
    """
    groups: dict[tuple[str, str, Modality], list[list[Mention]]] = defaultdict(list)
    ordered: list[list[Mention]] = []
    for mention in mentions:
        known = groups[mention.article, mention.date.edtf, mention.modality]
        same = next((group for group in known if _states_same(group[0], mention)), None)
        if same is None:
            same = []
            known.append(same)
            ordered.append(same)
        same.append(mention)
    return [Event(group[0].id, tuple(group)) for group in ordered]


def _states_same(one: Mention, two: Mention) -> bool:
    first, second = _stems(one.title), _stems(two.title)
    shorter = min(len(first), len(second))
    return shorter > 0 and len(first & second) / shorter >= ALIKE and len(first & second) > 1


def _stems(title: str) -> set[str]:
    words = re.findall(r"\w+", title.casefold())
    return {word[:_STEM] for word in words if word not in SMALL_WORDS}
