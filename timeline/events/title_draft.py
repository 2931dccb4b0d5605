"""A title before it is shortened: its words, and those of them that must stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.events.noun_phrase import leads_to_time, noun_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from timeline.events.title_text import TitleContext


@dataclass(frozen=True)
class Draft:
    """A title before it is shortened: the tokens ``kept``, and those of them that are ``needed``.

    All are token indices of ``doc``. ``front`` and ``back`` have the words of a speaker behind the content. A
    named speaker moves to the front; "she said" and "said Lavrov" stay at the back. ``is_doubtful`` marks
    words that the parser may have joined in a wrong way: only single words inside them can be spared.
    """

    doc: Doc
    kept: frozenset[int]
    needed: frozenset[int]
    front: frozenset[int] = frozenset()
    back: frozenset[int] = frozenset()
    is_doubtful: bool = False

    @property
    def content(self) -> list[int]:
        """The other tokens, in text order."""
        return sorted(self.kept - self.front - self.back)


def nominal_draft(noun: Token, context: TitleContext) -> Draft:
    """Return the draft of a noun with its dependents."""
    return Draft(noun.doc, frozenset(word.i for word in noun_words(noun, context)), frozenset((noun.i,)))


def without_last_conjunction(doc: Doc, words: set[int]) -> frozenset[int]:
    """Return the words without an "and" at their end."""
    last = max(words, default=0)
    return frozenset(words - {last} if doc[last].dep_ == "cc" else words)


def without_gaps(doc: Doc, kept: frozenset[int], context: TitleContext) -> frozenset[int]:
    """Return all tokens from the first to the last one, without the time."""
    between = (doc[index] for index in range(min(kept), max(kept) + 1))
    return frozenset(
        word.i
        for word in between
        if word.i not in context.left_out and not (word.dep_ == "prep" and leads_to_time(word, context))
    )
