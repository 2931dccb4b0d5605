"""Who takes part in a predicate, and where: the part that each name plays, read off the parse.

After the event coders PETRARCH, GDELT and ACLED: actors come from roles, the place is a field of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from timeline.language import Passage
from timeline.model import Name, NameLabel, Place, PlaceKind
from timeline.names.gazetteer import gazetteer
from timeline.names.lists import roles
from timeline.names.verbs import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token


class Part(Enum):
    """The part that a name plays in what happened."""

    ACTOR = auto()
    PLACE = auto()
    BOTH = auto()
    NEITHER = auto()


@dataclass(frozen=True, slots=True)
class Participants:
    """Canonical names of who takes part, and the places where it happened, in the order of the text."""

    actors: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


_MODIFIERS = frozenset({"compound", "amod", "nmod", "nn"})
_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_AREA_KINDS = frozenset({PlaceKind.CITY, PlaceKind.REGION, PlaceKind.COUNTRY, PlaceKind.CONTINENT})


def participants(
    passage: Passage,
    predicate: Token,
    clause: Collection[int],
    scope: Collection[int],
    names: Sequence[Name],
) -> Participants:
    """Return who takes part in a predicate of a passage, and where it happens.

    ``clause`` holds the token indices (in ``passage.doc``) of the predicate's own clause, ``scope`` those in
    which a place may stand as well. ``names`` are an article's, as ``recognise`` and ``references`` give them.
    """
    actors: dict[str, None] = {}
    places: dict[str, Place] = {}
    for name, head in _heads(passage, names):
        if head.i not in clause and head.i not in scope:
            continue
        part = role(head, name)
        if part in (Part.ACTOR, Part.BOTH) and head.i in clause:
            actors.setdefault(name.name)
        if part in (Part.PLACE, Part.BOTH):
            places.setdefault(name.name, _place(name))
    return Participants(tuple(actors), tuple(places.values()))


def _heads(passage: Passage, names: Sequence[Name]) -> Iterator[tuple[Name, Token]]:
    """Yield the names of the passage, each with the token that heads it."""
    for name in names:
        start, end = name.start - passage.start, name.end - passage.start
        if start < 0 or end > len(passage.doc.text):
            continue
        span = passage.doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            yield name, span.root


def _place(name: Name) -> Place:
    return Place(name.name, name.kind, name.country, name.latitude, name.longitude)


def role(head: Token, name: Name) -> Part:
    """Return the part that a name plays, by what it is and by what its head hangs on."""
    if name.label is not NameLabel.LOCATION:
        return Part.ACTOR
    if name.kind not in _AREA_KINDS:
        return Part.PLACE
    return _role_of_toponym(head, name)


def _role_of_toponym(head: Token, name: Name) -> Part:
    token = head
    while token.dep_ in ("appos", "conj") and token.head.pos_ in ("NOUN", "PROPN", "ADJ"):
        token = token.head
    if token.dep_ in _MODIFIERS or (token.dep_ in ("poss",)):
        return _as_modifier(token, name)
    if _is_nationality(name):
        return Part.ACTOR if token.tag_ in ("NNP", "NNPS", "NNS") else Part.NEITHER
    if token.dep_ in _SUBJECTS:
        return Part.PLACE if lemma(token.head) in roles().undergoing else Part.ACTOR
    if token.dep_ in ("dobj", "nsubjpass", "obj"):
        return _as_object(lemma(token.head), name)
    if token.dep_ in ("dative", "agent"):
        return Part.ACTOR
    if token.dep_ == "pobj":
        return _behind_preposition(token.head, name)
    return Part.PLACE if token.dep_ in ("npadvmod", "advmod") else Part.ACTOR


def _is_nationality(name: Name) -> bool:
    return gazetteer().nationality(name.text) is not None and not gazetteer().places(name.text)


def _as_modifier(token: Token, name: Name) -> Part:
    noun = token.head
    words = roles()
    if token.dep_ == "poss":
        return Part.PLACE if noun.lower_ in words.places else Part.ACTOR
    between = {other.lower_ for other in noun.doc[token.i + 1 : noun.i + 1]}
    if between & words.forces:
        return Part.ACTOR
    return Part.NEITHER if name.kind is PlaceKind.COUNTRY else Part.PLACE


def _as_object(verb: str, name: Name) -> Part:
    words = roles()
    if verb in words.attacking and name.kind is PlaceKind.COUNTRY:
        return Part.BOTH
    return Part.PLACE if verb in words.moving else Part.ACTOR


def _behind_preposition(preposition: Token, name: Name) -> Part:
    word, governor = preposition.lower_, preposition.head
    if word in roles().taking_part:
        return Part.ACTOR
    if word == "of" and governor.lower_ in roles().forces:
        return Part.ACTOR
    if preposition.dep_ == "agent":
        return Part.ACTOR
    return Part.PLACE
