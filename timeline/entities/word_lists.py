"""The word lists of this room as typed tables. Each TOML file is read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from timeline.language import verb_forms
from timeline.resources import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation or group from ``groups.toml``. ``country`` is the country it represents (alpha-2).

    ``armed`` groups may be called "the group". ``agency`` marks news agencies, named in bylines and credits;
    ``medium`` marks these and the other media.
    """

    name: str
    country: str | None = None
    armed: bool = False
    agency: bool = False
    medium: bool = False


@dataclass(frozen=True, slots=True)
class DefiniteNouns:
    """Nouns for something named before: ``kinds`` has the kind of each noun.

    ``names_of`` has the words in names of organisations of a kind. After a word of ``other``, the noun means
    another one. After an organisation, ``speakers`` speak for it. ``trades`` say what it trades in; the nouns
    ``with_trade`` need one ("the oil giant").
    """

    kinds: Mapping[str, str]
    names_of: Mapping[str, frozenset[str]]
    other: frozenset[str]
    speakers: frozenset[str]
    trades: frozenset[str]
    with_trade: frozenset[str]


@dataclass(frozen=True, slots=True)
class UnnamedPersons:
    """Nouns for one person by gender, titles that tell a gender, and verbs of saying as written."""

    male: frozenset[str]
    female: frozenset[str]
    either: frozenset[str]
    saying: frozenset[str]
    male_titles: tuple[str, ...]
    female_titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Words that decide a name's role. Nouns and prepositions are listed as written, verbs as lemmas."""

    forces: frozenset[str]
    national: frozenset[str]
    seated: frozenset[str]
    acts: frozenset[str]
    places: frozenset[str]
    sites: frozenset[str]
    fronts: frozenset[str]
    event_names: frozenset[str]
    institutions: frozenset[str]
    describing: frozenset[str]
    relations: frozenset[str]
    initials: frozenset[str]
    inflicted: frozenset[str]
    pressing: frozenset[str]
    judging: frozenset[str]
    voiced: frozenset[str]
    joint: frozenset[str]
    envoys: frozenset[str]
    giving: frozenset[str]
    relying: frozenset[str]
    learners: frozenset[str]
    playing: frozenset[str]
    contending: frozenset[str]
    governing: frozenset[str]
    undergoing: frozenset[str]
    moving: frozenset[str]
    attacking: frozenset[str]
    leaving: frozenset[str]
    held: frozenset[str]
    carrying: frozenset[str]
    openers: frozenset[str]
    captions: frozenset[str]
    platforms: frozenset[str]
    harming: frozenset[str]
    ranks: frozenset[str]
    weapons: frozenset[str]
    bodies: frozenset[str]
    reigning: frozenset[str]
    taking_part: frozenset[str]
    personas: frozenset[str]
    titles: frozenset[str]
    offices: tuple[str, ...]
    single_offices: frozenset[str]
    short_offices: Mapping[str, str]


@cache
def bodies() -> Mapping[str, Body]:
    """Return the listed organisations and groups by alias. Aliases are case-sensitive."""
    return dict(_aliases(_load("groups.toml")))


@cache
def bodies_by_first_word() -> Mapping[str, tuple[str, ...]]:
    """Return the aliases of the bodies by their first word, longest alias first."""
    index: dict[str, list[str]] = {}
    for alias in sorted(bodies(), key=len, reverse=True):
        index.setdefault(alias.split()[0].rstrip("."), []).append(alias)
    return {word: tuple(aliases) for word, aliases in index.items()}


@cache
def things() -> frozenset[str]:
    """Return the names of well-known ships, rigs, craft and rooms."""
    return frozenset(_load("groups.toml")["things"]["names"])


@cache
def role_words() -> RoleWords:
    """Return the words that decide roles."""
    table = _load("role_words.toml")
    titles = table.pop("titles")
    sets = {key: frozenset(words.split()) for key, words in table.items()}
    return RoleWords(
        **sets,
        titles=frozenset(titles["words"]),
        offices=tuple(titles["offices"]),
        single_offices=frozenset(titles["single_offices"]),
        short_offices=titles["short_offices"],
    )


@cache
def unnamed_persons() -> UnnamedPersons:
    """Return the nouns for unnamed persons."""
    table = _load("unnamed_persons.toml")
    titles = table.pop("titles")
    sets = {key: frozenset(words.split()) for key, words in table.items()}
    return UnnamedPersons(
        **sets, male_titles=tuple(titles["male"].split()), female_titles=tuple(titles["female"].split())
    )


@cache
def definite_nouns() -> DefiniteNouns:
    """Return the definite nouns with their kinds."""
    table = _load("definite_nouns.toml")
    listed, modifiers = table.pop("names"), table.pop("modifiers")
    listed |= {kind: entry["nouns"] for kind, entry in table.items()}
    kinds = {noun: kind for kind, nouns in listed.items() for noun in nouns.split()}
    names_of = {kind: frozenset(entry["names"].split()) for kind, entry in table.items()}
    sets = {key: frozenset(words.split()) for key, words in modifiers.items()}
    return DefiniteNouns(kinds, names_of, **sets)


@cache
def leaders() -> Mapping[str, str]:
    """Return the full names of well-known persons, by surname and by other spellings."""
    table = _load("leaders.toml")
    by_surname: dict[str, str] = {name.split()[-1]: name for name in table["leaders"]}
    return {**by_surname, **table["spellings"]}


@cache
def well_known_persons() -> frozenset[str]:
    """Return the full names of persons whose other spellings count as theirs."""
    table = _load("leaders.toml")
    return frozenset([*table["leaders"], *table["persons"]])


@cache
def genders() -> Mapping[str, str]:
    """Return "male" or "female" by first name, in lower case. Names of both genders are left out."""
    table = _load("first_names.toml")
    return {name: gender for gender, names in table.items() for name in names.split()}


def _aliases(groups: Mapping[str, Any]) -> Iterator[tuple[str, Body]]:
    tables: list[tuple[Any, dict[str, Any]]] = [
        (groups["bodies"], {}),
        (groups["groups"], {"armed": True}),
        (groups["parties"], {}),
        (groups["agencies"], {"agency": True, "medium": True}),
        (groups["media"], {"medium": True}),
        *((table, {"country": country}) for country, table in groups["of"].items()),
    ]
    for alias, name in groups["credits"].items():
        yield alias, Body(name, agency=True)
    for table, facts in tables:
        for name, aliases in table.items():
            for alias in (name, *aliases):
                yield alias, Body(name, **facts)
                if " " in alias or "agency" in facts:
                    yield alias.upper(), Body(name, **facts)


def _load(name: str) -> dict[str, Any]:
    return load_toml("timeline.entities", name)


_IRREGULAR = {"fled": "flee", "overran": "overrun", "retook": "retake", "retaken": "retake", "lay": "lie"}
"""Past forms missing in the language room's table."""


def verb_lemma(verb: Token) -> str:
    """Return the lemma of a verb in the lists of roles. Other verbs are returned in lower case."""
    return _lemmas().get(verb.lower_, verb.lower_)


@cache
def _lemmas() -> Mapping[str, str]:
    words = role_words()
    listed = sorted(words.undergoing | words.moving | words.attacking | words.governing)
    listed += sorted(
        words.carrying
        | words.giving
        | words.relying
        | words.playing
        | words.contending
        | words.held
        | words.harming
    )
    return _IRREGULAR | {form: verb for verb in listed for form in verb_forms(verb)}
