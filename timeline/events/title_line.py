"""The line of a predicate: a parsed sentence may hold several lines or sentences, or a label and its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.dependency_tree import FINITE, VERBS
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENING = frozenset(
    {"A", "An", "The", "In", "On", "It", "This", "These", "He", "She", "They", "We", "After", "But"}
)
_OPENING_TAGS = frozenset({"DT", "IN", "PRP", "CC"})
_CLAUSE_TAGS = frozenset({"DT", "IN", "PRP", "CC", "VBG", "VBN", "RB", "WRB", "EX"})
"""Tags of a first word of a sentence that is no name."""
_OPEN_TAGS = VERBS | {"IN", "DT", "CC", "TO", "PRP$", "MD", "POS", "JJ"}
"""Tags of a word that does not end a clause."""
_CLAUSE_MARKS = frozenset({".", ";", "?", "!"})
_MAX_LABEL = 5
"""The most words of a label ("Update:", "Related stories:")."""


def own_line(predicate: Token) -> range:
    """Return the tokens of the predicate's line, if lines or sentences without a full stop follow it."""
    starts = [
        token.i
        for token in predicate.doc[1:]
        if _opens_line(token) or _opens_sentence(token) or _follows_label(token)
    ]
    first = max((index for index in starts if index <= predicate.i), default=0)
    return range(first, min((index for index in starts if index > predicate.i), default=len(predicate.doc)))


def _opens_line(token: Token) -> bool:
    """Return True for the first word behind a line break."""
    line_break = neighbour(token, -1)
    return line_break.is_space and "\n" in line_break.text and _starts_anew(line_break)


def _opens_sentence(token: Token) -> bool:
    """Return True for a small word with a capital behind a lower-case word ("celebrity splits In a note")."""
    if token.i + 1 == len(token.doc):
        return False
    before, after = neighbour(token, -1), neighbour(token)
    if _opens_after_clause(token) and before.text.islower() and after.text.islower():
        return True
    if token.text not in _OPENING or token.tag_ not in _OPENING_TAGS:
        return False
    belongs_before = token.head.i < token.i and token.dep_ != "nsubj" and token.tag_ != "IN"
    return before.is_alpha and before.text.islower() and after.text.islower() and not belongs_before


def _opens_after_clause(token: Token) -> bool:
    """Return True for a word with a capital that is no name, behind a clause ("rose daily Speaking in")."""
    is_plain = token.text.istitle() and len(token) > 1 and not token.ent_type_
    if not is_plain or token.tag_ not in _CLAUSE_TAGS or neighbour(token, -1).tag_ in _OPEN_TAGS:
        return False
    start = token.i - 1
    while start > 0 and token.doc[start - 1].text not in _CLAUSE_MARKS:
        start -= 1
    before = token.doc[start : token.i]
    return any(word.tag_ in FINITE and word.head != token for word in before)


def _starts_anew(line_break: Token) -> bool:
    """Return True if a line with a capital follows a line of several words that may end there."""
    if not 0 < line_break.i < len(line_break.doc) - 1:
        return False
    before, after = neighbour(line_break, -1), neighbour(line_break)
    return after.text[0].isupper() and before.tag_ not in ("IN", "DT", "CC", "TO", ",", "PRP$")


def _follows_label(token: Token) -> bool:
    """Return True for the first word behind a label with a colon, or in capitals with a dash."""
    mark = neighbour(token, -1)
    if mark.text not in (":", "-", "–", "—") or not 0 < mark.i <= _MAX_LABEL or not token.text[0].isupper():
        return False
    label = token.doc[: mark.i]
    if any(word.tag_ in VERBS or word.tag_ == "MD" for word in label) or token.lower_ == "i":
        return False
    return mark.text == ":" or all(word.text.isupper() for word in label if word.is_alpha)
