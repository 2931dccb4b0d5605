"""Acts that move something from one date to another: "postponed from 2 May to 9 May"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from timeline.events.dependency_tree import ancestors
from timeline.language import verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from timeline.events.dated_phrase import DatedPhrase

_MOVING = frozenset(
    form
    for verb in (
        "postpone",
        "delay",
        "defer",
        "reschedule",
        "move",
        "shift",
        "push",
        "put",
        "bring",
        "extend",
    )
    for form in verb_forms(verb)
)
_TO = frozenset({"to", "until", "till"})


def is_moved_from(doc: Doc, dated: DatedPhrase) -> bool:
    """Return True for the old date: nothing happened on it."""
    before = _before(doc, dated)
    if before is None or before.lower_ != "from" or dated.last >= len(doc):
        return False
    return doc[dated.last].lower_ in _TO and any(_is_moving(word) for word in islice(ancestors(before), 2))


def is_moved_to(verb: Token, dated: DatedPhrase) -> bool:
    """Return True for the new date of an act of moving."""
    before = _before(verb.doc, dated)
    return before is not None and before.lower_ in _TO and _is_moving(verb)


def _before(doc: Doc, dated: DatedPhrase) -> Token | None:
    """Return the preposition of a date; it may be part of the expression.

    A date at the head of a chronology's line stands outside the statement, and has none.
    """
    if dated.first >= len(doc):
        return None
    if doc[dated.first].lower_ in {"from", *_TO}:
        return doc[dated.first]
    start = dated.first - 1
    if start > 0 and doc[start].lower_ == "the":
        start -= 1
    return doc[start] if start >= 0 else None


def _is_moving(word: Token) -> bool:
    return word.lower_ in _MOVING
