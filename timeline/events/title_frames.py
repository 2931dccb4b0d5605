"""Frames: the preposition or the infinitive that a verb or a noun needs to be complete.

"depends | on the weather", "led the judge | to dismiss the case", "lost contact | with the station". The
words are in ``title_frames.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from timeline.language import noun_forms, verb_forms
from timeline.resources import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Token

_TABLES: dict[str, dict[str, str]] = load_toml(__package__, "title_frames.toml")
_COMPLEX = frozenset({"of", "with", "to", "for"})
"""Prepositions that make a longer one with a bare noun ("in connection | with", "in retaliation | for")."""
_OF_COMPLEX = frozenset({"in", "on", "at", "by", "under", "as", "for", "amid"})


def _frames(name: str, forms: Callable[[str], Collection[str]]) -> dict[str, frozenset[str]]:
    return {
        preposition: frozenset(form for word in words.split() for form in forms(word))
        for preposition, words in _TABLES[name].items()
    }


_VERBS = _frames("verbs", verb_forms)
_BEFORE_ACTS = _frames("verbs_before_acts", verb_forms)["to"]
_BEFORE_OBJECTS = _frames("verbs_before_objects", verb_forms)["any"]
_NOUNS = _frames("nouns", noun_forms)


def verb_needs(verb: Token, preposition: str) -> bool:
    """Return True for a verb that is incomplete without this preposition ("depends | on")."""
    return verb.lower_ in _VERBS.get(preposition, ())


def verb_needs_act(verb: Token) -> bool:
    """Return True for a verb whose object does something ("led the judge | to dismiss the case")."""
    return verb.lower_ in _BEFORE_ACTS


def verb_needs_object(verb: Token) -> bool:
    """Return True for a verb that says little without an object ("dismissed | the comments")."""
    return verb.lower_ in _BEFORE_OBJECTS


def noun_needs(noun: Token, preposition: str) -> bool:
    """Return True for a noun that is incomplete without this preposition ("contact | with")."""
    return noun.lower_ in _NOUNS.get(preposition, ()) or (
        preposition in _COMPLEX and _is_in_complex_preposition(noun)
    )


def _is_in_complex_preposition(noun: Token) -> bool:
    """Return True for a bare noun behind a preposition ("in | connection | with the theft")."""
    is_bare = noun.dep_ == "pobj" and noun.tag_ == "NN" and noun.head.i == noun.i - 1
    return is_bare and noun.head.lower_ in _OF_COMPLEX and not any(True for _ in noun.lefts)
