"""The dictionary form of a verb, as far as the lists of roles need it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from timeline.names.lists import roles

if TYPE_CHECKING:
    from spacy.tokens import Token

_IRREGULAR = {
    "fell": "fall",
    "fallen": "fall",
    "lay": "lie",
    "lain": "lie",
    "stood": "stand",
    "hit": "hit",
    "struck": "strike",
    "left": "leave",
    "fled": "flee",
    "shook": "shake",
    "shaken": "shake",
    "overran": "overrun",
    "took": "take",
    "taken": "take",
    "retook": "retake",
    "retaken": "retake",
    "lost": "lose",
}
_VOWELS = "aeiou"


def lemma(verb: Token) -> str:
    """Return the dictionary form of a verb in the lists of roles; of another, its form in lower case."""
    return _forms().get(verb.lower_, verb.lower_)


@cache
def _forms() -> dict[str, str]:
    forms = dict(_IRREGULAR)
    for verb in roles().undergoing | roles().moving | roles().attacking:
        for form in _inflected(verb):
            forms.setdefault(form, verb)
    return forms


def _inflected(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing", verb
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing", verb
    doubled = verb + verb[-1]
    return verb + "s", verb + "es", verb + "ed", verb + "ing", doubled + "ed", doubled + "ing", verb
