"""From a name's characters to the token of a parse that heads it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from timeline.language import Passage
from timeline.model import Name

if TYPE_CHECKING:
    from spacy.tokens import Token


def heads(passage: Passage, names: Iterable[Name]) -> list[tuple[Name, Token]]:
    """Return the names that stand in the passage, each with the token that heads it."""
    start, end = passage.start, passage.end
    inside = (name for name in names if start <= name.start and name.end <= end)
    doc = passage.doc
    spans = (
        (name, doc.char_span(name.start - start, name.end - start, alignment_mode="expand"))
        for name in inside
    )
    return [(name, span.root) for name, span in spans if span is not None]
