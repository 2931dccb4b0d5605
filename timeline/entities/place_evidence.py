"""The countries, regions and clear cities of an article, as evidence for its other place names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from timeline.entities.gazetteer import Entry, fold, gazetteer
from timeline.entities.place_resolution import Cell, Context, RegionKey, best_entry, cell_of
from timeline.model import PlaceKind

_WORD = r"[A-Z][\w.'-]*\w"
_CAPITALISED = re.compile(rf"{_WORD}\.?(?: {_WORD})?")
_LOCATED = re.compile(
    r"(?:\b(?:in|at|near|from|to|of|outside|around|and)|,|^|\n) (?:the )?"
    rf"(?P<name>{_WORD}(?: {_WORD}){{0,2}})"
    rf"(?:, (?P<outer>{_WORD}\.?(?: {_WORD})?))?"
)


def article_context(text: str) -> Context:
    """Return the evidence of an article for its place names. The text needs no parse."""
    context = Context.of(countries_and_regions(text))
    towns = dict(_clear_cities(text, context))
    cells: dict[Cell, set[str]] = defaultdict(set)
    regions: Counter[RegionKey] = Counter()
    for key, entry in towns.items():
        cells[cell_of(entry)].add(key)
        regions[entry.country or "", entry.region] += 1
    return replace(context, cities={cell: frozenset(names) for cell, names in cells.items()}, towns=regions)


def _clear_cities(text: str, context: Context) -> Iterator[tuple[str, Entry]]:
    """Yield the cities after a preposition or a comma, with their folded names."""
    seen: set[tuple[str, str | None]] = set()
    for match in _LOCATED.finditer(text):
        words, outer = match["name"].split(), match["outer"]
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length])
            within = outer if length == len(words) else None
            if (name, within) in seen:
                break
            entry = best_entry(name, context, within)
            if entry is None:
                continue
            seen.add((name, within))
            if entry.kind is PlaceKind.CITY:
                yield fold(name), entry
            break


def countries_and_regions(text: str) -> Iterator[Entry]:
    """Yield the country or region of each name or nationality in a text. The text needs no parse."""
    for match in _CAPITALISED.finditer(text):
        words = match[0].split()
        for name in (match[0], *words) if len(words) > 1 else words:
            entry = _area(name)
            if entry is not None:
                yield entry
                break


@lru_cache(maxsize=20_000)
def _area(name: str) -> Entry | None:
    """Return the country or region of a name or a nationality."""
    entry = gazetteer().nationality(name) or best_entry(name, Context())
    return entry if entry is not None and _is_area_name(entry, name) else None


def _is_area_name(entry: Entry, name: str) -> bool:
    """Return True for a country, or for a region under its main name."""
    if entry.kind is PlaceKind.COUNTRY:
        return True
    return entry.kind is PlaceKind.REGION and fold(entry.name) == fold(name)
