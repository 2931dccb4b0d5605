"""From a name's characters to the token of a parse that heads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.language import Passage
from timeline.model import Name

if TYPE_CHECKING:
    from spacy.tokens import Token


def head_of(passage: Passage, name: Name) -> Token | None:
    """Return the token that heads the name, or ``None`` where it does not stand in the passage."""
    start, end = name.start - passage.start, name.end - passage.start
    if start < 0 or start >= len(passage.doc.text):
        return None
    span = passage.doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None else None
