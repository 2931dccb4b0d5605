"""Agreement of a pronoun with a noun: in number, and in kind (a thing, a body, a craft, a person)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.entities import gender_of, is_person_noun
from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import child
from timeline.language import Passage
from timeline.language.neighbours import neighbour
from timeline.model import Name, NameLabel

if TYPE_CHECKING:
    from spacy.tokens import Token

PLURAL = frozenset({"they", "their"})
THING = frozenset({"it", "its"})
PERSONAL = {"he": "male", "she": "female"}
"""The pronouns of one person, each with its gender."""


def is_body(noun: Token, home: Passage | None, names: Sequence[Name]) -> bool:
    """Return True for a company or another body, by its noun or its name."""
    if noun.lower_ in lexicon.BODY_NOUNS or noun.tag_ == "PRP":
        return True
    return home is not None and label_of(noun, home, names) in (NameLabel.ORGANISATION, NameLabel.LOCATION)


def label_of(noun: Token, home: Passage, names: Sequence[Name]) -> NameLabel | None:
    """Return the noun's label in the article's names, else the model's label."""
    start = home.start + noun.idx
    label = next((name.label for name in names if name.start <= start < name.end), None)
    if label is not None or noun.tag_ not in ("NNP", "NNPS"):
        return label
    return {"PERSON": NameLabel.PERSON, "ORG": NameLabel.ORGANISATION}.get(noun.ent_type_)


def agrees(pronoun: Token, noun: Token, label: NameLabel | None) -> bool:
    """Return True if the noun has the pronoun's number and may be of its gender; "it" is no person."""
    if noun.tag_ == "PRP":
        return any({pronoun.lower_, noun.lower_} <= kind for kind in (PLURAL, THING))
    joined = child(noun, "conj")
    is_plural = noun.tag_ in ("NNS", "NNPS") or joined is not None
    if pronoun.lower_ in PERSONAL:
        # "a leader and aide" is one person
        is_one = joined is not None and noun.tag_ == "NN" and child(joined, "det") is None
        return (
            (is_one or not is_plural)
            and _is_person(noun, label)
            and _has_gender(noun, PERSONAL[pronoun.lower_])
        )
    if pronoun.lower_ in PLURAL:
        is_named_body = label in (NameLabel.ORGANISATION, NameLabel.LOCATION) and acts_as_body(pronoun)
        return is_plural or noun.lower_ in lexicon.GROUP_NOUNS or is_named_body
    if is_plural or noun.tag_ not in ("NN", "NNP"):
        return False
    return label is not NameLabel.PERSON and noun.lower_ not in lexicon.PERSON_NOUNS


def _is_person(noun: Token, label: NameLabel | None) -> bool:
    return label is NameLabel.PERSON or (noun.tag_ == "NN" and is_person_noun(noun.lower_))


def _has_gender(noun: Token, gender: str) -> bool:
    """Return True unless the noun, or the first name before a surname, is of the other gender."""
    first = noun
    while first.i > 0 and first.ent_type_ == "PERSON" and first.ent_iob_ == "I":
        first = neighbour(first, -1)
    return gender_of(first.text) in (None, gender)


def acts_as_body(pronoun: Token) -> bool:
    """Return True for an act of companies and other bodies alone ("it disclosed that ...")."""
    verb = pronoun.head
    is_subject = pronoun.dep_ == "nsubj" and child(verb, "auxpass") is None
    return is_subject and verb.lower_ in lexicon.ACTS_OF_BODIES
