"""Toponyms inside longer names: "Danbury" in "Danbury Police Department", "Alberta" in "Bank of Alberta"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.entities.entity_labels import METROPOLIS
from timeline.entities.gazetteer import COMPASS, Entry, fold, gazetteer
from timeline.entities.place_evidence import article_context
from timeline.entities.place_resolution import Context, best_entry
from timeline.entities.word_lists import bodies, genders, role_words
from timeline.model import Name, NameLabel, PlaceKind

_WORD = re.compile(r"\w(?:[\w.]|['’](?!s\b))*")
_MAX_WORDS = 3
_WAYS_AND_WATERS = frozenset(
    [
        *("Road", "Rd", "Street", "St", "St.", "Avenue", "Ave", "Ave.", "Drive", "Boulevard", "Lane", "Way"),
        *(
            "Trail",
            "Highway",
            "Freeway",
            "Turnpike",
            "Township",
            "Twp",
            "Twp.",
            "River",
            "Creek",
            "Lake",
            "Bay",
        ),
        *("Forest", "Valley", "Hill", "Hills", "Beach", "Bridge", "Harbor", "Harbour", "Market", "Motel"),
    ]
)
_BEFORE = frozenset({"of", "in", "at"}) | COMPASS


def toponyms_within(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the toponyms inside the organisations and the unknown places of an article, by offset.

    ``names`` are its names from ``recognise``. The toponym of a listed body ("European Union") is left out.
    """
    context = article_context(text)
    return [toponym for name in names if _may_hold(name) for toponym in _embedded(text, name, context)]


def _may_hold(name: Name) -> bool:
    is_known_place = name.label is NameLabel.LOCATION and (name.kind is not None or _is_way_or_water(name))
    return (
        " " in name.text
        and name.label is not NameLabel.PERSON
        and not is_known_place
        and name.text not in bodies()
    )


def _is_way_or_water(name: Name) -> bool:
    """Return True for a street or a natural feature, which is often named after a distant place."""
    return not _WAYS_AND_WATERS.isdisjoint(name.text.split())


def _embedded(text: str, name: Name, context: Context) -> Iterator[Name]:
    """Yield the toponyms in one name."""
    words = list(_WORD.finditer(name.text))
    i = 0
    while i < len(words):
        found = next(_toponyms_at(text, words, i, context), None) if _may_begin(words, i) else None
        if found is None:
            i += 1
            continue
        length, entry = found
        start, end = words[i].start(), words[i + length - 1].end()
        place = entry.place()
        at = (place.kind, place.country, place.latitude, place.longitude)
        yield Name(
            name.start + start, name.start + end, name.text[start:end], NameLabel.LOCATION, place.name, *at
        )
        i += length


def _may_begin(words: Sequence[re.Match[str]], i: int) -> bool:
    """Return True for a name's first word, and for a word after "of" or after "Western"."""
    return i == 0 or words[i - 1][0].lower() in _BEFORE


def _toponyms_at(
    text: str, words: Sequence[re.Match[str]], i: int, context: Context
) -> Iterator[tuple[int, Entry]]:
    """Yield the toponyms that begin with word ``i``, longest first, with their number of words."""
    if i and words[i - 1][0].lower() in genders():  # "George Washington High School"
        return
    for length in range(min(_MAX_WORDS, len(words) - i), 0, -1):
        if length == len(words):
            continue
        written = words[0].string[words[i].start() : words[i + length - 1].end()]
        if not written[0].isupper() or _is_common(text, written) or gazetteer().nationality(written):
            continue
        entry = best_entry(written, context)
        if entry is not None and _is_meant(entry, written, context):
            yield length, entry


def _is_common(text: str, word: str) -> bool:
    """Return True for a word that is a noun of institutions, or that the article also has in lower case."""
    words = role_words()
    known = words.openers | words.institutions | words.bodies | words.sites
    return word in known or re.search(rf"\b{re.escape(word.lower())}\b", text) is not None


def _is_meant(entry: Entry, written: str, context: Context) -> bool:
    """Return True for a country, a region, a metropolis, or a city in a region of the article."""
    is_own_name = fold(entry.name) == fold(written) or written.isupper() or "." in written
    if entry.kind is not PlaceKind.CITY:
        return is_own_name and entry.kind is not PlaceKind.OTHER
    if not is_own_name:
        return False
    region = (entry.country or "", entry.region)
    return entry.population >= METROPOLIS or region in context.regions or region in context.towns
