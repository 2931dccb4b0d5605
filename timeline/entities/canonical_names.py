"""Persons of an article: titles off, and the forms of one person under the fullest of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from timeline.entities.gazetteer import gazetteer
from timeline.entities.word_lists import bodies, genders, leaders, roles
from timeline.model import Place

_POSSESSIVE = re.compile(r"['’]s?$")
_PARTICLES = frozenset(
    {"al", "bin", "bint", "ibn", "de", "da", "di", "del", "der", "van", "von", "la", "le", "el"}
)
_SHORT = 2
_SEAT = re.compile(r"-[a-z]+ed$")
_LINK = r"(?:al|bin|bint|ibn|de|da|di|del|der|van|von|la|le|el|ul|al-|el-)"
_BEFORE = r"(?<![\w.'’-])((?:[A-Z][\w'’-]*[a-z][\w'’-]*\s+|[A-Z]\.\s?|{link}\s+){{1,4}}){surname}(?![\w-])"
_SURNAME_FIRST = (
    r"(?<![\w.'’-]){surname} [A-Z][a-z]+-[a-z]+(?![\w-])"  # as in Korea and in older Chinese names
)


def untitled(name: str) -> str:
    """Return a person's name without words of courtesy, rank and office, and without a possessive."""
    words = _POSSESSIVE.sub("", name.strip()).split()
    titles = roles().titles
    while (
        len(words) > 1
        and not (len(words) == 2 and words[0] in roles().reigning)
        and (
            words[0] in titles
            or all(part.rstrip(".,") in titles for part in words[0].split("-"))
            or (words[0][:1].islower() and words[0].lower() not in _PARTICLES)
        )
    ):
        words = words[1:]
    if len(words) > _SHORT and _is_first_name(words[1]) and not _may_be_first_name(words[0]):
        words = words[1:]
    return " ".join(words).strip(" ,.-\"'")


def _is_first_name(word: str) -> bool:
    return word.lower() in genders()


def _may_be_first_name(word: str) -> bool:
    return _is_first_name(word) or len(word.rstrip(".")) < _SHORT or "-" in word or word.lower() in _PARTICLES


def full_names(text: str, names: Iterable[str]) -> Mapping[str, str]:
    """Return, for each name of a person, the fullest form that the article gives.

    Names that the parsed passages hold as a surname alone are looked up in the whole text. Where two
    persons share a surname, the surname alone stays what it is.
    """
    seen = dict.fromkeys(names)
    long = dict.fromkeys(name for name in seen if " " in name)
    for surname in [name for name in seen if " " not in name]:
        long.update(dict.fromkeys(_forms(text, surname)))
    return {name: _fullest(name, long) for name in seen}


def _forms(text: str, surname: str) -> Iterable[str]:
    if len(surname) < 3 or not surname[0].isupper():
        return
    for match in re.finditer(_SURNAME_FIRST.format(surname=re.escape(surname)), text):
        yield match[0]
    for match in re.finditer(_BEFORE.format(link=_LINK, surname=re.escape(surname)), text):
        words = f"{match[1]}{surname}".split()
        starts = [
            i
            for i, word in enumerate(words)
            if word in roles().openers or word.rstrip(".") in roles().titles or _SEAT.search(word)
        ]
        name = untitled(" ".join(words[max(starts, default=-1) + 1 :]))
        if " " in name:
            yield name


def _fits(short: str, name: str) -> bool:
    """Whether a form may be the same person's: its words all stand in the name, the last one included."""
    parts, whole = short.split(), name.split()
    if len(parts) == 1:
        return parts[0] == whole[-1] or parts[0] == whole[0] or (parts[0] in whole and parts[0][0].isupper())
    return parts[-1] == whole[-1] and all(part in whole or _initial(part, whole) for part in parts)


def _initial(part: str, whole: Iterable[str]) -> bool:
    return len(part.rstrip(".")) == 1 and any(word.startswith(part[0]) for word in whole)


def _fullest(name: str, long: Iterable[str]) -> str:
    fitting = [other for other in long if _fits(name, other)]
    if " " not in name:
        surnames = [other for other in fitting if other.split()[-1] == name]
        fitting = surnames or fitting
    if not fitting:
        return name
    fullest = max(fitting, key=lambda other: (len(other.split()), len(other)))
    others = [other for other in fitting if not _fits(other, fullest)]
    return name if others and " " not in name else fullest


_DEFINED = re.compile(
    r"(?P<full>[A-Z][\w&'’.-]+(?: (?:of|the|and|for|in|on|de|[A-Z][\w&'’.-]+)){1,8}) "
    r"\((?P<short>[A-Z][A-Za-z&.-]{1,7})\)"
)
_LEGAL = re.compile(r"[\s,]+(?:Inc|Corp|Ltd|LLC|PLC|plc|AG|SA|SE|NV|GmbH|Co|Corporation|Limited)\.?$")
_MINOR = frozenset({"of", "the", "and", "for", "in", "on", "de"})


def shortened(name: str) -> str:
    """Return an organisation's name without its legal form."""
    return _LEGAL.sub("", name)


def full_forms(text: str, names: Iterable[str]) -> Mapping[str, str]:
    """Return the full name of each short form that the article spells out in brackets or elsewhere."""
    forms = dict(_definitions(text))
    listed = {shortened(name) for name in names}
    for short in listed:
        longer = [name for name in listed if name.startswith(short + " ")]
        if len(longer) == 1 and short not in forms and " " not in short:
            forms[short] = longer[0]
        teams = [name for name in listed if _is_team(name, short)]
        if len(teams) == 1 and short not in forms:
            forms[short] = teams[0]
    return forms


def _is_team(name: str, short: str) -> bool:
    """Whether a name is a city's with a team's behind it ("Chicago Cubs")."""
    city, _, team = name.rpartition(" ")
    return team == short and short.endswith("s") and bool(gazetteer().places(city))


def _definitions(text: str) -> Iterable[tuple[str, str]]:
    for match in _DEFINED.finditer(text):
        words, short = match["full"].split(), match["short"].replace(".", "")
        for start in range(len(words)):
            if _initials(words[start:]).startswith(short) and words[start] not in _MINOR:
                yield match["short"], " ".join(words[start:])
                break


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words if word not in _MINOR).upper()


def aliases(name: str) -> tuple[str, ...]:
    """Return the other names of an actor or a place, sorted; none for a name that no list holds.

    ``name`` is canonical, as ``recognise`` gives it ("Islamic State"). A country's nationalities are among
    its other names ("Kenyan"). Case is kept, as the lists write them.
    """
    return tuple(sorted({*_listed().get(name, ()), *gazetteer().aliases(name)} - {name}))


def country_named(code: str) -> Place | None:
    """Return the present country of an ISO 3166-1 code by its usual name; ``None`` for no such code."""
    entry = gazetteer().country(code)
    return None if entry is None else entry.place()


@cache
def _listed() -> Mapping[str, frozenset[str]]:
    """Return the aliases of the listed bodies, groups and persons by their one name."""
    found: dict[str, set[str]] = {}
    for alias, body in bodies().items():
        found.setdefault(body.name, set()).add(alias)
    for alias, person in leaders().items():
        found.setdefault(person, set()).add(alias)
    return {name: frozenset(others) for name, others in found.items()}
