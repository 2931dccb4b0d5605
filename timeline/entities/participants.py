"""The actors and places of a predicate, from the role of each name in the dependency parse.

As in the event coders PETRARCH, GDELT and ACLED, actors come from roles and places are separate.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from timeline.entities.entity_labels import is_site
from timeline.entities.gazetteer import gazetteer
from timeline.entities.unnamed_groups import unnamed_groups
from timeline.entities.word_lists import bodies, role_words, verb_lemma
from timeline.language import Passage, name_heads, names_between
from timeline.model import FilledName, Name, NameLabel, Place, PlaceKind

if TYPE_CHECKING:
    from spacy.tokens import Token


class Role(Enum):
    """The role of a name in an event."""

    ACTOR = auto()
    PLACE = auto()
    BOTH = auto()
    NEITHER = auto()


@dataclass(frozen=True, slots=True)
class PassageNames:
    """The names of a passage, each with its head token. Names in the dateline are left out.

    ``persons`` are the token indices of the heads of persons' names. ``references`` are the offsets of the
    pronouns and nouns read as a name.
    """

    passage: Passage
    names: tuple[tuple[Name, Token], ...]
    persons: frozenset[int]
    references: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Participants:
    """The actors of a predicate by canonical name, its places and its unnamed groups, all in text order.

    ``filled_in`` are the actors that the clause has only as a pronoun or a noun.
    """

    actors: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    groups: tuple[str, ...] = ()
    filled_in: tuple[FilledName, ...] = ()


_MODIFIERS = frozenset({"compound", "amod", "nmod", "nn"})
_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
"""Their name stands beside them, so it is not filled in."""
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z .'-]{2,30}(?:, [A-Z][\w. ]{1,30})?\s*(?:\([^()]{2,60}\)\s*[-–—]{1,2}|[-–—]{1,2})\s"
)
_BETWEEN_PLACES = re.compile(r"(?: (?:district|city|town|village|county|area))?, (?:in )?", re.IGNORECASE)
_AREA_KINDS = frozenset({PlaceKind.CITY, PlaceKind.REGION, PlaceKind.COUNTRY, PlaceKind.CONTINENT})


def passage_names(passage: Passage, names: Sequence[Name], references: Iterable[Name] = ()) -> PassageNames:
    """Return the names of a passage with their heads. Names in its dateline are left out.

    ``names`` are the article's, by offset, from ``recognise``, and ``references`` from ``coreferences``.
    """
    read = [*references]
    names = sorted([*names, *read], key=lambda name: name.start)
    dateline = _DATELINE.match(passage.text)
    begin = passage.start + (dateline.end() if dateline else 0)
    headed = tuple(name_heads(passage, names_between(names, begin, passage.end)))
    persons = frozenset(head.i for name, head in headed if name.label is NameLabel.PERSON)
    filled = frozenset(name.start for name in read if name.text.lower() not in _RELATIVE)
    return PassageNames(passage, headed, persons, filled)


def participants(
    known: PassageNames, predicate: Token, clause: Collection[int], scope: Collection[int]
) -> Participants:
    """Return the actors, places and unnamed groups of a predicate.

    Actors and groups must have their head in ``clause``, the token indices of the predicate's own clause.
    Places may also have it in ``scope``.
    """
    actors: dict[str, FilledName | None] = {}
    places: dict[str, Place] = {}
    for name, head, role in _roles(known, predicate, clause, scope):
        if role in (Role.ACTOR, Role.BOTH) and head.i in clause:
            _add_actor(actors, name, known)
        if role in (Role.PLACE, Role.BOTH) and head.i != predicate.i:
            places.setdefault(name.name, _place(name))
    groups = unnamed_groups(known.passage, known.names, predicate, clause)
    filled_in = tuple(filled for filled in actors.values() if filled is not None)
    return Participants(tuple(actors), tuple(places.values()), groups, filled_in)


def _roles(
    known: PassageNames, predicate: Token, clause: Collection[int], scope: Collection[int]
) -> Iterator[tuple[Name, Token, Role]]:
    """Yield the names in the domain of a predicate with head and role."""
    inner: Name | None = None
    for name, head in known.names:
        if inner is not None and _is_outer(known.passage, inner, name):
            role = Role.PLACE
        elif head.i in clause or head.i in scope or _is_reported_subject(head, predicate):
            role = _role_of_city_noun(name, known) or _role(head, name, known.persons)
        else:
            continue
        yield name, head, role
        if role in (Role.PLACE, Role.BOTH) and head.i != predicate.i:
            inner = name


def _role_of_city_noun(name: Name, known: PassageNames) -> Role | None:
    """Return the role of "the city": it is never an actor."""
    is_noun = name.start in known.references and name.kind is PlaceKind.CITY
    return Role.PLACE if is_noun else None


def _add_actor(actors: dict[str, FilledName | None], name: Name, known: PassageNames) -> None:
    """Add an actor. A name in the clause counts more than a pronoun for it."""
    is_filled = name.start in known.references
    if not is_filled or name.name not in actors:
        actors[name.name] = _filled_in(name) if is_filled else None


def _filled_in(name: Name) -> FilledName:
    return FilledName(name.start, name.end, name.text, name.name)


def _is_reported_subject(head: Token, predicate: Token) -> bool:
    """Return True for the subject of a clause under a verb of saying ("said that Herat fell").

    It is no actor of the saying, but it may be the place of the news.
    """
    verb = head.head
    return head.dep_ in ("nsubj", "nsubjpass") and verb.dep_ == "ccomp" and verb.head.i == predicate.i


def _is_outer(passage: Passage, inner: Name, outer: Name) -> bool:
    """Return True for the larger place after a place ("Andar district, Ghazni province")."""
    start, end = inner.end - passage.start, outer.start - passage.start
    is_larger = outer.kind in (PlaceKind.REGION, PlaceKind.COUNTRY) and inner.kind is not PlaceKind.COUNTRY
    same_country = inner.country is None or inner.country == outer.country
    if not (is_larger and same_country and start < end):
        return False
    return _BETWEEN_PLACES.fullmatch(passage.text, start, end) is not None


def _place(name: Name) -> Place:
    return Place(name.name, name.kind, name.country, name.latitude, name.longitude)


def _role(head: Token, name: Name, persons: Set[int]) -> Role:
    """Return the role of a name, by its kind and by the relation of its head.

    ``persons`` are the heads of persons' names: "Russian" in "Russian Foreign Minister Sergey Lavrov" only
    describes a person.
    """
    if _is_source(head) or _is_hyphenated(head):
        return Role.NEITHER
    if name.label is not NameLabel.LOCATION:
        return _role_of_actor_name(head, name)
    token = _past_appositions(head)
    if token.dep_ in _MODIFIERS or token.dep_ == "poss":
        return _as_modifier(token, name, persons)
    if name.kind not in _AREA_KINDS:
        return _as_site(token, name)
    if is_nationality(name):
        return Role.ACTOR if _is_people(token) else Role.NEITHER
    return _as_argument(token, name, persons)


def _role_of_actor_name(head: Token, name: Name) -> Role:
    """Return the role of a person or an organisation."""
    body = bodies().get(" ".join(name.text.split()))
    is_credit = body is not None and body.agency and head.dep_ not in (*_SUBJECTS, "agent")
    only_describes = head.dep_ == "poss" and (head.head.dep_ == "appos" or _is_relation(head.head, name))
    if is_credit or only_describes:
        return Role.NEITHER
    is_place = _is_at_institution(head, name) or (
        body is None and (_names_site(head) or _is_venue(head, name))
    )
    return Role.PLACE if is_place else Role.ACTOR


def _is_relation(noun: Token, owner: Name) -> bool:
    """Return True for another person who belongs to a person ("Haddad's brother")."""
    return owner.label is NameLabel.PERSON and noun.lower_ in role_words().relations


def _is_at_institution(head: Token, name: Name) -> bool:
    """Return True for an institution after a preposition of place ("at Bologna University")."""
    if head.dep_ != "pobj" or role_words().institutions.isdisjoint(name.text.split()):
        return False
    word, governor = head.head.lower_, head.head.head
    is_reached = word in ("to", "from", "for") and verb_lemma(governor) in role_words().carrying
    return is_reached or word in ("at", "in", "inside", "near", "outside", "into")


def _is_venue(head: Token, name: Name) -> bool:
    """Return True for a venue taken for a person or a body ("sang at Wembley"), not one shouted at."""
    is_person = name.label is NameLabel.PERSON and " " in name.name
    if is_person or head.dep_ != "pobj" or head.head.lower_ != "at":
        return False
    return verb_lemma(head.head.head) in role_words().held


def _names_site(head: Token) -> bool:
    """Return True if the name is the first part of a place's name ("the Interlagos track")."""
    return head.dep_ == "compound" and head.head.lower_ in role_words().places


def _is_source(head: Token) -> bool:
    """Return True for the source after "according to"."""
    return any(above.lower_ == "according" for above in head.ancestors)


def _is_hyphenated(head: Token) -> bool:
    """Return True for a name in a descriptive compound ("American-made"), but not in "US-led"."""
    rest = head.doc[head.i + 1 : head.i + 3]
    return (
        len(rest) == 2
        and rest[0].text == "-"
        and not head.whitespace_
        and rest[1].tag_ == "VBN"
        and rest[1].lower_ != "led"
    )


def _is_people(token: Token) -> bool:
    """Return True if a nationality means the people ("Kenyans"), False for one person ("an American")."""
    single = any(child.lower_ in ("a", "an", "one", "another") for child in token.children)
    return token.tag_ in ("NNP", "NNPS", "NNS") and not (single and token.tag_ == "NNP")


def _past_appositions(token: Token) -> Token:
    """Return the first token of an apposition or a coordination; its relation decides the role."""
    while token.dep_ in ("appos", "conj") and token.head.tag_[:2] in ("NN", "JJ", "PR"):
        token = token.head
    return token


def is_nationality(name: Name) -> bool:
    """Return True for a nationality ("Afghan"), False for a country's own name."""
    return gazetteer().nationality(name.text) is not None


def _as_argument(token: Token, name: Name, persons: Set[int]) -> Role:
    """Return the role of a country or a place as an argument of a verb or after a preposition."""
    if token.dep_ in _SUBJECTS:
        return Role.PLACE if _undergoes(token.head) else Role.ACTOR
    if token.dep_ in ("dobj", "nsubjpass", "obj"):
        if token.head.dep_ == "acl" and _presses(token.head.head):  # "sanctions targeting Tehran"
            return Role.ACTOR if name.kind is PlaceKind.COUNTRY else Role.NEITHER
        return _as_object(verb_lemma(token.head), name)
    if token.dep_ in ("dative", "agent"):
        return Role.ACTOR
    if token.dep_ == "pobj":
        return _after_preposition(token.head, name, persons)
    return Role.PLACE if name.kind is not PlaceKind.COUNTRY or token.dep_ == "npadvmod" else Role.ACTOR


def _undergoes(verb: Token) -> bool:
    """Return True if the verb's subject is affected by the event ("fell", "came under fire")."""
    return verb_lemma(verb) in role_words().undergoing or any(
        child.lower_ == "under" for child in verb.children
    )


def _as_site(token: Token, name: Name) -> Role:
    """Return the role of a building, a natural feature, or a place missing from the gazetteer.

    The subject of an active verb ("the Telegraph reported") is hardly a place, despite the model's label.
    """
    acts = name.kind is None and token.dep_ == "nsubj" and not _undergoes(token.head)
    return Role.ACTOR if acts and not is_site(name.text) else Role.PLACE


def _as_modifier(token: Token, name: Name, persons: Set[int]) -> Role:
    """Return the role of a place before a noun ("Afghan troops", "Nairobi airport")."""
    noun, words = token.head, role_words()
    if _describes_person(noun, persons):
        return Role.NEITHER
    if name.kind is None and not is_site(name.text):
        return Role.PLACE if noun.lower_ in words.places else Role.NEITHER
    if name.kind is not PlaceKind.COUNTRY:
        return Role.NEITHER if token.dep_ != "poss" and noun.lower_ in words.seated else Role.PLACE
    return _country_as_modifier(token, noun)


def _describes_person(noun: Token, persons: Set[int]) -> bool:
    """Return True if the noun is a title or an apposition of a person's name."""
    described = noun
    while described.dep_ in _MODIFIERS and described.i not in persons:
        described = described.head
    apposed = (child.i for child in noun.children if child.dep_ == "appos")
    return described.i in persons or not persons.isdisjoint(apposed)


def _country_as_modifier(token: Token, noun: Token) -> Role:
    """Return the role of a country: an actor if it owns the noun, or if its forces or acts follow."""
    words = role_words()
    if token.dep_ == "poss":
        return Role.PLACE if noun.lower_ in words.places else Role.ACTOR
    following = {other.lower_ for other in noun.doc[token.i + 1 : noun.i + 1]}
    return Role.ACTOR if following & (words.forces | words.national | words.acts) else Role.NEITHER


def _as_object(verb: str, name: Name) -> Role:
    """Return the role of a verb's object. ``verb`` is its lemma."""
    words = role_words()
    if verb in words.attacking and name.kind is PlaceKind.COUNTRY:
        return Role.BOTH
    return Role.PLACE if verb in words.moving else Role.ACTOR


def _presses(governor: Token) -> bool:
    """Return True if the governor, or its object, is a word for pressure or war."""
    objects = (child for child in governor.children if child.dep_ in ("dobj", "nsubjpass"))
    return any(token.lower_ in role_words().pressing for token in (governor, *objects))


def _after_preposition(preposition: Token, name: Name, persons: Set[int]) -> Role:
    """Return the role of a country or a place after a preposition."""
    is_country = name.kind is PlaceKind.COUNTRY
    if _is_origin(preposition, persons) or _is_measure(preposition) or _is_team(preposition):
        return Role.NEITHER
    if is_country and _is_inflicted(preposition):
        return Role.BOTH
    if _is_destination(preposition):
        return Role.PLACE
    return Role.ACTOR if _takes_part(preposition, is_country) else Role.PLACE


def _is_origin(preposition: Token, persons: Set[int]) -> bool:
    """Return True for a person's origin or workplace ("Haddad, a dentist in Basra")."""
    governor = preposition.head
    if preposition.lower_ == "of" and (governor.i in persons or governor.lower_ in role_words().describing):
        return True
    return governor.dep_ == "appos" and governor.head.i in persons


def _is_measure(preposition: Token) -> bool:
    """Return True before what something is compared with ("twice the size of Malta", "larger than Malta")."""
    word, governor = preposition.lower_, preposition.head
    return (word == "of" and governor.lower_ == "size") or (
        word == "than" and governor.tag_ in ("JJR", "RBR")
    )


def _is_team(preposition: Token) -> bool:
    """Return True before the team of a player ("played two seasons for Kentucky")."""
    verb = preposition.head
    while preposition.lower_ == "for" and verb.dep_ == "dobj":
        verb = verb.head
    return preposition.lower_ == "for" and verb_lemma(verb) in role_words().playing


def _is_inflicted(preposition: Token) -> bool:
    """Return True for the target of an attack ("the invasion of Norway")."""
    is_target = preposition.lower_ in ("of", "on", "against")
    return is_target and preposition.head.lower_ in role_words().inflicted


def _is_destination(preposition: Token) -> bool:
    """Return True for the destination of a departure ("left for Lisbon")."""
    return preposition.lower_ in ("for", "to") and preposition.head.lower_ in role_words().leaving


def _takes_part(preposition: Token, is_country: bool) -> bool:
    """Return True if the name after the preposition is an actor."""
    word, governor, words = preposition.lower_, preposition.head, role_words()
    if preposition.dep_ == "agent":
        return True
    if word in words.taking_part and (is_country or word in ("with", "by")):
        return True
    if is_country and word == "on" and _presses(governor):
        return True
    return word == "of" and governor.lower_ in words.forces | words.judging
