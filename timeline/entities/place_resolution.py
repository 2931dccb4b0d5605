"""Toponym resolution: the most likely gazetteer entry for a place name in its article."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from timeline.entities.gazetteer import Entry, fold, gazetteer
from timeline.entities.small_towns import BY_STATE, small_towns
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
_NOUN_LAST = re.compile(rf"(?P<name>.+) (?P<noun>{'|'.join(_NOUN_KINDS)})$", re.IGNORECASE)
_NOUN_FIRST = re.compile(rf"(the )?(?P<noun>{'|'.join(_NOUN_KINDS)}) of (?P<name>.+)$", re.IGNORECASE)
_COMPASS = re.compile(
    r"^(?:the )?(?:(?:north|south|east|west)(?:ern)?|(?:north|south)-?(?:east|west)(?:ern)?|central) "
    r"(?P<name>.+)$",
    re.IGNORECASE,
)

# Weights are powers of ten of population, tuned on TR-News and LGL; their even and odd articles agree. If an
# article names a state once, a town of this state beats a town elsewhere with a hundred times its population.
_KIND_WEIGHTS = {PlaceKind.COUNTRY: 1.5, PlaceKind.REGION: -0.7, PlaceKind.CITY: 0.0}
_NATURAL_WEIGHT = 5.0
_CAPITAL_WEIGHT = 1.5
_ALIAS_WEIGHT = -1.5
_SAME_COUNTRY_WEIGHT = 2.5
_SAME_REGION_WEIGHT = 3.0
_WORLD_CITY = 500_000
"""In people. A mention of a large country may mean a city of this size, not a smaller one."""
_NEAR_WEIGHT = 2.5
"""For a place with clear cities of the article around it."""
_MIN_NAMESAKE_SHARE = 0.2
"""Smallest population of an outer place ("Paris, Texas") as a share of its largest namesake's."""
_STATE_CODE_LENGTH = len("TX")
_HALF_WEIGHT_MENTIONS = 0.5
"""Number of mentions of a country or region with half of the weight."""
_HALF_WEIGHT_CITIES = 1.0
"""Number of cities near a place with half of the weight."""

RegionKey = tuple[str, str]
"""A country (ISO 3166-1 alpha-2) and the GeoNames code of its first-level region."""
Cell = tuple[int, int]
_AROUND = (-1, 0, 1)


@dataclass(frozen=True, slots=True)
class Context:
    """The evidence of an article for its place names.

    ``countries`` and ``regions`` are those that it names, each with its number of mentions; regions are keyed
    by country and GeoNames code. ``states`` has the mentions of a country's regions, ``own`` the mentions of
    a country or a region by its folded name. ``cities`` are the folded names of its clear cities and towns,
    by cell of the map; ``towns`` is their number by region.
    """

    countries: Mapping[str, int] = field(default_factory=dict)
    regions: Mapping[RegionKey, int] = field(default_factory=dict)
    states: Mapping[str, int] = field(default_factory=dict)
    own: Mapping[str, int] = field(default_factory=dict)
    cities: Mapping[Cell, frozenset[str]] = field(default_factory=dict)
    towns: Mapping[RegionKey, int] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Context:
        """Return the context made of these countries and regions."""
        listed = [entry for entry in entries if entry.country]
        countries = Counter(entry.country or "" for entry in listed)
        regions = Counter((entry.country or "", entry.region) for entry in listed if entry.region)
        states = Counter(entry.country or "" for entry in listed if entry.region)
        own = Counter(fold(entry.name) for entry in listed)
        return cls(countries, regions, states, own)

    def near(self, entry: Entry, key: str) -> int:
        """Return the number of clear cities near an entry, without those of its own name ``key``."""
        row, column = cell_of(entry)
        around = (self.cities.get((row + i, column + j), frozenset()) for i in _AROUND for j in _AROUND)
        return len(frozenset().union(*around) - {key})


def cell_of(entry: Entry) -> Cell:
    """Return the entry's cell of the map: whole degrees of latitude, and about as wide steps of longitude."""
    row = math.floor(entry.latitude)
    return row, math.floor(entry.longitude * max(math.cos(math.radians(row + 0.5)), 0.1))


def resolve_place(
    toponym: str, context: Context | None = None, within: str | None = None, holds: str | None = None
) -> Place:
    """Return the place meant by a toponym in an article with this context.

    ``within`` is the toponym after its comma ("Paris, Texas"), ``holds`` the one before. A place missing from
    the gazetteer keeps its own name; its kind, country and coordinates are ``None``.
    """
    entry = best_entry(toponym, context or Context(), within, holds)
    if entry is None:
        outer = best_entry(within, context or Context()) if within else None
        return Place(" ".join(toponym.removeprefix("the ").split()), country=outer.country if outer else None)
    return entry.place()


def place_named(text: str) -> Place:
    """Return the most likely place for a person's input ("Kabul", "Paris, Texas", "usa").

    A place missing from the gazetteer gets the name as typed, and nothing else.
    """
    typed = " ".join(text.split())
    readings: list[tuple[str, str | None]] = [(typed, None)]
    if typed.islower():
        readings.append((typed.upper(), None))
    name, within = [part.strip() for part in (*typed.split(","), "")][:2]
    if len(within) == _STATE_CODE_LENGTH:
        within = within.upper()
    if len(within) == _STATE_CODE_LENGTH or best_entry(within, Context()):
        readings.append((name, within))
    entries = filter(None, (best_entry(toponym, Context(), outer) for toponym, outer in readings))
    entry = max(entries, key=lambda entry: entry.population, default=None)
    return Place(typed) if entry is None else entry.place()


@lru_cache(maxsize=8192)
def region_code(place: Place) -> str:
    """Return the GeoNames code of a region, or of the first-level region of a town; empty if not known."""
    towns = small_towns(place.name, place.country) if place.country else ()
    for entry in (*gazetteer().places(place.name), *towns):
        if entry.place() == place:
            return entry.region
    return ""


def best_entry(
    toponym: str, context: Context, within: str | None = None, holds: str | None = None
) -> Entry | None:
    """Return the gazetteer's best entry for a toponym, or ``None``.

    ``within`` is the toponym after its comma, ``holds`` the one before ("Atlanta" for "Georgia").
    """
    key, entries = candidate_entries(toponym, context)
    if within:
        entries = list(_inside(entries, toponym, within))
    if holds:
        entries = _around(entries, holds) or entries
    if any(entry.kind is PlaceKind.COUNTRY and fold(entry.name) == key for entry in entries):
        entries = [entry for entry in entries if fold(entry.name) == key]  # "Panama" is no Panama City
        entries = _without_homonyms(entries, key, context)
    return max(entries, key=lambda entry: _weight(entry, key, context), default=None)


def candidate_entries(toponym: str, context: Context) -> tuple[str, list[Entry]]:
    """Return the folded name of a toponym without its noun, and its entries with towns of the context."""
    table = gazetteer()
    name, entries = toponym, list(table.places(toponym))
    if not entries and (match := _NOUN_LAST.match(toponym) or _NOUN_FIRST.match(toponym)):
        name, kind = match["name"], _NOUN_KINDS[match["noun"].lower()]
        entries = list(table.places(name))
        entries = [entry for entry in entries if entry.kind is kind] or entries
    if not entries and (match := _COMPASS.match(toponym)):
        name = match["name"]
        entries = [entry for entry in table.places(name) if entry.kind is not PlaceKind.CITY]
    return fold(name), [*entries, *_towns_of_context(toponym, context)]


def _towns_of_context(toponym: str, context: Context) -> Iterator[Entry]:
    """Yield the small towns with this name in the countries and states that the article names."""
    for country in context.countries:
        if country not in BY_STATE:
            yield from small_towns(toponym, country)
    for country, region in {*context.regions, *context.towns}:
        if country in BY_STATE:
            yield from small_towns(toponym, country, region)


def _around(entries: Sequence[Entry], inner: str) -> list[Entry]:
    """Return the countries and regions with a city named ``inner``."""
    cities = [entry for entry in gazetteer().places(inner) if entry.kind is PlaceKind.CITY]
    regions = {(city.country, city.region) for city in cities}
    countries = {city.country for city in cities}
    holding = [entry for entry in entries if _is_region_in(entry, regions)]
    return holding or [e for e in entries if e.kind is PlaceKind.COUNTRY and e.country in countries]


def _is_region_in(entry: Entry, regions: Collection[tuple[str | None, str]]) -> bool:
    return entry.kind is PlaceKind.REGION and (entry.country, entry.region) in regions


def _without_homonyms(entries: Sequence[Entry], key: str, context: Context) -> list[Entry]:
    """Return the entries without a country if the article is about the region of its name (Georgia).

    The other regions of the region's country and its own towns speak for it; the country's nationality,
    regions and towns against it.
    """
    regions = [entry for entry in entries if entry.kind is PlaceKind.REGION and fold(entry.name) == key]
    countries = [entry for entry in entries if entry.kind is PlaceKind.COUNTRY and fold(entry.name) == key]
    for region in regions:
        code = (region.country or "", region.region)
        others = sum(country == code[0] and each != code[1] for country, each in context.regions)
        evidence = others + context.towns.get(code, 0)
        if countries and evidence > _evidence_for_country(countries[0], key, context):
            return [entry for entry in entries if entry.kind is not PlaceKind.COUNTRY]
    return list(entries)


def _evidence_for_country(country: Entry, key: str, context: Context) -> int:
    mentions = context.countries.get(country.country or "", 0) - context.own.get(key, 0)
    return mentions + sum(count for (code, _), count in context.towns.items() if code == country.country)


def _inside(entries: Sequence[Entry], toponym: str, within: str) -> Sequence[Entry]:
    """Return the entries inside the country or region named ``within``; all entries if it names none.

    "Paris, London and Rome" is a list, because a city contains no other place. A town missing from the
    table is not its namesake elsewhere.
    """
    outer = _large_namesakes(gazetteer().places(within))
    countries, regions = _areas(within, outer)
    if not countries and not regions:
        return entries
    in_region = [entry for entry in entries if (entry.country, entry.region) in regions]
    own = [entry for entry in in_region if fold(entry.name) == fold(toponym)]
    in_region = own or _small_towns_in(regions, toponym) or in_region
    in_country = [entry for entry in entries if entry.country in countries]
    if not in_country:
        in_country = [town for country in countries for town in small_towns(toponym, country)]
    return in_region or in_country or _possible_elsewhere(entries, outer)


def _small_towns_in(regions: Collection[RegionKey], toponym: str) -> list[Entry]:
    """Return the small towns of the regions. A town of this name is meant rather than a city's old name."""
    towns = (town for country, region in regions for town in small_towns(toponym, country, region))
    return [town for town in towns if (town.country, town.region) in regions]


def _large_namesakes(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries with at least ``_MIN_NAMESAKE_SHARE`` of the largest entry's population."""
    largest = max((entry.population for entry in entries), default=0)
    return [entry for entry in entries if entry.population >= _MIN_NAMESAKE_SHARE * largest]


def _areas(within: str, outer: Iterable[Entry]) -> tuple[set[str], set[RegionKey]]:
    """Return the countries, and the regions by country and code. "TX" is also a US state."""
    countries = {entry.country or "" for entry in outer if entry.kind is PlaceKind.COUNTRY}
    regions = {(entry.country or "", entry.region) for entry in outer if entry.kind is PlaceKind.REGION}
    if len(within) == _STATE_CODE_LENGTH and within.isupper():
        regions.add(("US", within))
    return countries, regions


def _possible_elsewhere(entries: Iterable[Entry], outer: Iterable[Entry]) -> list[Entry]:
    """Return the entries outside of the area. Cities are left out if the area's name is no city's name."""
    may_be_list = any(entry.kind is PlaceKind.CITY for entry in outer)
    return [entry for entry in entries if may_be_list or entry.kind is not PlaceKind.CITY]


def _weight(entry: Entry, key: str, context: Context) -> float:
    """Return the likelihood of the entry for a name with this key in this context."""
    weight = math.log10(entry.population + 10) + _KIND_WEIGHTS.get(entry.kind, _NATURAL_WEIGHT)
    weight += _CAPITAL_WEIGHT * entry.capital + _ALIAS_WEIGHT * (fold(entry.name) != key)
    country = entry.country or ""
    if entry.kind is not PlaceKind.COUNTRY:
        weight += _SAME_COUNTRY_WEIGHT * _saturated(_mentions(entry, context), _HALF_WEIGHT_MENTIONS)
        weight += _NEAR_WEIGHT * _saturated(context.near(entry, key), _HALF_WEIGHT_CITIES)
    mentions = context.regions.get((country, entry.region), 0)
    return weight + _SAME_REGION_WEIGHT * _saturated(mentions, _HALF_WEIGHT_MENTIONS)


def _mentions(entry: Entry, context: Context) -> int:
    """Return the number of mentions of an entry's country; in a country of ``BY_STATE`` those of its states.

    World news names the United States as an actor, which makes no Geneva in Illinois; it may well mean its
    capital and its largest cities.
    """
    by_state = entry.country in BY_STATE and not entry.capital and entry.population < _WORLD_CITY
    return (context.states if by_state else context.countries).get(entry.country or "", 0)


def _saturated(count: int, half: float) -> float:
    """Return 0 for no mention; the value rises towards 1 with the count and is 0.5 at ``half``."""
    return count / (count + half)
