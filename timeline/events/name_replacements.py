"""Names and phrases in place of the pronouns and bare nouns of a title."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from timeline.entities import is_person_noun
from timeline.events.dependency_tree import is_noun
from timeline.events.pronoun_agreement import PLURAL, THING
from timeline.language import Passage
from timeline.language.neighbours import neighbour
from timeline.model import Name

if TYPE_CHECKING:
    from spacy.tokens import Token


class NounPhrase(str):
    """A noun phrase as the antecedent of a pronoun, with the names inside it ("the Taliban leader")."""

    names: tuple[Name, ...] = ()


class OwnWords(NounPhrase):
    """A noun phrase of the pronoun's own sentence: a title may have it without brackets."""


Antecedent = tuple[Name, ...] | str
"""Names of the article, or a noun phrase as text."""

_SUBJECTS = ("nsubj", "nsubjpass")
_THINGS = frozenset({"ORG", "GPE", "NORP", "FAC", "PRODUCT"})


def by_offset(names: Sequence[Name]) -> dict[int, Antecedent]:
    """Return coreferent names by their start; a plural noun has several names."""
    grouped: dict[int, tuple[Name, ...]] = {}
    for name in names:
        grouped[name.start] = (*grouped.get(name.start, ()), name)
    return {**grouped}


def replacement_texts(
    passage: Passage, known: Mapping[int, Antecedent], certain: Collection[int] = ()
) -> dict[int, str]:
    """Return the texts in place of the passage's pronouns and bare nouns, by token index.

    ``certain`` are the offsets of the pronouns that no other noun can be meant by.
    """
    texts: dict[int, str] = {}
    for token in passage.doc:
        antecedent = known.get(passage.start + token.idx)
        if antecedent is None:
            continue
        noun = _last_token(token, antecedent)
        if not (token.tag_ in ("PRP", "PRP$") or _is_bare(noun, token)):
            continue
        text = _as_text(antecedent)
        is_certain = passage.start + token.idx in certain
        if is_certain or token.lower_ not in PLURAL | THING or not _has_rival(token, text):
            texts[noun.i] = text
    return texts


def _has_rival(pronoun: Token, name: str) -> bool:
    """Return True if another name or subject before "it" or "they" in its sentence may be meant."""
    words = frozenset(re.findall(r"\w+", name))
    doc = pronoun.doc
    own = {word.i for entity in doc.ents if any(word.text in words for word in entity) for word in entity}
    before = (token for token in doc[: pronoun.i] if token.i not in own and is_noun(token))
    others = [token for token in before if token.text not in words]
    of_things = pronoun.lower_ in THING
    return any(
        noun.ent_type_ in _THINGS or (noun.dep_ in _SUBJECTS and not (of_things and _is_no_thing(noun)))
        for noun in others
    )


def _is_no_thing(noun: Token) -> bool:
    """Return True for a plural and a person: "it" means neither."""
    is_person = noun.ent_type_ == "PERSON" or (noun.tag_ == "NN" and is_person_noun(noun.lower_))
    return noun.tag_ == "NNS" or is_person


def _as_text(antecedent: Antecedent) -> str:
    if isinstance(antecedent, str):
        return antecedent
    return " and ".join(name.name for name in antecedent)


def _last_token(first: Token, antecedent: Antecedent) -> Token:
    """Return the last token of the noun that begins with ``first`` ("prime | minister", "45-year-old")."""
    if isinstance(antecedent, str):
        return first
    end = first.idx + antecedent[0].end - antecedent[0].start
    return next((token for token in reversed(first.doc[first.i :]) if token.idx < end), first)


def _is_bare(noun: Token, first: Token) -> bool:
    """Return True for a noun with "the" and no other words around it than its trade, an age and asides.

    ``first`` is its first token ("45" of "the 45-year-old").
    """
    if noun.dep_ == "poss" and noun.head.tag_ in ("NNP", "NNPS"):
        return False  # "the prime minister's Office"
    is_followed = neighbour(noun).text == ","
    beside = {"case", "punct", "relcl"} if is_followed else {"case", "punct"}
    around = [
        token for token in noun.children if token.dep_ not in beside and not first.i <= token.i < noun.i
    ]
    around = [token for token in around if not (token.dep_ == "compound" and token.tag_ == "NN")]
    around = [token for token in around if not (is_followed and token.text.isdigit())]
    return [token.lower_ for token in around] == ["the"]
