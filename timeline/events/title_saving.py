"""Which phrases of a title go together: the sets of phrases that save enough characters and lose least."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.events.title_draft import Draft
    from timeline.events.title_spare import Spare


def ways_to_save(
    draft: Draft, spares: Sequence[Spare], excess: int
) -> Iterator[tuple[float, frozenset[int]]]:
    """Yield ways to save characters, at least ``excess`` of them: the loss and the tokens left out.

    Each way loses least of all that save as much; that with the least loss comes first.
    """
    spares = sorted(spares, key=lambda spare: len(spare.words))
    ways: list[list[_Way]] = []
    inside: list[list[int]] = [[] for _ in spares]
    is_inner = [False] * len(spares)
    for place, spare in enumerate(spares):
        for other in range(place):
            if not is_inner[other] and spares[other].words < spare.words:
                inside[place].append(other)
                is_inner[other] = True
        inner = _combined([ways[other] for other in inside[place]])
        ways.append(_best([*inner, _Way(_length(draft, spare.words), spare.loss, spare.words)]))
    outer = [ways[place] for place in range(len(spares)) if not is_inner[place]]
    for way in _combined(outer):
        if way.saved >= excess:
            yield way.loss, way.words


@dataclass(frozen=True, slots=True)
class _Way:
    """A set of phrases to leave out: the characters saved, the loss, the tokens."""

    saved: int
    loss: float
    words: frozenset[int]


def _combined(choices: Sequence[Sequence[_Way]]) -> list[_Way]:
    """Return the best combinations of at most one way of each choice."""
    best = [_Way(0, 0, frozenset())]
    for ways in choices:
        joined = [
            _Way(one.saved + two.saved, one.loss + two.loss, one.words | two.words)
            for one in best
            for two in ways
        ]
        best = _best([*best, *joined])
    return best


def _best(ways: Sequence[_Way]) -> list[_Way]:
    """Return the ways that no other way beats in both saving and loss, the least loss first."""
    best: list[_Way] = []
    for way in sorted(ways, key=lambda way: (way.loss, -way.saved)):
        if not best or way.saved > best[-1].saved:
            best.append(way)
    return best


def _length(draft: Draft, words: Collection[int]) -> int:
    return sum(len(draft.doc[index].text_with_ws) for index in words)
