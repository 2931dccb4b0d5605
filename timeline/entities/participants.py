"""The actors and places of a predicate, from the role of each name in the dependency parse.

As in the event coders PETRARCH, GDELT and ACLED, actors come from roles and places are separate.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from timeline.entities.canonical_names import country_named
from timeline.entities.gazetteer import gazetteer
from timeline.entities.name_roles import MODIFIERS, Role, plays, role_of
from timeline.entities.unnamed_groups import unnamed_groups
from timeline.language import Passage, name_heads, names_between
from timeline.model import FilledName, Name, NameLabel, Place, PlaceKind

if TYPE_CHECKING:
    from spacy.tokens import Token


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


_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
"""Their name stands beside them, so it is not filled in."""
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z .'-]{2,30}(?:, [A-Z][\w. ]{1,30})?\s*(?:\([^()]{2,60}\)\s*[-–—]{1,2}|[-–—]{1,2})\s"
)
_BETWEEN_PLACES = re.compile(r"(?: (?:district|city|town|village|county|area))?, (?:in )?", re.IGNORECASE)


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
    known: PassageNames,
    predicate: Token,
    clause: Collection[int],
    scope: Collection[int],
    told: Mapping[Token, Collection[int]] = MappingProxyType({}),
) -> Participants:
    """Return the actors, places and unnamed groups of a predicate.

    Actors and groups must have their head in ``clause``, the token indices of the predicate's own clause.
    Places may also have it in ``scope``. Groups also take part in the acts ``told`` by a verb of saying, each
    with the token indices of its clause.
    """
    actors: dict[str, FilledName | None] = {}
    places: dict[str, Place] = {}
    for name, head, role in _roles(known, predicate, clause, scope):
        if role in (Role.ACTOR, Role.BOTH) and head.i in clause:
            _add_actor(actors, _as_state(name, head), known)
        if role in (Role.PLACE, Role.BOTH) and head.i != predicate.i:
            places.setdefault(name.name, _place(name))
    groups = unnamed_groups(known.passage, known.names, predicate, clause)
    for act, its_clause in told.items():
        groups += unnamed_groups(known.passage, known.names, act, its_clause)
    filled_in = tuple(filled for filled in actors.values() if filled is not None)
    return Participants(tuple(actors), tuple(places.values()), tuple(dict.fromkeys(groups)), filled_in)


def _roles(
    known: PassageNames, predicate: Token, clause: Collection[int], scope: Collection[int]
) -> Iterator[tuple[Name, Token, Role]]:
    """Yield the names in the domain of a predicate with head and role."""
    inner: Name | None = None
    for name, head in known.names:
        if inner is not None and head.dep_ not in MODIFIERS and _is_outer(known.passage, inner, name):
            role = Role.PLACE
        elif head.i in clause or head.i in scope or _is_reported_subject(head, predicate):
            role = _role_of_city_noun(name, known) or role_of(head, name, known.persons)
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


def _as_state(name: Name, head: Token) -> Name:
    """Return the country of a capital that acts ("Moscow said"), but not of its team ("London won")."""
    if name.kind is not PlaceKind.CITY or name.country is None or plays(head):
        return name
    capital = any(
        entry.capital and entry.place().name == name.name for entry in gazetteer().places(name.name)
    )
    country = country_named(name.country) if capital else None
    return name if country is None else replace(name, name=country.name, kind=country.kind)


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
