"""Who takes part in a predicate, and where: the part that each name plays, read off the parse.

After the event coders PETRARCH, GDELT and ACLED: actors come from roles, the place is a field of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from timeline.entities.entity_labels import is_site
from timeline.entities.gazetteer import gazetteer
from timeline.entities.word_lists import bodies, lemma, roles
from timeline.language import Passage, between, heads
from timeline.model import Name, NameLabel, Place, PlaceKind

if TYPE_CHECKING:
    from spacy.tokens import Token


class Part(Enum):
    """The part that a name plays in what happened."""

    ACTOR = auto()
    PLACE = auto()
    BOTH = auto()
    NEITHER = auto()


@dataclass(frozen=True, slots=True)
class Cast:
    """The names of a passage outside of its dateline, each with the token that heads it.

    ``persons`` are the indices of the tokens that head a person's name.
    """

    passage: Passage
    names: tuple[tuple[Name, Token], ...]
    persons: frozenset[int]


@dataclass(frozen=True, slots=True)
class Participants:
    """Canonical names of who takes part, and the places where it happened, in the order of the text."""

    actors: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


_MODIFIERS = frozenset({"compound", "amod", "nmod", "nn"})
_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z .'-]{2,30}(?:, [A-Z][\w. ]{1,30})?\s*(?:\([^()]{2,60}\)\s*[-–—]{1,2}|[-–—]{1,2})\s"
)
_BETWEEN = re.compile(r"(?: (?:district|city|town|village|county|area))?, (?:in )?", re.IGNORECASE)
_AREA_KINDS = frozenset({PlaceKind.CITY, PlaceKind.REGION, PlaceKind.COUNTRY, PlaceKind.CONTINENT})


def cast(passage: Passage, names: Sequence[Name]) -> Cast:
    """Return who and what may take part in the predicates of a passage.

    ``names`` are an article's by offset, as ``recognise`` and ``references`` give them. A name in the
    dateline takes no part.
    """
    dateline = _DATELINE.match(passage.text)
    begin = passage.start + (dateline.end() if dateline else 0)
    found = tuple(heads(passage, between(names, begin, passage.end)))
    persons = frozenset(head.i for name, head in found if name.label is NameLabel.PERSON)
    return Cast(passage, found, persons)


def participants(
    cast: Cast, predicate: Token, clause: Collection[int], scope: Collection[int]
) -> Participants:
    """Return who takes part in a predicate of a passage, and where it happens.

    ``clause`` holds the token indices (in the passage's doc) of the predicate's own clause, ``scope`` those
    in which a place may stand as well.
    """
    actors: dict[str, None] = {}
    places: dict[str, Place] = {}
    inner: Name | None = None
    for name, head in cast.names:
        listed = inner is not None and _is_outer(cast.passage, inner, name)
        told = _is_told_of(head, predicate)
        if not (listed or told or head.i in clause or head.i in scope):
            continue
        part = Part.PLACE if listed else role(head, name, cast.persons)
        if part in (Part.ACTOR, Part.BOTH) and head.i in clause:
            actors.setdefault(name.name)
        if part in (Part.PLACE, Part.BOTH) and head.i != predicate.i:
            places.setdefault(name.name, _place(name))
            inner = name
    return Participants(tuple(actors), tuple(places.values()))


def _is_told_of(head: Token, predicate: Token) -> bool:
    """Return whether a name is the subject of what a predicate of saying tells ("said that Herat fell").

    It is no actor of the saying, but may be the place that the news is about.
    """
    verb = head.head
    return head.dep_ in ("nsubj", "nsubjpass") and verb.dep_ == "ccomp" and verb.head.i == predicate.i


def _is_outer(passage: Passage, inner: Name, outer: Name) -> bool:
    """Return whether a toponym says where the place before it lies ("Andar district, Ghazni province")."""
    start, end = inner.end - passage.start, outer.start - passage.start
    larger = outer.kind in (PlaceKind.REGION, PlaceKind.COUNTRY) and inner.kind is not PlaceKind.COUNTRY
    same = inner.country is None or inner.country == outer.country
    return larger and same and start < end and _BETWEEN.fullmatch(passage.text, start, end) is not None


def _place(name: Name) -> Place:
    return Place(name.name, name.kind, name.country, name.latitude, name.longitude)


def role(head: Token, name: Name, persons: Set[int] = frozenset()) -> Part:
    """Return the part that a name plays, by what it is and by what its head hangs on.

    ``persons`` are the indices of tokens that head a person's name: "Russian" in "Russian Foreign Minister
    Sergey Lavrov" only describes.
    """
    if _is_source(head) or _is_hyphened(head):
        return Part.NEITHER
    if name.label is not NameLabel.LOCATION:
        body = bodies().get(" ".join(name.text.split()))
        credit = body is not None and body.agency and head.dep_ not in (*_SUBJECTS, "agent")
        describes = head.dep_ == "poss" and head.head.dep_ == "appos"
        if credit or describes:
            return Part.NEITHER
        return Part.PLACE if _is_entered(head, name) or (body is None and _names_site(head)) else Part.ACTOR
    token = _governed(head)
    if token.dep_ in _MODIFIERS or token.dep_ == "poss":
        return _as_modifier(token, name, persons)
    if name.kind not in _AREA_KINDS:
        return _as_site(token, name)
    if is_nationality(name):
        return Part.ACTOR if _is_people(token) else Part.NEITHER
    return _as_argument(token, name, persons)


def _is_entered(head: Token, name: Name) -> bool:
    """Return whether something happens at an institution, which is a building too."""
    locates = head.dep_ == "pobj" and head.head.lower_ in ("at", "in", "inside", "near", "outside", "into")
    return locates and not roles().institutions.isdisjoint(name.text.split())


def _names_site(head: Token) -> bool:
    """Return whether the name is the first part of a place's ("the Interlagos track")."""
    return head.dep_ == "compound" and head.head.lower_ in roles().places


def _is_source(head: Token) -> bool:
    """Return whether the name is only whom the article quotes: "according to", "as reported by"."""
    return any(above.lower_ == "according" for above in head.ancestors)


def _is_hyphened(head: Token) -> bool:
    """Return whether the name only tells what kind something is ("American-made"): "US-led" acts."""
    rest = head.doc[head.i + 1 : head.i + 3]
    return (
        len(rest) == 2
        and rest[0].text == "-"
        and not head.whitespace_
        and rest[1].tag_ == "VBN"
        and rest[1].lower_ != "led"
    )


def _is_people(token: Token) -> bool:
    """Return whether a nationality names its people, not one of them ("an American")."""
    single = any(child.lower_ in ("a", "an", "one", "another") for child in token.children)
    return token.tag_ in ("NNP", "NNPS", "NNS") and not (single and token.tag_ == "NNP")


def _governed(token: Token) -> Token:
    """Return the token whose relation speaks for this one: past apposition and coordination."""
    while token.dep_ in ("appos", "conj") and token.head.tag_[:2] in ("NN", "JJ", "PR"):
        token = token.head
    return token


def is_nationality(name: Name) -> bool:
    """Return whether a name is written as a nationality ("Afghan"), not as its country's own name."""
    return gazetteer().nationality(name.text) is not None


def _as_argument(token: Token, name: Name, persons: Set[int]) -> Part:
    if token.dep_ in _SUBJECTS:
        return Part.PLACE if _undergoes(token.head) else Part.ACTOR
    if token.dep_ in ("dobj", "nsubjpass", "obj"):
        return _as_object(lemma(token.head), name)
    if token.dep_ in ("dative", "agent"):
        return Part.ACTOR
    if token.dep_ == "pobj":
        return _behind_preposition(token.head, name, persons)
    return Part.PLACE if name.kind is not PlaceKind.COUNTRY or token.dep_ == "npadvmod" else Part.ACTOR


def _undergoes(verb: Token) -> bool:
    """Return whether a verb's subject suffers it ("fell", "came under fire")."""
    return lemma(verb) in roles().undergoing or any(child.lower_ == "under" for child in verb.children)


def _as_site(token: Token, name: Name) -> Part:
    """Return the part of a building, a natural thing or a place that is not in the gazetteer.

    One that acts ("the Telegraph reported") is hardly a place, whatever the model says.
    """
    acts = name.kind is None and token.dep_ == "nsubj" and not _undergoes(token.head)
    return Part.ACTOR if acts and not is_site(name.text) else Part.PLACE


def _as_modifier(token: Token, name: Name, persons: Set[int]) -> Part:
    noun, words = token.head, roles()
    described = noun
    while described.dep_ in _MODIFIERS and described.i not in persons:
        described = described.head
    apposed = (child.i for child in noun.children if child.dep_ == "appos")
    if described.i in persons or not persons.isdisjoint(apposed):
        return Part.NEITHER
    if name.kind is None and not is_site(name.text):
        return Part.PLACE if noun.lower_ in words.places else Part.NEITHER
    if name.kind is not PlaceKind.COUNTRY:
        return Part.NEITHER if token.dep_ != "poss" and noun.lower_ in words.seated else Part.PLACE
    if token.dep_ == "poss":
        return Part.PLACE if noun.lower_ in words.places else Part.ACTOR
    between = {other.lower_ for other in noun.doc[token.i + 1 : noun.i + 1]}
    return Part.ACTOR if between & (words.forces | words.acts) else Part.NEITHER


def _as_object(verb: str, name: Name) -> Part:
    words = roles()
    if verb in words.attacking and name.kind is PlaceKind.COUNTRY:
        return Part.BOTH
    return Part.PLACE if verb in words.moving else Part.ACTOR


def _presses(governor: Token) -> bool:
    """Return whether what a preposition hangs on is pressure or war, itself or as a verb's object."""
    objects = (child for child in governor.children if child.dep_ in ("dobj", "nsubjpass"))
    return any(each.lower_ in roles().pressing for each in (governor, *objects))


def _behind_preposition(preposition: Token, name: Name, persons: Set[int]) -> Part:
    word, governor, words = preposition.lower_, preposition.head, roles()
    is_country = name.kind is PlaceKind.COUNTRY
    if word == "of" and (governor.i in persons or governor.lower_ in words.describing):
        return Part.NEITHER
    if governor.dep_ == "appos" and governor.head.i in persons:  # "Haddad, a dentist in Basra"
        return Part.NEITHER
    if word in ("of", "on", "against") and governor.lower_ in words.inflicted and is_country:
        return Part.BOTH
    if word in ("for", "to") and governor.lower_ in words.leaving:
        return Part.PLACE
    acts = word in words.taking_part and (is_country or word in ("with", "by"))
    if acts or preposition.dep_ == "agent":
        return Part.ACTOR
    if is_country and word == "on" and _presses(governor):
        return Part.ACTOR
    return Part.ACTOR if word == "of" and governor.lower_ in words.forces else Part.PLACE
