"""The gazetteer: cities over 15,000 people, first-level regions, and countries with their nationalities.

The data comes from GeoNames (https://www.geonames.org), CC BY 4.0; ``build_gazetteer`` makes the table.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from timeline.model import Place, PlaceKind

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_COUNTRY = re.compile(r"^country\t.*$", re.MULTILINE)
_FOLDED = str.maketrans({".": None, "-": " ", "'": None, "’": None, "‘": None})
COMPASS = frozenset(
    {f"{way}{end}" for way in ("north", "south", "east", "west") for end in ("", "ern")}
    | {f"{way}{side}" for way in ("north", "south") for side in ("east", "west")}
    | {"central", "centre"}
)
_CITY_KINDS = {"capital": PlaceKind.CITY}


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. ``region`` is the GeoNames code of its first-level region (its own code for a region)."""

    kind: PlaceKind
    name: str
    country: str | None
    region: str
    latitude: float
    longitude: float
    population: int
    capital: bool = False

    def place(self) -> Place:
        """Return the entry as a place of an event."""
        return Place(self.name, self.kind, self.country, self.latitude, self.longitude)


class Gazetteer:
    """The gazetteer's table, indexed by name."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self._entries: dict[int, Entry] = {}
        self._places: dict[str, int | tuple[int, ...]] = {}  # a tuple only for namesakes: 13 MB less
        self._nationalities: dict[str, int] = {}
        self._exact: dict[tuple[str, int], set[str]] = {}
        for number, folded in enumerate(text.lower().translate(_FOLDED).splitlines()):
            if not folded.startswith("#"):
                self._index(number, folded)

    def _index(self, number: int, folded: str) -> None:
        kind, name, _, _, _, _, _, aliases, nationalities = folded.split("\t")
        for key in {name, *aliases.split("|")} if aliases else (name,):
            others = self._numbers(key)
            self._places[key] = (*others, number) if others else number
        if kind in ("country", "region"):
            self._index_abbreviations(number)
        if kind == "country":
            for nationality in filter(None, nationalities.split("|")):
                self._nationalities.setdefault(nationality, number)

    def _index_abbreviations(self, number: int) -> None:
        aliases = self._lines[number].split("\t")[7]
        if "." not in aliases and not any(map(str.isupper, aliases.split("|"))):
            return
        for alias in aliases.split("|"):
            if "." in alias or alias.isupper():
                self._exact.setdefault((fold(alias), number), set()).add(alias)

    def places(self, toponym: str) -> Sequence[Entry]:
        """Return all places with this name, in the table's order; empty if there are none.

        The match ignores a leading article, a possessive, accents, dots, hyphens and case. Abbreviations
        ("US", "Mass.") match only as written. A bare compass point names no place.
        """
        key = fold(toponym)
        if key in COMPASS:
            return ()
        written = _POSSESSIVE.sub("", _ARTICLE.sub("", toponym.strip()))
        numbers = self._numbers(key)
        return [
            self._entry(number) for number in numbers if written in self._exact.get((key, number), (written,))
        ]

    def nationality(self, word: str) -> Entry | None:
        """Return the country of a nationality in singular or plural ("Afghan", "Turks"), else ``None``."""
        if not word[:1].isupper():
            return None
        key = fold(word)
        number = self._nationalities.get(key)
        if number is None and key.endswith("s"):
            number = self._nationalities.get(key[:-1])
        return None if number is None else self._entry(number)

    def aliases(self, name: str) -> set[str]:
        """Return the other names and the nationalities of the places with this main name."""
        lines = (self._lines[number].split("\t") for number in self._numbers(fold(name)))
        packed = [cell for line in lines if line[1] == name for cell in line[7:9]]
        return {alias for cell in packed for alias in cell.split("|") if alias}

    def _numbers(self, key: str) -> tuple[int, ...]:
        """Return the numbers of the lines with a folded name."""
        numbers = self._places.get(key, ())
        return (numbers,) if isinstance(numbers, int) else numbers

    def _entry(self, number: int) -> Entry:
        if number not in self._entries:
            self._entries[number] = _entry_of(self._lines[number])
        return self._entries[number]


def _entry_of(line: str) -> Entry:
    kind, name, country, region, latitude, longitude, people, _, _ = line.split("\t")
    at = (float(latitude), float(longitude))
    place_kind = _CITY_KINDS.get(kind) or PlaceKind(kind)
    return Entry(place_kind, name, country or None, region, *at, int(people), capital=kind == "capital")


@lru_cache(maxsize=16384)  # an article asks 900 times, for 150 names
def fold(name: str) -> str:
    """Return a name's key: ASCII, lower case, without article, possessive, dots and hyphens."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode()
    name = _POSSESSIVE.sub("", _ARTICLE.sub("", name.strip()))
    return " ".join(name.lower().translate(_FOLDED).split())


@cache
def gazetteer() -> Gazetteer:
    """Return the shipped gazetteer. The first call loads it."""
    return Gazetteer(_table())


@cache
def present_countries() -> Mapping[str, Entry]:
    """Return the present countries by ISO 3166-1 alpha-2 code.

    It reads their lines alone: the page asks for their names at its start, and the index of all places takes
    a second.
    """
    found: dict[str, Entry] = {}
    for entry in map(_entry_of, _COUNTRY.findall(_table())):
        # A former state shares a present state's code and has no population.
        if entry.country and (entry.population or entry.country not in found):
            found[entry.country] = entry
    return found


@cache
def country_codes() -> Mapping[str, str]:
    """Return the ISO 3166-1 alpha-2 code of each folded name, abbreviation and nationality of a country.

    Like ``present_countries``, it reads the lines of countries alone.
    """
    codes: dict[str, str] = {}
    for line in _COUNTRY.findall(_table()):
        _, name, code, _, _, _, _, aliases, nationalities = line.split("\t")
        for each in (name, *aliases.split("|"), *nationalities.split("|")):
            if each and code:
                codes.setdefault(fold(each), code)
    return codes


def _table() -> str:
    packed = files("timeline.entities").joinpath("gazetteer.tsv.gz").read_bytes()
    return gzip.decompress(packed).decode("utf-8")
