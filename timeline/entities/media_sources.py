"""Media as mere sources of a report ("told the BBC"), told from media that act ("the BBC hired Berg")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.entities.word_lists import role_words, unnamed_persons
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

_BRACKETS = ("(", "-LRB-", "[")
_OPPOSING = frozenset({"against", "between"})
_CITING = frozenset(
    {
        "confirm",
        "verify",
        "reach",
        "contact",
        "quoted",
        "quotes",
        "quoting",
        "cited",
        "cites",
        "citing",
        "showed",
        "shows",
        "aired",
        "airs",
        "saw",
        "heard",
        "asked",
        "spoke",
        "talked",
        "learned",
        "learnt",
        "obtained",
        "contacted",
        "interviewed",
        "witnessed",
        "published",
    }
)
"""Verbs of a medium that only reports."""
_CHANGES = frozenset({"closure", "owner", "owners", "purchase", "raid", "sale", "takeover"})
"""Acts and roles in which a medium takes part."""
_WATCHING = frozenset({"watch", "watched", "watching"})
_PUBLISHING = frozenset(
    {
        "aired",
        "broadcast",
        "published",
        "printed",
        "carried",
        "reported",
        "quoted",
        "cited",
        "obtained",
        "seen",
        "reviewed",
        "viewed",
        "heard",
        "interviewed",
        "contacted",
        "asked",
        "conducted",
    }
)


def is_source(head: Token, *, is_agency: bool) -> bool:
    """Return True for a medium that only reports, is told or is credited; ``head`` is its name's head.

    It acts as the subject of another verb, and suffers an act as its object.
    """
    token = head
    while token.dep_ in ("appos", "conj") and token.head.tag_.startswith("NN"):
        token = token.head
    verb = token.head.lower_
    if is_agency and token.i and neighbour(token, -1).text in _BRACKETS:
        return True
    if token.dep_ in ("nsubj", "csubj", "nsubjpass"):
        is_speaker = verb in unnamed_persons().saying or verb in _CITING
        return is_speaker or (is_agency and _is_before_sentence(token))
    if token.dep_ == "dobj":
        return verb in unnamed_persons().saying or verb in _WATCHING
    if token.dep_ == "poss":
        return not token.head.is_lower or is_agency
    if token.dep_ == "pobj":
        if token.head.dep_ == "agent":
            return token.head.head.lower_ in _PUBLISHING
        return token.head.lower_ not in _OPPOSING and not _suffers_or_prints(token.head)
    return True


def _suffers_or_prints(preposition: Token) -> bool:
    """Return True before a medium in "a raid on ..." and in "the letter was published in ..."."""
    governor, words = preposition.head, role_words()
    if preposition.lower_ in ("on", "of", "at"):
        return governor.lower_ in words.inflicted | words.judging | _CHANGES
    return (
        preposition.lower_ == "in" and governor.lower_ in ("published", "printed") and governor.dep_ != "acl"
    )


def _is_before_sentence(token: Token) -> bool:
    """Return True for a credit directly before a sentence ("Getty The probe will land")."""
    return token.i + 1 < len(token.doc) and neighbour(token).is_title
