"""The word lists beside the code, as typed tables, each read once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from timeline.language import verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Body:
    """A listed group or body: its one name, and the country that it speaks for (alpha-2).

    ``armed`` groups are called "the group"; news ``agency`` names stand in bylines and credits.
    """

    name: str
    country: str | None = None
    armed: bool = False
    agency: bool = False


@dataclass(frozen=True, slots=True)
class Definite:
    """What a definite noun stands for: "person", "organisation" or a kind of place, and at least how many."""

    of: str
    number: int


@dataclass(frozen=True, slots=True)
class Roles:
    """Words that decide the part that a name plays; nouns and prepositions as written, verbs as lemmas."""

    forces: frozenset[str]
    seated: frozenset[str]
    acts: frozenset[str]
    places: frozenset[str]
    sites: frozenset[str]
    fronts: frozenset[str]
    happenings: frozenset[str]
    institutions: frozenset[str]
    describing: frozenset[str]
    initials: frozenset[str]
    inflicted: frozenset[str]
    pressing: frozenset[str]
    undergoing: frozenset[str]
    moving: frozenset[str]
    attacking: frozenset[str]
    leaving: frozenset[str]
    openers: frozenset[str]
    captions: frozenset[str]
    bodies: frozenset[str]
    reigning: frozenset[str]
    taking_part: frozenset[str]
    titles: frozenset[str]
    offices: tuple[str, ...]


@cache
def bodies() -> Mapping[str, Body]:
    """Return every alias of the listed groups and bodies, with its case."""
    return dict(_aliases(_read("groups.toml")))


@cache
def bodies_by_first_word() -> Mapping[str, tuple[str, ...]]:
    """Return the aliases that begin with each word, the longest first."""
    index: dict[str, list[str]] = {}
    for alias in sorted(bodies(), key=len, reverse=True):
        index.setdefault(alias.split()[0].rstrip("."), []).append(alias)
    return {word: tuple(aliases) for word, aliases in index.items()}


@cache
def roles() -> Roles:
    """Return the words that decide roles."""
    read = _read("roles.toml")
    titles = read.pop("titles")
    sets = {key: frozenset(words.split()) for key, words in read.items()}
    return Roles(**sets, titles=frozenset(titles["words"]), offices=tuple(titles["offices"]))


@cache
def definite() -> Mapping[str, Definite]:
    """Return what definite nouns stand for, by noun."""
    read = _read("definite_nouns.toml")
    return {
        noun: Definite(sort.get("of", of), sort.get("number", 1))
        for of, sort in read.items()
        for noun in sort["nouns"].split()
    }


@cache
def leaders() -> Mapping[str, str]:
    """Return the full names of well-known persons by surname and by other spellings."""
    read = _read("leaders.toml")
    named: dict[str, str] = {name.split()[-1]: name for name in read["leaders"]}
    return {**named, **read["spellings"]}


@cache
def genders() -> Mapping[str, str]:
    """Return "male" or "female" for the first names of which one can be fairly sure, in lower case."""
    read = _read("first_names.toml")
    return {name: gender for gender, names in read.items() for name in names.split()}


def _aliases(read: Mapping[str, Any]) -> Iterator[tuple[str, Body]]:
    tables: list[tuple[Any, dict[str, Any]]] = [
        (read["bodies"], {}),
        (read["groups"], {"armed": True}),
        (read["parties"], {}),
    ]
    tables.append((read["agencies"], {"agency": True}))
    tables += [(table, {"country": country}) for country, table in read["of"].items()]
    for table, facts in tables:
        for name, aliases in table.items():
            for alias in (name, *aliases):
                yield alias, Body(name, **facts)
                if " " in alias:
                    yield alias.upper(), Body(name, **facts)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("timeline.entities").joinpath(name).read_text(encoding="utf-8"))


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
