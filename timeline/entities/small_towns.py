"""Towns of 500 to 15,000 people, looked up only in the countries and states that an article names.

The data comes from GeoNames (https://www.geonames.org), CC BY 4.0; ``build_gazetteer`` makes the file. Each
country, or state of a large country, is a table of its own, which is read when an article names it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from zipfile import ZipFile

from timeline.entities.gazetteer import Entry, fold
from timeline.model import PlaceKind

BY_STATE = frozenset({"AU", "CA", "US"})
"""Countries whose towns are looked up by state; they have too many namesakes."""


def small_towns(name: str, country: str, region: str = "") -> Sequence[Entry]:
    """Return the small towns with this name in a country; in a country of ``BY_STATE``, in its state."""
    area = f"{country}.{region}" if country in BY_STATE else country
    return [_entry(country, row) for row in _table(area).get(fold(name), ())]


def _entry(country: str, row: str) -> Entry:
    _, name, region, latitude, longitude, people = row.split("\t")
    return Entry(PlaceKind.CITY, name, country, region, float(latitude), float(longitude), int(people))


@cache
def _table(area: str) -> Mapping[str, Sequence[str]]:
    """Return the rows of an area by the folded name; empty for an unknown area."""
    packed = _archive()
    if area not in packed.NameToInfo:
        return {}
    table: dict[str, list[str]] = {}
    for row in packed.read(area).decode("utf-8").splitlines():
        table.setdefault(row.partition("\t")[0], []).append(row)
    return table


@cache
def _archive() -> ZipFile:
    return ZipFile(BytesIO(files("timeline.entities").joinpath("small_towns.zip").read_bytes()))
