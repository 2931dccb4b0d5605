"""Towns of 500 to 15,000 people, looked up only in the countries and states that an article names.

The data comes from GeoNames (https://www.geonames.org), CC BY 4.0; ``build_gazetteer`` makes the file. Each
country, or state of a large country, is a table of its own, which is read when an article names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from zipfile import ZipFile

from timeline.entities.gazetteer import Entry, fold
from timeline.model import PlaceKind

BY_STATE = frozenset({"AU", "CA", "US"})
"""Countries whose towns are looked up by state; they have too many namesakes."""


@lru_cache(maxsize=8192)  # an article asks 190 times, for 70 names
def small_towns(name: str, country: str, region: str = "") -> Sequence[Entry]:
    """Return the small towns with this name in a country; in a country of ``BY_STATE``, in its state."""
    area = f"{country}.{region}" if country in BY_STATE else country
    return tuple(_entry(country, row) for row in _rows(_table(area), fold(name) + "\t"))


def _entry(country: str, row: str) -> Entry:
    _, name, region, latitude, longitude, people = row.split("\t")
    return Entry(PlaceKind.CITY, name, country, region, float(latitude), float(longitude), int(people))


def _rows(table: str, key: str) -> Iterator[str]:
    """Yield the rows that begin with a key, by binary search in the sorted rows."""
    low, high = 0, len(table)
    while low < high:
        start = table.rfind("\n", low, (low + high) // 2) + 1 or low
        if table[start : start + len(key)] < key:
            low = _next_row(table, start)
        else:
            high = start
    while table.startswith(key, low):
        end = _next_row(table, low)
        yield table[low:end].rstrip("\n")
        low = end


def _next_row(table: str, start: int) -> int:
    end = table.find("\n", start)
    return len(table) if end < 0 else end + 1


@cache
def _table(area: str) -> str:
    """Return the sorted rows of an area, each with the folded name first; empty for an unknown area.

    One text needs a tenth of the memory of a dictionary.
    """
    packed = _archive()
    return packed.read(area).decode("utf-8") if area in packed.NameToInfo else ""


@cache
def _archive() -> ZipFile:
    return ZipFile(BytesIO(files("timeline.entities").joinpath("small_towns.zip").read_bytes()))
