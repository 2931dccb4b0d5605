"""The names of one article: found, agreed on, and each under its one canonical name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from timeline.entities.canonical_names import full_forms, full_names, shortened, untitled
from timeline.entities.entity_labels import LOC, METROPOLIS, ORG, PER
from timeline.entities.gazetteer import gazetteer
from timeline.entities.label_consistency import agreed
from timeline.entities.name_candidates import Found, candidates
from timeline.entities.place_resolution import Context, countries_and_regions, resolve
from timeline.entities.word_lists import bodies, leaders
from timeline.language import Passage
from timeline.model import Name, PlaceKind

_INITIALS = 3
"""Letters up to which capitals are initials."""


def recognise(text: str, passages: Sequence[Passage]) -> list[Name]:
    """Return the names in the passages of one article, by offset, without overlaps.

    ``passages`` are parts of ``text`` that were parsed. A nationality is a name of its country. Persons and
    bodies carry the fullest name that the whole text gives them, listed groups and countries their one name
    across articles.
    """
    found = [name for passage in passages for name in candidates(text, passage)]
    found = agreed(text, passages, found)
    persons = full_names(text, [_plain(name.text) for name in found if name.label is PER])
    forms = full_forms(text, [name.text for name in found if name.label is ORG])
    context = Context.of(countries_and_regions(text))
    names = _with_outer(text, sorted(found, key=lambda name: name.start))
    return _believed([_named(name, persons, forms, context) for name in names], context)


def _believed(names: Sequence[Name], context: Context) -> list[Name]:
    """Return the names, with no place on earth for small towns of countries that the article leaves alone.

    A name that only such towns bear most often means one too small for the gazetteer. An article that shows
    no country at all is hardly abroad: its towns stay.
    """
    small = [name.label is LOC and _is_small_town(name) for name in names]
    shown = {
        name.country for name, is_small in zip(names, small, strict=True) if name.country and not is_small
    }
    shown |= set(context.countries)
    return [
        replace(name, name=name.text, kind=None, country=None, latitude=None, longitude=None)
        if is_small and shown and name.country not in shown
        else name
        for name, is_small in zip(names, small, strict=True)
    ]


def _is_small_town(name: Name) -> bool:
    """Return whether only towns bear the name, and none of them is a large city."""
    entries = gazetteer().places(name.text)
    return bool(entries) and all(
        entry.kind is PlaceKind.CITY and not entry.capital and entry.population < METROPOLIS
        for entry in entries
    )


def _with_outer(text: str, names: Sequence[Found]) -> list[Found]:
    """Give each toponym the one behind its comma ("Paris, Texas")."""
    return [
        replace(name, within=after.text)
        if after and name.label is after.label is LOC and text[name.end : after.start].strip() == ","
        else name
        for name, after in zip(names, [*names[1:], None], strict=False)
    ]


def _named(found: Found, persons: Mapping[str, str], forms: Mapping[str, str], context: Context) -> Name:
    name = Name(found.start, found.end, found.text, found.label, " ".join(found.text.split()))
    if found.label is PER:
        plain = _plain(name.name)
        full = persons.get(plain, plain)
        return replace(name, name=leaders().get(full, _famous(full)))
    if found.label is ORG:
        body = bodies().get(name.name)
        return replace(name, name=body.name if body else forms.get(name.name, shortened(name.name)))
    country = gazetteer().nationality(found.text)
    place = resolve(country.name) if country else resolve(name.name, context, found.within)
    return replace(
        name,
        name=place.name,
        kind=place.kind,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def _plain(name: str) -> str:
    """Return a person's name without titles; a speaker's in capitals ("NELSON:") as names are written."""
    plain = untitled(" ".join(name.split()))
    return plain.title() if plain.isupper() and len(plain) > _INITIALS else plain


def _famous(full: str) -> str:
    """Return a leader's name without a middle initial ("Donald J. Trump"), any other as it is."""
    words = full.split()
    plain = " ".join(word for word in words if len(word.rstrip(".")) > 1)
    return plain if leaders().get(words[-1]) == plain else full
