"""The role of a name in an event, from its kind and from its relation in the dependency parse.

As in the event coders PETRARCH, GDELT and ACLED, actors come from roles and places are separate.
"""

from __future__ import annotations

from collections.abc import Set
from enum import Enum, auto
from itertools import takewhile
from typing import TYPE_CHECKING

from timeline.entities.entity_labels import CELESTIAL, is_site
from timeline.entities.gazetteer import gazetteer
from timeline.entities.media_sources import is_source
from timeline.entities.word_lists import Body, bodies, role_words, unnamed_persons, verb_lemma
from timeline.language.neighbours import neighbour
from timeline.model import Name, NameLabel, PlaceKind

if TYPE_CHECKING:
    from spacy.tokens import Token


class Role(Enum):
    """The role of a name in an event."""

    ACTOR = auto()
    PLACE = auto()
    BOTH = auto()
    NEITHER = auto()


MODIFIERS = frozenset({"compound", "amod", "nmod", "nn"})
_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_FORMER = frozenset({"former", "ex", "retired", "onetime", "sometime"})
_EXAMPLES = frozenset({"including", "like"})
_NAME_WORDS = 3
"""Words of a person's name, at most."""
_AREA_KINDS = frozenset({PlaceKind.CITY, PlaceKind.REGION, PlaceKind.COUNTRY, PlaceKind.CONTINENT})


def role_of(head: Token, name: Name, persons: Set[int]) -> Role:
    """Return the role of a name, by its kind and by the relation of its head.

    ``persons`` are the heads of persons' names: "Russian" in "Russian Foreign Minister Sergey Lavrov" only
    describes a person.
    """
    if _is_cited(head) or _is_hyphenated(head) or _is_left(head):
        return Role.NEITHER
    if name.label is not NameLabel.LOCATION:
        return _role_of_actor_name(head, name, persons)
    token = _past_appositions(head)
    if token.dep_ in MODIFIERS or token.dep_ == "poss":
        return _as_modifier(token, name, persons)
    if name.kind not in _AREA_KINDS:
        return _as_site(token, name)
    if is_nationality(name):
        return Role.ACTOR if _is_people(token) else Role.NEITHER
    return _as_argument(token, name, persons)


def _role_of_actor_name(head: Token, name: Name, persons: Set[int]) -> Role:
    """Return the role of a person or an organisation."""
    body = bodies().get(name.name)
    if name.text in bodies() and _is_credit(head, bodies()[name.text]):
        return Role.NEITHER
    only_describes = head.dep_ == "poss" and (head.head.dep_ == "appos" or _is_relation(head.head, name))
    if name.label is NameLabel.ORGANISATION and head.dep_ in MODIFIERS:
        only_describes = _describes_person(head.head, persons) or head.head.lower_ in role_words().learners
    if only_describes or (body is not None and body.medium and is_source(head, is_agency=body.agency)):
        return Role.NEITHER
    is_place = _is_at_institution(head, name) or (
        body is None and (_names_site(head) or _is_venue(head, name))
    )
    return Role.PLACE if is_place else Role.ACTOR


def _is_credit(head: Token, body: Body) -> bool:
    """Return True for initials that are an agency's in credits, and take no part as subject or object."""
    return body.agency and not body.medium and head.dep_ not in (*_SUBJECTS, "nsubjpass", "agent", "dobj")


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


def _is_cited(head: Token) -> bool:
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


def _is_left(head: Token) -> bool:
    """Return True for what a person served before ("a former adviser to Norvik", "of the Oslo council")."""
    token = head
    while token.dep_ in MODIFIERS or token.dep_ in ("pobj", "poss"):
        token = token.head.head if token.dep_ == "pobj" else token.head
        if _is_former_person(token):
            return True
    return False


def _is_former_person(noun: Token) -> bool:
    words = unnamed_persons()
    is_person = noun.lower_ in words.either or noun.lower_ in words.male or noun.lower_ in words.female
    return is_person and any(word.lower_ in _FORMER for word in noun.children)


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
        is_place = _undergoes(token.head) or (_is_town(name) and not _governs(token))
        return Role.PLACE if is_place else Role.ACTOR
    if token.dep_ in ("dobj", "nsubjpass", "obj"):
        if token.head.dep_ == "acl" and _presses(token.head.head):  # "sanctions targeting Tehran"
            return Role.ACTOR if name.kind is PlaceKind.COUNTRY else Role.NEITHER
        return Role.PLACE if _is_town(name) and not plays(token) else _as_object(verb_lemma(token.head), name)
    if token.dep_ in ("dative", "agent"):
        return Role.ACTOR
    if token.dep_ == "pobj":
        return _after_preposition(token.head, name, persons)
    return Role.PLACE if name.kind is not PlaceKind.COUNTRY or token.dep_ == "npadvmod" else Role.ACTOR


def _is_town(name: Name) -> bool:
    """Return True for a city or a region that is no capital: its name seldom means its government."""
    if name.kind not in (PlaceKind.CITY, PlaceKind.REGION):
        return False
    return not any(
        entry.capital and entry.place().name == name.name for entry in gazetteer().places(name.name)
    )


def _governs(token: Token) -> bool:
    """Return True for a town that decides or plays ("Lyon voted to ban cars", "Lyon beat Nice")."""
    return verb_lemma(token.head) in role_words().governing or plays(token)


def _undergoes(verb: Token) -> bool:
    """Return True if the verb's subject is affected by the event ("fell", "came under fire")."""
    return verb_lemma(verb) in role_words().undergoing or any(
        child.lower_ == "under" for child in verb.children
    )


def _as_site(token: Token, name: Name) -> Role:
    """Return the role of a building, a natural feature, or a place missing from the gazetteer.

    The subject of an active verb ("the Telegraph reported") is hardly a place, despite the model's label,
    neither is the object of a verb that moves nobody ("sued Skyhop").
    """
    is_celestial = name.text in CELESTIAL and (name.text != "Moon" or token.left_edge.lower_ == "the")
    if name.kind is not None or is_site(name.text) or is_celestial:  # Moon alone may be a person
        return Role.PLACE
    is_agent = token.dep_ == "nsubj" and not _undergoes(token.head)
    is_object = token.dep_ in ("dobj", "nsubjpass") and verb_lemma(token.head) not in role_words().moving
    is_partner = token.dep_ == "pobj" and token.head.lower_ in ("by", "with", "against")
    return Role.ACTOR if is_agent or is_object or is_partner else Role.PLACE


def _as_modifier(token: Token, name: Name, persons: Set[int]) -> Role:
    """Return the role of a place before a noun ("Afghan troops", "Nairobi airport")."""
    noun, words = token.head, role_words()
    if _describes_person(noun, persons):
        return Role.NEITHER
    if name.kind is None and not is_site(name.text):
        return Role.PLACE if noun.lower_ in words.places else Role.NEITHER
    if _stands_elsewhere(noun, name):
        return Role.NEITHER
    if name.kind is not PlaceKind.COUNTRY:
        return Role.NEITHER if token.dep_ != "poss" and noun.lower_ in words.seated else Role.PLACE
    return _country_as_modifier(token, noun)


def _stands_elsewhere(noun: Token, name: Name) -> bool:
    """Return True for a site named after a place of another country ("the Havana hall in Lagos")."""
    prepositions = (word for word in noun.children if word.lower_ in ("in", "near", "at"))
    objects = (word for each in prepositions for word in each.children if word.dep_ == "pobj")
    towns = [word for word in objects if word.tag_ == "NNP"]
    countries = {entry.country for town in towns for entry in gazetteer().places(town.text)}
    return noun.tag_ == "NN" and bool(countries) and name.country not in (None, *countries)


def _describes_person(noun: Token, persons: Set[int]) -> bool:
    """Return True if the noun is a title or an apposition of a person's name."""
    described = noun
    while described.dep_ in MODIFIERS and described.i not in persons:
        described = described.head
    apposed = (child.i for child in noun.children if child.dep_ == "appos")
    return described.i in persons or not persons.isdisjoint(apposed) or _is_before_person(noun, persons)


def _is_before_person(noun: Token, persons: Set[int]) -> bool:
    """Return True for a title directly before a person's name that the parser attached elsewhere."""
    if noun.text not in role_words().titles:
        return False
    following = noun.doc[noun.i + 1 : noun.i + 1 + _NAME_WORDS]
    name = list(takewhile(lambda word: word.tag_ == "NNP", following))
    return any(word.i in persons for word in name)


def _country_as_modifier(token: Token, noun: Token) -> Role:
    """Return the role of a country: an actor if it owns the noun, or if its forces or acts follow."""
    words = role_words()
    if token.dep_ == "poss":
        return Role.PLACE if noun.lower_ in words.places else Role.ACTOR
    if _introduces_body(noun):
        return Role.NEITHER
    following = {other.lower_ for other in noun.doc[token.i + 1 : noun.i + 1]}
    return Role.ACTOR if following & (words.forces | words.national | words.acts) else Role.NEITHER


def _introduces_body(noun: Token) -> bool:
    """Return True for a noun that only describes the named body after it ("the French bank Nordbank")."""
    if noun.i + 1 == len(noun.doc) or noun.tag_ != "NN" or noun.text[:1].isupper():
        return False
    after = neighbour(noun)
    is_name = after.tag_ in ("NNP", "NNPS") and after.ent_type_ in ("ORG", "GPE", "PRODUCT")
    return is_name and (noun.dep_ in MODIFIERS or after.dep_ in ("appos", "compound"))


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
    if is_country and preposition.lower_ == "about":
        return Role.NEITHER
    if preposition.lower_ in _EXAMPLES and (role := _role_as_example(preposition, name)) is not None:
        return role
    if _harms_people(preposition) and _is_town(name):
        return Role.PLACE
    if _is_origin(preposition, persons) or _is_measure(preposition) or _is_team(preposition):
        return Role.NEITHER
    if is_country and _is_inflicted(preposition):
        return Role.BOTH
    if _is_destination(preposition):
        return Role.PLACE
    return Role.ACTOR if _takes_part(preposition, is_country) else Role.PLACE


def _role_as_example(preposition: Token, name: Name) -> Role | None:
    """Return the role of one of a group ("a coalition including France attacked"): that of the group."""
    group = preposition.head
    while group.dep_ == "pobj" and group.head.lower_ == "of" and group.head.head.tag_[:2] == "NN":
        group = group.head.head
    is_doer = group.dep_ in ("nsubj", "agent") or (group.dep_ == "pobj" and group.head.dep_ == "agent")
    return Role.ACTOR if is_doer and name.kind is PlaceKind.COUNTRY else None


def _harms_people(preposition: Token) -> bool:
    """Return True before the town of people who are attacked ("terrorized residents of | Basra")."""
    people = preposition.head
    if people.lower_ in ("city", "town", "village", "port") and people.dep_ == "pobj":
        preposition, people = people.head, people.head.head  # "residents of the city of Basra"
    if preposition.lower_ not in ("of", "in") or people.lower_ not in role_words().describing:
        return False
    return people.dep_ in ("dobj", "nsubjpass") and verb_lemma(people.head) in role_words().harming


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


def plays(head: Token) -> bool:
    """Return True for a participant of a contest ("Lima beat Quito")."""
    return verb_lemma(head.head) in role_words().contending


def _is_inflicted(preposition: Token) -> bool:
    """Return True for the target of an attack ("the invasion of Norway")."""
    governor, inflicted = preposition.head, role_words().inflicted
    is_target = preposition.lower_ in ("of", "on", "against")
    if preposition.lower_ != "of" and governor.tag_.startswith("VB"):  # "launched strikes on Norway"
        return any(word.dep_ == "dobj" and word.lower_ in inflicted for word in governor.children)
    return is_target and governor.lower_ in inflicted


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
    if (
        is_country
        and word in ("on", "upon")
        and (_presses(governor) or verb_lemma(governor) in words.relying)
    ):
        return True
    if word == "between" and governor.lower_ in words.joint:
        return True
    if is_country and word == "from" and governor.lower_ in words.voiced:
        return True
    if is_country and word == "to" and verb_lemma(governor) in words.giving:
        return True
    if word == "to" and preposition.i and neighbour(preposition, -1).lower_ in words.envoys:
        return True
    return word == "of" and governor.lower_ in (words.forces | words.judging if is_country else words.forces)
