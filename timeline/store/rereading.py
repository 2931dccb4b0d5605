"""The changes that a new reading of articles by this version of the program would make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from timeline.model import Extraction, Mention


class ChangeKind(StrEnum):
    """How a dated statement differs between two readings of the same text."""

    ADDED = "added"
    GONE = "gone"
    DATE = "another date"
    TITLE = "another title"


@dataclass(frozen=True, slots=True)
class Change:
    """A dated statement that differs: ``before`` is ``None`` for an added one, ``after`` for one gone."""

    kind: ChangeKind
    article: str
    before: Mention | None
    after: Mention | None


def changes(before: Extraction | None, after: Extraction) -> Iterator[Change]:
    """Yield the differences between two readings of one text, in the order of the text.

    Two statements are the same if the same words date them. If date and title differ, the date is yielded.
    """
    old = _by_place(before) if before is not None else {}
    new = _by_place(after)
    for place in sorted(old.keys() | new.keys()):
        was, now = old.get(place), new.get(place)
        kind = _kind(was, now)
        if kind is not None:
            yield Change(kind, after.article.id, was, now)


def _by_place(extraction: Extraction) -> Mapping[tuple[int, int, int], Mention]:
    """Return the mentions by the place of the words that date them, and by their order there."""
    found: dict[tuple[int, int, int], Mention] = {}
    for mention in extraction.mentions:
        dated_by = mention if mention.is_dated_by_publication else mention.expression
        number = 0
        while (place := (dated_by.start, dated_by.end, number)) in found:
            number += 1
        found[place] = mention
    return found


def _kind(before: Mention | None, after: Mention | None) -> ChangeKind | None:
    """Return how two statements differ; ``None`` if a reader sees no difference."""
    if before is None:
        return ChangeKind.ADDED
    if after is None:
        return ChangeKind.GONE
    if before.date != after.date:
        return ChangeKind.DATE
    return ChangeKind.TITLE if before.title != after.title else None
