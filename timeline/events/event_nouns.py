"""Event nouns ("the August takeover"), and the predicate of a dated noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import child, is_noun, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

_COURSE_PREPOSITIONS = frozenset({"in", "during", "at"})


def event_noun(noun: Token) -> Token | None:
    """Return the noun if it is an event noun, or the event noun in "a wave of attacks"; else ``None``."""
    if noun.lower_ in lexicon.EVENT_NOUNS and not _is_start_of_name(noun):
        return noun
    if noun.lower_ in lexicon.MEASURING_NOUNS:
        of = next((word for word in noun.rights if word.lower_ == "of"), None)
        inner = child(of, "pobj") if of is not None else None
        return event_noun(inner) if inner is not None else None
    return None


def noun_predicate(noun: Token) -> Token | None:
    """Return the predicate of a dated noun: the event noun, or its light verb ("made a visit")."""
    event = event_noun(noun)
    if event is None:
        return None
    verb = noun.head
    if noun.dep_ == "dobj" and is_verb(verb) and verb.lower_ in lexicon.LIGHT_VERBS and verb.tag_ != "VBG":
        return verb
    return event


def is_setting(noun: Token) -> bool:
    """Return True if a clause happens in the course of the noun ("nine died in the blaze")."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _COURSE_PREPOSITIONS and is_verb(noun.head.head)


def _is_start_of_name(noun: Token) -> bool:
    """Return True if the noun is the first part of a longer name ("Election Commission")."""
    return noun.dep_ in ("compound", "poss", "nmod") and noun.head.i > noun.i and is_noun(noun.head)
