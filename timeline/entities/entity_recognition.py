"""Named-entity recognition for one article: names with consistent labels and canonical forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from timeline.entities.canonical_names import (
    full_organisation_names,
    full_person_names,
    without_legal_form,
    without_titles,
)
from timeline.entities.entity_labels import LOC, METROPOLIS, ORG, PER
from timeline.entities.gazetteer import gazetteer
from timeline.entities.label_consistency import with_consistent_labels
from timeline.entities.name_candidates import NameCandidate, name_candidates
from timeline.entities.place_resolution import Context, countries_and_regions, resolve_place
from timeline.entities.word_lists import bodies, leaders
from timeline.language import Passage
from timeline.model import Name, PlaceKind

_MAX_INITIALS = 3
"""Longest sequence of capital letters to treat as initials."""


def recognise(text: str, passages: Sequence[Passage]) -> list[Name]:
    """Return the names in the passages of one article, by offset, without overlaps.

    ``passages`` are the parsed parts of ``text``. A nationality is a name of its country. Persons and
    organisations get their fullest name in the whole text; listed bodies and countries get the same name in
    all articles.
    """
    candidates = [name for passage in passages for name in name_candidates(text, passage)]
    candidates = with_consistent_labels(text, passages, candidates)
    persons = full_person_names(text, [_plain(name.text) for name in candidates if name.label is PER])
    organisations = full_organisation_names(text, [name.text for name in candidates if name.label is ORG])
    context = Context.of(countries_and_regions(text))
    candidates = _with_outer_place(text, sorted(candidates, key=lambda name: name.start))
    names = [_canonical(name, persons, organisations, context) for name in candidates]
    return _without_unlikely_places(names, context)


def _without_unlikely_places(names: Sequence[Name], context: Context) -> list[Name]:
    """Return the names. Small towns in countries without another mention lose their place.

    A name borne only by such towns usually means a town missing from the gazetteer. An article without any
    country is probably local, so its towns keep their places.
    """
    small = [name.label is LOC and _is_small_town(name) for name in names]
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


def _is_small_town(name: Name) -> bool:
    """Return True if the gazetteer has only towns of this name, without a capital or a large city."""
    entries = gazetteer().places(name.text)
    return bool(entries) and all(
        entry.kind is PlaceKind.CITY and not entry.capital and entry.population < METROPOLIS
        for entry in entries
    )


def _with_outer_place(text: str, names: Sequence[NameCandidate]) -> list[NameCandidate]:
    """Return the names; each toponym gets the toponym after its comma ("Paris, Texas")."""
    return [
        replace(name, within=after.text)
        if after and name.label is after.label is LOC and text[name.end : after.start].strip() == ","
        else name
        for name, after in zip(names, [*names[1:], None], strict=False)
    ]


def _canonical(
    candidate: NameCandidate,
    persons: Mapping[str, str],
    organisations: Mapping[str, str],
    context: Context,
) -> Name:
    """Return the name in its canonical form; a place with its gazetteer entry."""
    written = " ".join(candidate.text.split())
    name = Name(candidate.start, candidate.end, candidate.text, candidate.label, written)
    if candidate.label is PER:
        plain = _plain(written)
        full = persons.get(plain, plain)
        return replace(name, name=leaders().get(full, _leader_name(full)))
    if candidate.label is ORG:
        body = bodies().get(written)
        full = body.name if body else organisations.get(written, without_legal_form(written))
        return replace(name, name=full)
    country = gazetteer().nationality(candidate.text)
    place = resolve_place(country.name) if country else resolve_place(written, context, candidate.within)
    return replace(
        name,
        name=place.name,
        kind=place.kind,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def _plain(name: str) -> str:
    """Return a person's name without titles. A speaker's name in capitals ("NELSON:") gets normal case."""
    plain = without_titles(" ".join(name.split()))
    return plain.title() if plain.isupper() and len(plain) > _MAX_INITIALS else plain


def _leader_name(full: str) -> str:
    """Return a leader's name without a middle initial ("Donald J. Trump"); other names unchanged."""
    words = full.split()
    plain = " ".join(word for word in words if len(word.rstrip(".")) > 1)
    return plain if leaders().get(words[-1]) == plain else full
