"""Toponym resolution: the most likely gazetteer entry for a place name in its article."""

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
_NOUN_LAST = re.compile(rf"(?P<name>.+) (?P<noun>{'|'.join(_NOUN_KINDS)})$", re.IGNORECASE)
_NOUN_FIRST = re.compile(rf"(the )?(?P<noun>{'|'.join(_NOUN_KINDS)}) of (?P<name>.+)$", re.IGNORECASE)
_COMPASS = re.compile(
    r"^(?:the )?(?:(?:north|south|east|west)(?:ern)?|(?:north|south)-?(?:east|west)(?:ern)?|central) "
    r"(?P<name>.+)$",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"[A-Z][\w.'-]*\w\.?(?: [A-Z][\w.'-]*\w)?")

# Weights are powers of ten of population, tuned on TR-News and LGL; their even and odd articles agree. If an
# article names a state once, a town of this state beats a town elsewhere with a hundred times its population.
_KIND_WEIGHTS = {PlaceKind.COUNTRY: 1.5, PlaceKind.REGION: -0.7, PlaceKind.CITY: 0.0}
_NATURAL_WEIGHT = 5.0
_CAPITAL_WEIGHT = 0.7
_ALIAS_WEIGHT = -1.5
_SAME_COUNTRY_WEIGHT = 2.5
_SAME_REGION_WEIGHT = 3.0
_MIN_NAMESAKE_SHARE = 0.2
"""Smallest population of an outer place ("Paris, Texas") as a share of its largest namesake's."""
_STATE_CODE_LENGTH = len("TX")
_HALF_WEIGHT_MENTIONS = 0.5
"""Number of mentions of a country or region with half of the weight."""


@dataclass(frozen=True, slots=True)
class Context:
    """The countries and regions of an article, each with its number of mentions.

    Regions are keyed by country and GeoNames code.
    """

    countries: Mapping[str, int] = field(default_factory=dict)
    regions: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Context:
        """Return the context made of these countries and regions."""
        listed = [entry for entry in entries if entry.country]
        countries = Counter(entry.country or "" for entry in listed)
        regions = Counter((entry.country or "", entry.region) for entry in listed if entry.region)
        return cls(countries, regions)


def resolve_place(toponym: str, context: Context | None = None, within: str | None = None) -> Place:
    """Return the place meant by a toponym in an article with this context.

    ``within`` is the toponym after its comma ("Paris, Texas"). A place missing from the gazetteer keeps its
    own name; its kind, country and coordinates are ``None``.
    """
    entry = best_entry(toponym, context or Context(), within)
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


def best_entry(toponym: str, context: Context, within: str | None = None) -> Entry | None:
    """Return the gazetteer's best entry for a toponym, or ``None``."""
    table = gazetteer()
    name, kind = toponym, None
    entries = list(table.places(name))
    if not entries and (match := _NOUN_LAST.match(toponym) or _NOUN_FIRST.match(toponym)):
        name, kind = match["name"], _NOUN_KINDS[match["noun"].lower()]
        entries = list(table.places(name))
        entries = [entry for entry in entries if entry.kind is kind] or entries
    if not entries and (match := _COMPASS.match(toponym)):
        name = match["name"]
        entries = [entry for entry in table.places(name) if entry.kind is not PlaceKind.CITY]
    if within:
        entries = list(_inside(entries, within, table))
    return max(entries, key=lambda entry: _weight(entry, fold(name), context), default=None)


def countries_and_regions(text: str) -> Iterator[Entry]:
    """Yield the country or region of each name or nationality in a text. The text needs no parse."""
    table = gazetteer()
    for match in _CAPITALISED.finditer(text):
        words = match[0].split()
        for name in (match[0], *words) if len(words) > 1 else words:
            entry = table.nationality(name) or best_entry(name, Context())
            if entry is not None and _is_area_name(entry, name):
                yield entry
                break


def _is_area_name(entry: Entry, name: str) -> bool:
    """Return True for a country, or for a region under its main name."""
    if entry.kind is PlaceKind.COUNTRY:
        return True
    return entry.kind is PlaceKind.REGION and fold(entry.name) == fold(name)


def _inside(entries: Sequence[Entry], within: str, table: Gazetteer) -> Sequence[Entry]:
    """Return the entries inside the country or region named ``within``; all entries if it names none.

    "Paris, London and Rome" is a list, because a city contains no other place. A town missing from the
    table is not its namesake elsewhere.
    """
    outer = _large_namesakes(table.places(within))
    countries, regions = _areas(within, outer)
    if not countries and not regions:
        return entries
    in_region = [entry for entry in entries if (entry.country, entry.region) in regions]
    in_country = [entry for entry in entries if entry.country in countries]
    return in_region or in_country or _possible_elsewhere(entries, outer)


def _large_namesakes(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries with at least ``_MIN_NAMESAKE_SHARE`` of the largest entry's population."""
    largest = max((entry.population for entry in entries), default=0)
    return [entry for entry in entries if entry.population >= _MIN_NAMESAKE_SHARE * largest]


def _areas(within: str, outer: Iterable[Entry]) -> tuple[set[str | None], set[tuple[str | None, str]]]:
    """Return the countries, and the regions by country and code. "TX" is also a US state."""
    countries = {entry.country for entry in outer if entry.kind is PlaceKind.COUNTRY}
    regions = {(entry.country, entry.region) for entry in outer if entry.kind is PlaceKind.REGION}
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
        weight += _SAME_COUNTRY_WEIGHT * _saturated(context.countries.get(country, 0))
    return weight + _SAME_REGION_WEIGHT * _saturated(context.regions.get((country, entry.region), 0))


def _saturated(mentions: int) -> float:
    """Return 0 for no mention; the value rises towards 1 with the number of mentions."""
    return mentions / (mentions + _HALF_WEIGHT_MENTIONS)
