"""The dictionary form of a verb, as far as the lists of roles need it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from timeline.entities.lists import roles
from timeline.language import verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Token

_IRREGULAR = {"fled": "flee", "overran": "overrun", "retook": "retake", "retaken": "retake", "lay": "lie"}
"""Past forms that the language room's table lacks."""


def lemma(verb: Token) -> str:
    """Return the dictionary form of a verb in the lists of roles; of another, its form in lower case."""
    return _bases().get(verb.lower_, verb.lower_)


@cache
def _bases() -> Mapping[str, str]:
    words = roles()
    listed = sorted(words.undergoing | words.moving | words.attacking)
    return _IRREGULAR | {form: verb for verb in listed for form in verb_forms(verb)}
