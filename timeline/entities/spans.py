"""From a name's characters to the token of a parse that heads it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.language import Passage
from timeline.model import Name

if TYPE_CHECKING:
    from spacy.tokens import Token


def between(names: Sequence[Name], start: int, end: int) -> Sequence[Name]:
    """Return those of the names, which are sorted by offset, that begin in [start, end)."""
    first = bisect_left(names, start, key=_start)
    return names[first : bisect_left(names, end, lo=first, key=_start)]


def _start(name: Name) -> int:
    return name.start


def heads(passage: Passage, names: Sequence[Name]) -> list[tuple[Name, Token]]:
    """Return those of the names, sorted by offset, that stand in the passage, each with what heads it."""
    start, end = passage.start, passage.end
    doc = passage.doc
    spans = (
        (name, doc.char_span(name.start - start, name.end - start, alignment_mode="expand"))
        for name in between(names, start, end)
        if name.end <= end
    )
    return [(name, span.root) for name, span in spans if span is not None]
