"""Named-entity recognition for one article: the names of all passages, their labels and canonical forms.

All occurrences of a name get one label, and occurrences missed by the model are added.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.entities.canonical_names import (
    full_organisation_names,
    full_person_names,
    without_legal_form,
)
from timeline.entities.entity_labels import CELESTIAL, LOC, METROPOLIS, ORG, PER
from timeline.entities.gazetteer import gazetteer
from timeline.entities.label_consistency import plain_name, with_consistent_labels
from timeline.entities.name_candidates import NameCandidate, name_candidates
from timeline.entities.place_evidence import article_context
from timeline.entities.place_resolution import Context, resolve_place
from timeline.entities.spellings import usual_spelling
from timeline.entities.word_lists import bodies, leaders, role_words
from timeline.language import Passage
from timeline.model import Name, Place, PlaceKind

_GULF = "Gulf"
_US_GULFS = ("US Gulf", "U.S. Gulf")
_GULFS = (_GULF, "Gulf region", *_US_GULFS)
_AMERICAN_SHORES = frozenset({"AL", "FL", "LA", "MS", "TX"})
"""The states at the Gulf of Mexico."""
_ARABIAN_SHORES = frozenset({"AE", "BH", "IQ", "IR", "KW", "OM", "QA", "SA"})
"""The countries at the Persian Gulf."""
_QUARTER = re.compile(r"\b(?:district|neighbou?rhood|quarter|suburb) of $")
_BODY = re.compile(r"\s(?P<noun>[a-z]+)\b")
_QUARTER_LENGTH = len("neighbourhood of ")
_FULL_GULF = re.compile(r"\bGulf of [A-Z][a-z]+|\b(?:Persian|Arabian) Gulf")


def recognise(text: str, passages: Sequence[Passage]) -> list[Name]:
    """Return the names in the passages of one article, by offset, without overlaps.

    ``passages`` are the parsed parts of ``text``. A nationality is a name of its country. Persons and
    organisations get their fullest name in the whole text; listed bodies and countries get the same name in
    all articles.
    """
    candidates = [name for passage in passages for name in name_candidates(text, passage)]
    context = article_context(text)
    candidates = with_consistent_labels(text, passages, candidates, context)
    persons = full_person_names(text, [plain_name(name.text) for name in candidates if name.label is PER])
    organisations = full_organisation_names(text, [name.text for name in candidates if name.label is ORG])
    candidates = _with_outer_place(text, sorted(candidates, key=lambda name: name.start))
    ordinary = _in_ordinary_case(text, {name.text for name in candidates if name.label is ORG})
    gulf = _gulf(text, context) if any(name.text in _GULFS for name in candidates) else _GULF
    names = [_canonical(name, persons, organisations, context, gulf, ordinary) for name in candidates]
    return _without_unlikely_places(text, names, context)


def _in_ordinary_case(text: str, names: Collection[str]) -> Mapping[str, str]:
    """Return the usual case of the words in capitals that the text also has otherwise ("SONY", "Sony")."""
    capitals = (name for name in names if name.isupper() and name.isalpha() and name not in bodies())
    return {name: name.title() for name in capitals if re.search(rf"\b{name.title()}\b", text)}


def _gulf(text: str, context: Context) -> str:
    """Return the gulf that the text names most often, for "the Gulf" alone, or the one whose shores it names.

    It is "Gulf" if the text names neither.
    """
    gulfs = Counter(_FULL_GULF.findall(text)).most_common(1)
    if gulfs:
        return str(gulfs[0][0])
    american = sum(context.regions.get(("US", state), 0) for state in _AMERICAN_SHORES)
    arabian = sum(context.countries.get(country, 0) for country in _ARABIAN_SHORES)
    if american == arabian:
        return _GULF
    return "Gulf of Mexico" if american > arabian else "Persian Gulf"


def _without_unlikely_places(text: str, names: Sequence[Name], context: Context) -> list[Name]:
    """Return the names. Small towns and quarters in countries without another mention lose their place.

    A name borne only by such towns usually means a town missing from the gazetteer. An article without any
    country is probably local, so its towns keep their places.
    """
    small = [name.label is LOC and (_is_small_town(name) or _is_quarter(text, name)) for name in names]
    countries = {
        name.country for name, is_small in zip(names, small, strict=True) if name.country and not is_small
    }
    countries |= set(context.countries)
    return [
        replace(name, name=name.text, kind=None, country=None, latitude=None, longitude=None)
        if is_small and countries and name.country not in countries
        else name
        for name, is_small in zip(names, small, strict=True)
    ]


def _is_quarter(text: str, name: Name) -> bool:
    """Return True for a part of a town that a region elsewhere has the name of ("the district of Anbar")."""
    before = text[max(0, name.start - _QUARTER_LENGTH) : name.start]
    return name.kind is PlaceKind.REGION and _QUARTER.search(before) is not None


def _is_small_town(name: Name) -> bool:
    """Return True if the gazetteer has only towns of this name, without a capital or a large city."""
    entries = gazetteer().places(name.text)
    return bool(entries) and all(
        entry.kind is PlaceKind.CITY and not entry.capital and entry.population < METROPOLIS
        for entry in entries
    )


def _with_outer_place(text: str, names: Sequence[NameCandidate]) -> list[NameCandidate]:
    """Return the names; toponyms joined by a comma get each other ("Paris, Texas")."""
    joined = list(names)
    for i, (inner, outer) in enumerate(pairwise(names)):
        is_beside = inner.label is outer.label is LOC and text[inner.end : outer.start].strip() == ","
        if is_beside and not _owns_body(text, outer):
            joined[i] = replace(joined[i], within=outer.text)
            joined[i + 1] = replace(joined[i + 1], holds=inner.text)
    return joined


def _owns_body(text: str, area: NameCandidate) -> bool:
    """Return True for the country of the body behind it ("around Basra, | U.S. officials said")."""
    following = _BODY.match(text, area.end)
    if not any(entry.kind is PlaceKind.COUNTRY for entry in gazetteer().places(area.text)):
        return False
    return following is not None and following["noun"].lower() in role_words().forces | role_words().national


def _canonical(
    candidate: NameCandidate,
    persons: Mapping[str, str],
    organisations: Mapping[str, str],
    context: Context,
    gulf: str,
    ordinary: Mapping[str, str],
) -> Name:
    """Return the name in its canonical form; a place with its gazetteer entry.

    "Gulf" alone is ``gulf``, never the province of this name. ``ordinary`` has the usual case of names in
    capitals.
    """
    written = " ".join(candidate.text.split())
    name = Name(candidate.start, candidate.end, candidate.text, candidate.label, written)
    if candidate.label is PER:
        plain = plain_name(written)
        full = _without_echo(persons.get(plain, plain))
        if plain in leaders() and full.split()[-1] != plain:  # a surname is no first name
            full = plain
        return replace(name, name=usual_spelling(full))
    if candidate.label is ORG:
        body = bodies().get(written)
        plain = without_legal_form(written)
        plain = ordinary.get(plain, plain)
        own = organisations.get(written) or organisations.get(plain)
        full = own if own and (body is None or body.medium) else body.name if body else plain
        return replace(name, name=full)
    if written in _US_GULFS:
        gulf = "Gulf of Mexico"
    if written in _GULFS:
        return _placed(name, resolve_place(gulf) if gulf != _GULF else Place(_GULF))
    if written in CELESTIAL:
        return _placed(name, Place(written))
    country = gazetteer().nationality(candidate.text)
    place = (
        resolve_place(country.name)
        if country
        else resolve_place(written, context, candidate.within, candidate.holds)
    )
    return _placed(name, place)


def _without_echo(name: str) -> str:
    """Return a full name without its surname once more, from a caption ("ELON MUSK Musk")."""
    words = name.split()
    is_echo = words[:-2] and words[-1].casefold() == words[-2].casefold()
    return " ".join(words[:-1]) if is_echo else name


def _placed(name: Name, place: Place) -> Name:
    return replace(
        name,
        name=place.name,
        kind=place.kind,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
    )
