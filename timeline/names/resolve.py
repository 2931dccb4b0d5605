"""From a toponym to the one place that an article means by it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.model import Place, PlaceKind
from timeline.names.gazetteer import Entry, Gazetteer, fold, gazetteer

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
    r"^(?:the )?(?:(?:north|south|east|west)(?:ern)?|(?:north|south)-?(?:east|west)(?:ern)?|central|upper|lower) "
    r"(?P<name>.+)$",
    re.IGNORECASE,
)

# Weights in powers of ten of people: a city of the article's country beats one thirty times its size
# elsewhere. Tuned on TR-News, even-numbered articles.
_COUNTRY = 2.0
_CAPITAL = 0.5
_REGION = -0.7
_ALIAS = -2.0
_SAME_COUNTRY = 1.5
_SAME_REGION = 2.0


@dataclass(frozen=True, slots=True)
class Context:
    """What an article itself says of where it plays: countries by code, regions by country and code."""

    countries: frozenset[str] = frozenset()
    regions: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Context:
        """Return the context that countries and regions make which an article names."""
        listed = list(entries)
        return cls(
            frozenset(entry.country for entry in listed if entry.country),
            frozenset((entry.country, entry.region) for entry in listed if entry.country and entry.region),
        )


def resolve(toponym: str, context: Context | None = None, within: str | None = None) -> Place:
    """Return the place that a toponym names in an article of this context.

    ``within`` is the toponym behind its comma ("Paris, Texas"). A place that the gazetteer lacks keeps its
    own name, and its kind, country and coordinates are ``None``.
    """
    entry = best(toponym, context or Context(), within)
    if entry is None:
        outer = best(within, context or Context()) if within else None
        return Place(" ".join(toponym.removeprefix("the ").split()), country=outer.country if outer else None)
    return Place(entry.name, entry.kind, entry.country, entry.latitude, entry.longitude)


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
        entries = _inside(entries, within, table) or entries
    return max(entries, key=lambda entry: _weight(entry, fold(name), context), default=None)


def _inside(entries: Iterable[Entry], within: str, table: Gazetteer) -> list[Entry]:
    outer = table.places(within)
    countries = {entry.country for entry in outer if entry.kind is PlaceKind.COUNTRY}
    regions = {(entry.country, entry.region) for entry in outer if entry.kind is PlaceKind.REGION}
    if len(within) == 2 and within.isupper():
        regions.add(("US", within))
    inner = [entry for entry in entries if (entry.country, entry.region) in regions]
    return inner or [entry for entry in entries if entry.country in countries]


def _weight(entry: Entry, key: str, context: Context) -> float:
    weight = math.log10(entry.population + 10)
    weight += {PlaceKind.COUNTRY: _COUNTRY, PlaceKind.REGION: _REGION, PlaceKind.CITY: 0.0}.get(
        entry.kind, 5.0
    )
    weight += _CAPITAL * entry.capital
    weight += _ALIAS * (fold(entry.name) != key)
    weight += _SAME_COUNTRY * (entry.country in context.countries)
    return weight + _SAME_REGION * ((entry.country, entry.region) in context.regions)
