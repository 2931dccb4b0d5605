"""Names by pattern, without the parse: units, teams, organisations, persons, places and listed bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from timeline.entities.entity_labels import well_known_kinds
from timeline.entities.gazetteer import gazetteer
from timeline.entities.word_lists import bodies_by_first_word, genders, role_words
from timeline.model import NameLabel
from timeline.words import MONTHS

LabelledSpan = tuple[int, int, NameLabel]
"""Start, end (exclusive) and label of a name. Offsets count from the start of the given text."""

_CAPITALISED_OR_SIGN = r"[A-Z][\w&'’.-]*[\w]"
_ORDINAL = r"\d{1,3}(?:st|nd|rd|th|d)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth"
_UNIT_NOUNS = (
    "Army Group|Army|Armies|Corps|Division|Brigade|Regiment|Battalion|Fleet|Squadron|"
    "Air Force|Infantry|Cavalry|Kandak|Platoon"
)
_UNIT = re.compile(
    rf"\b(?:{_ORDINAL})(?: (?:and|[A-Z][\w-]+)){{0,3}}? (?:{_UNIT_NOUNS})\b(?! (?:{_UNIT_NOUNS})\b)"
)
_FIELD = (
    r"(?:Affairs|Agriculture|Aging|Alcohol|Banking|Borders|Business|Children|Climate|Commerce|Communications"
    r"|Consumer|Culture|Customs|Defen[cs]e|Development|Economic|Education|Employment|Energy|Environment(?:al)?"
    r"|Equality|Explosives|Family|Families|Finance|Firearms|Fisheries|Food|Foreign|Forestry|Government(?:al)?"
    r"|Health|Heritage|Home|Homeland|Housing|Human|Immigration|Industry|Infrastructure|Innovation|Insurance"
    r"|Interior|Internal|International|Justice|Labou?r|Means|Media|Mines|Natural|Nutrition|Oceans|Pensions"
    r"|Planning|Public|Reform|Research|Resources|Rural|Safety|Science|Security|Services|Skills|Social|Space"
    r"|Sports?|Tax(?:ation)?|Technology|Tobacco|Tourism|Trade|Transport(?:ation)?|Urban|Veterans|Ways|Welfare"
    r"|Water|Wildlife|Women|Work|Works)"
)
_FIELDS = rf"{_FIELD}(?: {_FIELD})?(?:, {_FIELD}(?: {_FIELD})?)*,? (?:and|&) {_FIELD}(?: {_FIELD})?"
_BEFORE_FIELDS = r"(?<![\w.'’-])(?:[A-Z][\w.&'’-]{0,40} ){0,3}"
_FIELDS_FIRST = re.compile(
    rf"{_BEFORE_FIELDS}{_FIELDS} "
    r"(?:Subcommittee|Committee|Commission|Department|Ministry|Administration|Agency|Board)\b"
)
_FIELDS_LAST = re.compile(
    rf"{_BEFORE_FIELDS}(?:Subcommittee|Committee|Commission|Department|Ministry|Bureau|Office) "
    rf"(?:of|on|for) (?:the )?{_FIELDS}\b"
)
_TEAM = re.compile(r"\b(?!The )(?P<city>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?P<people>[A-Z][a-z]+s)\b")
_PERSON = re.compile(
    r"\b(?P<first>[A-Z][a-z]+) (?:[A-Z]\. ?)?"
    r"(?P<surname>(?:(?:al|el|de|van|von|bin|ben) ?-?)?[A-Z][\w’'-]{0,40}[a-z])\b"
)
_WORD = r"[A-Z](?:[\w-]|'(?!s\b)){1,40}"
"""A word of a name; bounded, or the time would grow with the square of a run of letters and hyphens."""
_PLACE_PATTERNS = (
    re.compile(
        r"\b(?!(?:In|At|On|From|Near|The|And) )"
        rf"(?P<name>{_WORD}(?: (?:wa |va |[ae]l[ -]|[ae]l?-?)?{_WORD}){{0,2}})"
        r"(?= (?:district|province|governorate)\b)"
    ),
    re.compile(
        rf"\b(?:in|at|near|from|to|of) the (?P<name>{_WORD}(?: {_WORD})?)"
        r"(?= (?:race ?track|race ?course|neighbou?rhood|suburb|refinery|airfield|air ?base|refugee camp)\b)"
    ),
    re.compile(
        r"\b(?:city|town|village|port|resort|suburb|island|province|district|capital|hub|enclave|stronghold|"
        rf"outpost|hamlet|settlement) of (?P<name>{_WORD}(?: {_WORD})?)\b(?! [ae]l[ -][A-Z])"
    ),
    re.compile(rf"\b(?:city|town|village|port|resort|hamlet) of (?P<name>{_WORD} [ae]l[ -]{_WORD})"),
    re.compile(
        rf"\b(?P<name>(?:Gulf|Straits?|Bay|Sea|Horn|Isle|Cape|Mount) of (?:the )?{_WORD}(?: {_WORD})?)"
    ),
    re.compile(
        rf"\b(?:in|at|near|from|to|outside|inside) (?P<name>{_WORD}(?: {_WORD}){{0,2}})"
        r"(?=, (?:his|her|its|their|the|an?) (?:[a-z-]+ ){0,3}"
        r"(?:resort|estate|villa|ranch|retreat|stadium|arena|hotel|nightclub|theat(?:er|re)|palace|mansion)"
        r"(?:[.,;]| (?:in|on|near|at|outside|where)\b))"
    ),
    re.compile(
        r"\b(?:Battle|Siege|Fall|Bombing|Capture|Sack|Liberation|Massacre|Evacuation|Bombardment|Blockade) "
        rf"(?:of|on|at|near) (?:the )?(?P<name>{_WORD}(?: {_WORD})?)"
    ),
)
_STATION = re.compile(
    rf"\b(?:in|at|near|from|to|outside|inside|of|through|by) (?:the )?"
    rf"(?P<name>(?P<own>{_WORD}(?: {_WORD}){{0,2}}) "
    r"(?:tram|train|bus|railway|rail|metro|tube|subway|underground|nuclear power|power) "
    r"(?:station|stop|depot|plant))\b"
)
_HYPHENATED = re.compile(r"\b[A-Z][a-z]+(?:-[a-z]{1,4})?-[A-Z][a-z]+\b")
_JOINED = re.compile(rf"\b{_WORD}(?: {_WORD})? and {_WORD}(?: {_WORD})?\b")  # "Trinidad and Tobago"
_DATELINE = re.compile(r"\s*(?P<name>[A-Z][A-Z .'-]{2,}[A-Z])(?=,? [\w.]* ?(?:\(|[-–—]))")
_MONTHS = frozenset(MONTHS)


def bodies_of_several_fields(text: str) -> Iterator[LabelledSpan]:
    """Yield bodies with a list in their name ("Senate Health, Education and Labor Committee").

    Each word of the list is a field of government, or the list could be one of names.
    """
    for match in chain(_FIELDS_FIRST.finditer(text), _FIELDS_LAST.finditer(text)):
        yield _after_sentence_openers(text, *match.span()), match.end(), NameLabel.ORGANISATION


def units_and_teams(text: str) -> Iterator[LabelledSpan]:
    """Yield numbered army units, and teams named by a city and a people ("Cleveland Indians").

    The model splits both, so these are more reliable than its entities.
    """
    for match in _UNIT.finditer(text):
        yield *match.span(), NameLabel.ORGANISATION
    for match in _TEAM.finditer(text):
        if gazetteer().nationality(match["people"]) and _is_city(match["city"]):
            yield *match.span(), NameLabel.ORGANISATION


def _is_city(name: str) -> bool:
    places = gazetteer().places(name)
    return bool(places) and gazetteer().nationality(name) is None


def organisations_and_persons(text: str) -> Iterator[LabelledSpan]:
    """Yield names ending with an organisation's noun, and known first names with a surname."""
    for match in _organisation_pattern().finditer(text):
        start = _after_sentence_openers(text, *match.span())
        if " " in text[start : match.end()]:
            yield start, match.end(), NameLabel.ORGANISATION
    for match in _PERSON.finditer(text):
        if (
            match["first"].lower() in genders()
            and match["surname"] not in role_words().sites | role_words().event_names
        ):
            yield *match.span(), NameLabel.PERSON


def _after_sentence_openers(text: str, start: int, end: int) -> int:
    """Return the start of the name after sentence openers ("The", "But")."""
    first, _, rest = text[start:end].partition(" ")
    while rest and first in role_words().openers:
        start += len(first) + 1
        first, _, rest = rest.partition(" ")
    return start


@cache
def _organisation_pattern() -> re.Pattern[str]:
    ends = "|".join(sorted(role_words().bodies))
    return re.compile(
        rf"(?<![\w.'’-])(?:{_CAPITALISED_OR_SIGN} ){{1,4}}(?:{ends})\b(?! (?:[A-Z]|of\b|for\b))"
    )


def places_by_pattern(text: str) -> Iterator[LabelledSpan]:
    """Yield places by pattern: "X district", "town of X", "Battle of X", and a dateline in capitals."""
    for pattern in _PLACE_PATTERNS:
        for match in pattern.finditer(text):
            first = match["name"].split()[0]
            if first not in _MONTHS and not gazetteer().nationality(first):
                start = match.start("name")
                yield start, start + len(_known_part(match["name"])), NameLabel.LOCATION
    yield from _stations(text)
    for match in chain(_HYPHENATED.finditer(text), _JOINED.finditer(text)):
        if well_known_kinds(match[0]):
            yield match.start(), match.end(), NameLabel.LOCATION
    dateline = _DATELINE.match(text)
    if dateline and gazetteer().places(dateline["name"]):
        yield dateline.start("name"), dateline.end("name"), NameLabel.LOCATION


def _stations(text: str) -> Iterator[LabelledSpan]:
    """Yield stations and stops with a name of their own; "Oslo bus station" is in Oslo."""
    for match in _STATION.finditer(text):
        if not gazetteer().places(match["own"]):
            yield *match.span("name"), NameLabel.LOCATION


def _known_part(name: str) -> str:
    """Return the name without its last word if only the shorter name is known ("Gulf of Mexico Eric")."""
    shorter, _, last = name.rpartition(" ")
    if last.startswith(("al-", "el-")) or shorter.endswith((" al", " el")):
        return name
    return shorter if well_known_kinds(shorter) and not well_known_kinds(name) else name


def listed_bodies(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of listed bodies, in the case of their aliases."""
    aliases_by_word, done = bodies_by_first_word(), 0
    text = text.replace("\n", " ")
    for word in re.finditer(r"(?<![\w'’.-])[\w'’.-]*\w", text):
        start = word.start()
        if start < done:
            continue
        for alias in aliases_by_word.get(word[0], aliases_by_word.get(word[0].split("'")[0], ())):
            end = start + len(alias)
            if text.startswith(alias, start) and not text[end : end + 1].isalnum():
                done = end
                yield start, end
                break
