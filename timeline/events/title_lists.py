"""The later members of a list in a title: whether the claim holds without them, and what is lost."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from timeline.events.dependency_tree import SUBJECTS, VERBS, ancestors, child, is_verb
from timeline.events.event_lexicon import REPORTING_VERBS
from timeline.events.title_dependents import shares_object
from timeline.events.title_frames import noun_needs
from timeline.events.title_needs import is_denied_too

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHARED = frozenset({"or", "nor", "but"})


def loss_of_conjunct(token: Token) -> float:
    """Return how much a title loses with a later member of a list; 0 for one that it can't spare."""
    if is_denied_too(token):
        return 1.5
    if any(word.lower_ in _SHARED for word in token.head.children if word.dep_ == "cc"):
        return 0
    if token.tag_ in VERBS:
        if not is_verb(token.head):
            return 1.5 if child(token, *SUBJECTS) is not None else 0
        if child(token, *SUBJECTS) is not None:
            return 0.6
        return 0 if shares_object(token.head, token) else 1.5
    loss = 3.5 if any(word.dep_ in SUBJECTS for word in islice(ancestors(token), 4)) else 2.2
    return loss if _can_stand_alone(token) and not _shares_phrase(token) else 0


def _shares_phrase(conjunct: Token) -> bool:
    """Return True if a phrase behind the last noun may belong to both ("contact and control | of")."""
    noun = conjunct.head
    if any(word.dep_ in ("prep", "acl", "relcl") and word.i > conjunct.i for word in noun.rights):
        return True
    is_last = child(conjunct, "conj") is None
    has_own = any(word.dep_ == "prep" for word in noun.rights)
    return is_last and not has_own and any(noun_needs(noun, word.lower_) for word in conjunct.rights)


def _can_stand_alone(conjunct: Token) -> bool:
    """Return True if the noun before means the same alone: it is no subject and no part of a name."""
    noun = conjunct.head
    if (
        noun.dep_ in ("conj", *SUBJECTS)
        or noun.head.lower_ == "between"
        or child(noun, "preconj") is not None
    ):
        if _speaks(noun):
            return True
        return any(word.lower_ == "well" for word in noun.children if word.dep_ == "cc")
    return not (noun.ent_type_ and noun.ent_type_ == conjunct.ent_type_ and conjunct.ent_iob_ == "I")


def _speaks(noun: Token) -> bool:
    """Return True for one of several speakers: what they all said, the first one said, too."""
    verb = noun.head
    if noun.dep_ != "nsubj" or noun.ent_type_ == "PERSON" or child(noun, "preconj") is not None:
        return False
    agrees = verb.tag_ == "VBD" or (verb.tag_ == "VBP" and noun.tag_ == "NNS")
    return agrees and verb.lower_ in REPORTING_VERBS and child(verb, "ccomp") is not None
