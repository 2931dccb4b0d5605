"""Names by their shape, where the model sees none: army units, teams, bodies, and persons by a first name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from timeline.entities.gazetteer import gazetteer
from timeline.entities.word_lists import genders, roles
from timeline.model import NameLabel

Bounds = tuple[int, int, NameLabel]

_CAPITAL = r"[A-Z][\w&'’.-]*[\w]"
_ORDINAL = r"\d{1,3}(?:st|nd|rd|th|d)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth"
_ARMS = (
    "Army Group|Army|Armies|Corps|Division|Brigade|Regiment|Battalion|Fleet|Squadron|"
    "Air Force|Infantry|Cavalry"
)
_UNIT = re.compile(rf"\b(?:{_ORDINAL})(?: (?:and|[A-Z][\w-]+)){{0,3}}? (?:{_ARMS})\b(?! (?:{_ARMS})\b)")
_TEAM = re.compile(r"\b(?!The )(?P<city>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?P<people>[A-Z][a-z]+s)\b")
_PERSON = re.compile(
    r"\b(?P<first>[A-Z][a-z]+) (?:[A-Z]\. ?)?"
    r"(?P<surname>(?:(?:al|el|de|van|von|bin|ben) ?-?)?[A-Z][\w’'-]*[a-z])\b"
)


def units_and_teams(text: str) -> Iterator[Bounds]:
    """Yield army units by their number, and teams that a city and a people name ("Cleveland Indians").

    The model divides both, so these are more to be trusted than what it sees.
    """
    for match in _UNIT.finditer(text):
        yield *match.span(), NameLabel.ORGANISATION
    for match in _TEAM.finditer(text):
        if gazetteer().nationality(match["people"]) and _is_city(match["city"]):
            yield *match.span(), NameLabel.ORGANISATION


def _is_city(name: str) -> bool:
    places = gazetteer().places(name)
    return bool(places) and gazetteer().nationality(name) is None


def bodies_and_persons(text: str) -> Iterator[Bounds]:
    """Yield what says by its last word that it is a body, and a known first name with a surname."""
    for match in _ending().finditer(text):
        start = _behind_openers(text, *match.span())
        if " " in text[start : match.end()]:
            yield start, match.end(), NameLabel.ORGANISATION
    for match in _PERSON.finditer(text):
        if match["first"].lower() in genders() and match["surname"] not in roles().sites | roles().happenings:
            yield *match.span(), NameLabel.PERSON


def _behind_openers(text: str, start: int, end: int) -> int:
    """Return where the name begins behind capitals that only open its sentence."""
    first, _, rest = text[start:end].partition(" ")
    while rest and first in roles().openers:
        start += len(first) + 1
        first, _, rest = rest.partition(" ")
    return start


@cache
def _ending() -> re.Pattern[str]:
    ends = "|".join(sorted(roles().bodies))
    return re.compile(rf"(?<![\w.'’-])(?:{_CAPITAL} ){{1,4}}(?:{ends})\b(?! (?:[A-Z]|of\b|for\b))")
