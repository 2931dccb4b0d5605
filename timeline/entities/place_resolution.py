"""From a toponym to the one place that an article means by it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from timeline.entities.gazetteer import Entry, Gazetteer, fold, gazetteer
from timeline.model import Place, PlaceKind

_NOUN_KINDS = {
    "province": PlaceKind.REGION,
    "governorate": PlaceKind.REGION,
    "oblast": PlaceKind.REGION,
    "state": PlaceKind.REGION,
    "region": PlaceKind.REGION,
    "city": PlaceKind.CITY,
    "town": PlaceKind.CITY,
}
_BEHIND = re.compile(rf"(?P<name>.+) (?P<noun>{'|'.join(_NOUN_KINDS)})$", re.IGNORECASE)
_IN_FRONT = re.compile(rf"(the )?(?P<noun>{'|'.join(_NOUN_KINDS)}) of (?P<name>.+)$", re.IGNORECASE)
_COMPASS = re.compile(
    r"^(?:the )?(?:(?:north|south|east|west)(?:ern)?|(?:north|south)-?(?:east|west)(?:ern)?|central) "
    r"(?P<name>.+)$",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"[A-Z][\w.'-]*\w\.?(?: [A-Z][\w.'-]*\w)?")

# Weights in powers of ten of people, tuned on TR-News and LGL (their even and odd articles agree): a town of
# the state that an article names once beats one a hundred times its size elsewhere.
_KINDS = {PlaceKind.COUNTRY: 1.5, PlaceKind.REGION: -0.7, PlaceKind.CITY: 0.0}
_NATURAL = 5.0
_CAPITAL = 0.7
_ALIAS = -1.5
_SAME_COUNTRY = 2.5
_SAME_REGION = 3.0
_PART_OF_NAMESAKE = 0.2
"""People of a region, as a share of its largest namesake's, from which on a comma may mean the region."""
_STATE = len("TX")
_HALF = 0.5
"""Mentions of a country or region at which half of its weight counts."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where an article plays: how often it names each country, and each region by country and code."""

    countries: Mapping[str, int] = field(default_factory=dict)
    regions: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Context:
        """Return the context that the countries and regions make which an article names."""
        listed = [entry for entry in entries if entry.country]
        countries = Counter(entry.country or "" for entry in listed)
        regions = Counter((entry.country or "", entry.region) for entry in listed if entry.region)
        return cls(countries, regions)


def resolve(toponym: str, context: Context | None = None, within: str | None = None) -> Place:
    """Return the place that a toponym names in an article of this context.

    ``within`` is the toponym behind its comma ("Paris, Texas"). A place that the gazetteer lacks keeps its
    own name, and its kind, country and coordinates are ``None``.
    """
    entry = best(toponym, context or Context(), within)
    if entry is None:
        outer = best(within, context or Context()) if within else None
        return Place(" ".join(toponym.removeprefix("the ").split()), country=outer.country if outer else None)
    return entry.place()


def place_named(text: str) -> Place:
    """Return the place that a person types ("Kabul", "Paris, Texas", "usa"), the likeliest of that name.

    Where the gazetteer lacks it, the place has the name as typed, and nothing else.
    """
    typed = " ".join(text.split())
    readings: list[tuple[str, str | None]] = [(typed, None)]
    if typed.islower():
        readings.append((typed.upper(), None))
    name, within = [part.strip() for part in (*typed.split(","), "")][:2]
    if len(within) == _STATE:
        within = within.upper()
    if len(within) == _STATE or best(within, Context()):
        readings.append((name, within))
    known = filter(None, (best(each, Context(), outer) for each, outer in readings))
    entry = max(known, key=lambda each: each.population, default=None)
    return Place(typed) if entry is None else entry.place()


def best(toponym: str, context: Context, within: str | None = None) -> Entry | None:
    """Return the gazetteer's entry for a toponym, or ``None``."""
    table = gazetteer()
    name, kind = toponym, None
    entries = list(table.places(name))
    if not entries and (match := _BEHIND.match(toponym) or _IN_FRONT.match(toponym)):
        name, kind = match["name"], _NOUN_KINDS[match["noun"].lower()]
        entries = list(table.places(name))
        entries = [entry for entry in entries if entry.kind is kind] or entries
    if not entries and (match := _COMPASS.match(toponym)):
        name = match["name"]
        entries = [entry for entry in table.places(name) if entry.kind is not PlaceKind.CITY]
    if within:
        entries = _inside(entries, within, table)
    return max(entries, key=lambda entry: _weight(entry, fold(name), context), default=None)


def countries_and_regions(text: str) -> Iterator[Entry]:
    """Yield a country or region for each time that a text names it or its nationality, unparsed."""
    table = gazetteer()
    for match in _CAPITALISED.finditer(text):
        words = match[0].split()
        for name in (match[0], *words) if len(words) > 1 else words:
            entry = table.nationality(name) or best(name, Context())
            if entry is not None and _is_named(entry, name):
                yield entry
                break


def _is_named(entry: Entry, name: str) -> bool:
    own = entry.kind is PlaceKind.COUNTRY or fold(entry.name) == fold(name)
    return own and entry.kind in (PlaceKind.COUNTRY, PlaceKind.REGION)


def _inside(entries: Sequence[Entry], within: str, table: Gazetteer) -> list[Entry]:
    """Return the entries that lie in the country or region of that name, where it is one.

    "Paris, London and Rome" is a list: a city names nothing that a place could lie in. A town too small
    for the table is none of its namesakes elsewhere.
    """
    outer = table.places(within)
    largest = max((entry.population for entry in outer), default=0)
    outer = [entry for entry in outer if entry.population >= _PART_OF_NAMESAKE * largest]
    countries = {entry.country for entry in outer if entry.kind is PlaceKind.COUNTRY}
    regions = {(entry.country, entry.region) for entry in outer if entry.kind is PlaceKind.REGION}
    if len(within) == 2 and within.isupper():
        regions.add(("US", within))
    if not regions and not countries:
        return list(entries)
    inner = [entry for entry in entries if (entry.country, entry.region) in regions]
    is_city = any(entry.kind is PlaceKind.CITY for entry in outer)
    rest = [entry for entry in entries if is_city or entry.kind is not PlaceKind.CITY]
    return inner or [entry for entry in entries if entry.country in countries] or rest


def _weight(entry: Entry, key: str, context: Context) -> float:
    """Return how likely an article of this context means the entry by a name with that key."""
    weight = math.log10(entry.population + 10) + _KINDS.get(entry.kind, _NATURAL)
    weight += _CAPITAL * entry.capital + _ALIAS * (fold(entry.name) != key)
    country = entry.country or ""
    if entry.kind is not PlaceKind.COUNTRY:
        weight += _SAME_COUNTRY * _share(context.countries.get(country, 0))
    return weight + _SAME_REGION * _share(context.regions.get((country, entry.region), 0))


def _share(mentions: int) -> float:
    return mentions / (mentions + _HALF)
