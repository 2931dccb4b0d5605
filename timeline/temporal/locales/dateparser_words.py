"""Word tables of a language from dateparser's locale data and the language's own supplement.

``locale`` is dateparser's data, ``own`` the supplement. The supplement adds to the words of the locale; it
replaces the counts and the templates of distances.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from timeline.model import TimexMod
from timeline.temporal.meaning import (
    Century,
    Decade,
    Meaning,
    Modified,
    Reference,
    RelativeUnit,
    TimeOfDay,
    VagueTime,
)
from timeline.temporal.normalised_text import normalised_word
from timeline.temporal.time_measure import CALENDAR_UNITS, Measure, TimexUnit
from timeline.words import MONTHS

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNITS = {
    "day": TimexUnit.DAY,
    "week": TimexUnit.WEEK,
    "month": TimexUnit.MONTH,
    "year": TimexUnit.YEAR,
    "hour": TimexUnit.HOUR,
    "minute": TimexUnit.MINUTE,
    "second": TimexUnit.SECOND,
}
_POINTERS = {"last": Reference.LAST, "this": Reference.THIS, "next": Reference.NEXT}
_OFFSETS = {Reference.LAST: -1, Reference.THIS: 0, Reference.NEXT: 1}
_RELATIVE = re.compile(r"(?P<in>in )?(?P<count>\d+) (?P<unit>day|week|month|year)(?P<ago> ago)?")
_FIGURE = r"(\d++[.,]?\d*+)"
"""A number in dateparser's patterns."""

MIN_LETTERS = 4
"""A shorter name of a month or weekday is a date on its own only in a language with a supplement."""


@dataclass(frozen=True, slots=True)
class Guard:
    """The context of an ambiguous word: required and forbidden words, and its case (``letters``)."""

    before: frozenset[str]
    after: frozenset[str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    letters: str | None = None
    never: bool = False
    ends_clause: bool = False
    """True if a clause must end after it."""
    opens_sentence: bool = False
    """True if a lower-case word may have a capital at the start of a sentence."""


def named(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return each word of a table with the name of its list."""
    return {normalised_word(word): name for name, words in table.items() for word in words}


def numbered(table: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Return each word of a table with the number of its list."""
    return {word: int(number) for word, number in named(table).items()}


def modifiers(table: Mapping[str, Iterable[str]]) -> dict[str, TimexMod]:
    """Return each word of a table with the modifier of its list."""
    return {word: TimexMod(name) for word, name in named(table).items()}


def _is_short(word: str, others: Iterable[str]) -> bool:
    """Return True for an abbreviation; "март" beside "марта" is none."""
    longest = max(map(len, others))
    if len(word) >= MIN_LETTERS and longest == len(word) + 1:
        return False
    return any(other != word and other.startswith(word) for other in others) or (
        len(word) <= 3 and longest > len(word) + 1
    )


def full_and_short(
    locale: Mapping[str, Any], own: Mapping[str, Any], drop: frozenset[str]
) -> tuple[dict[str, int], dict[str, int]]:
    """Return the months by their full names, and by their abbreviations."""
    full: dict[str, int] = {}
    short: dict[str, int] = {}
    for number, name in enumerate(map(str.lower, MONTHS), 1):
        words = {normalised_word(word) for word in locale.get(name, ())} - drop - {""}
        for word in words:
            (short if _is_short(word, words) else full).setdefault(word, number)
        full.update(dict.fromkeys(map(normalised_word, own.get("months", {}).get(str(number), ())), number))
    full.update({w + s: n for w, n in full.items() for s in own.get("suffixes", ())})
    return full, short


def weekdays(locale: Mapping[str, Any], own: Mapping[str, Any], drop: frozenset[str]) -> dict[str, int]:
    """Return the weekdays by their full names, 0 (Monday) to 6."""
    out: dict[str, int] = {}
    spaced = own.get("spaced", not locale.get("no_word_spacing", False))
    for number, name in enumerate(_WEEKDAYS):
        words = {normalised_word(word) for word in locale.get(name, ())} - drop
        least = MIN_LETTERS if spaced else 2
        out |= {word: number for word in words if len(word) >= least}
        out |= dict.fromkeys(map(normalised_word, own.get("weekdays", {}).get(str(number), ())), number)
    return out


def units(locale: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, TimexUnit]:
    """Return all forms of the units."""
    units = {
        normalised_word(word): code
        for name, code in _UNITS.items()
        for word in locale.get(name, ())
        if len(word) > 1 or locale.get("no_word_spacing")
    }
    for pattern, unit, _ in _patterns(locale):
        tail = pattern.split(_FIGURE)[-1].replace("\\s*", " ").split()
        if tail and tail[0].isalpha() and len(tail[0]) > 1:
            units.setdefault(normalised_word(tail[0]), unit)
    return units | {word: TimexUnit(code) for word, code in named(own.get("units", {})).items()}


def _patterns(locale: Mapping[str, Any]) -> Iterator[tuple[str, TimexUnit, int]]:
    """Yield dateparser's patterns of a distance, with unit and direction (-1 or 1)."""
    for name, patterns in locale.get("relative-type-regex", {}).items():
        unit = next((code for word, code in _UNITS.items() if word in name), None)
        if unit is not None:
            way = -1 if name.endswith("ago") else 1
            yield from ((pattern, unit, way) for pattern in patterns)


def templates(locale: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the templates of distances: those of the supplement, else those of dateparser."""
    names = ("ago", "ahead", "later", "earlier")
    if own:
        return {name: tuple(map(normalised_word, own.get(name, ()))) for name in names}
    by_name: dict[str, dict[str, None]] = {name: {} for name in names}
    for pattern, _, way in _patterns(locale):
        head, figure, tail = pattern.partition(_FIGURE)
        words = tail.split()
        if figure and words and re.fullmatch(r"[\w\s']*", head + " ".join(words[1:])):
            template = normalised_word(f"{head} {{}} {' '.join(words[1:])}")
            if template != "{}":
                by_name["ago" if way < 0 else "ahead"].setdefault(template)
    return {name: tuple(templates) for name, templates in by_name.items()}


def counts(locale: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, int]:
    """Return the numbers in words."""
    if own:
        return numbered(own.get("counts", {}))
    rows = (row for table in locale.get("simplifications", ()) for row in table.items())
    return {normalised_word(word): int(value) for word, value in rows if word.isalpha() and value.isdigit()}


def counted(own: Mapping[str, Any]) -> dict[str, Measure]:
    """Return the words with a count of their own ("fortnight")."""
    out: dict[str, Measure] = {}
    for key, words in own.get("counted", {}).items():
        count, unit = key.split()
        out |= dict.fromkeys(map(normalised_word, words), Measure(int(count), TimexUnit(unit)))
    return out


def pointers(own: Mapping[str, Any], side: str) -> dict[str, Reference]:
    """Return the deictic words (last, this, next) on one side of a unit, "before" or "after"."""
    return {
        normalised_word(word): reference
        for name, reference in _POINTERS.items()
        for word in own.get(name, {}).get(side, ())
    }


_ANCHORS = {
    "after": Reference.AFTER,
    "before": Reference.BEFORE,
    "same": Reference.SAME,
    "bare": Reference.BARE,
}


def _meaning(key: str) -> Meaning:
    """Return the meaning of a key of a table: "D -1", "after W 1", "D 0 TMO", "PAST_REF"."""
    if key.endswith("_REF"):
        return VagueTime(key)
    if key.startswith("decade "):
        return Decade(int(key.removeprefix("decade ")), short=True)
    if key.startswith("century "):
        return Century(int(key.removeprefix("century ")))
    words = key.split()
    if words[0] == "part":
        whole = RelativeUnit(CALENDAR_UNITS[TimexUnit(words[2])], 0, Reference.CURRENT)
        return Modified(whole, TimexMod(words[1]))
    reference = _ANCHORS.get(words[0])
    unit, offset, *time = words[1:] if reference else words
    named = RelativeUnit(CALENDAR_UNITS[TimexUnit(unit)], int(offset), reference or Reference.THIS)
    return TimeOfDay(time[0], named) if time else named


def phrases(
    locale: Mapping[str, Any],
    own: Mapping[str, Any],
    units: Mapping[str, TimexUnit],
    before: Mapping[str, Reference],
    after: Mapping[str, Reference],
    spaced: bool,
) -> dict[str, Meaning]:
    """Return the fixed phrases: each deictic word with each unit, those of the locale and the supplement."""
    out: dict[str, Meaning] = dict(_pointed_units(units, before, after)) if spaced else {}
    out |= dict(_relative(locale, own))
    for key, words in own.get("phrases", {}).items():
        out |= dict.fromkeys(map(normalised_word, words), _meaning(key))
    drop = {normalised_word(word) for word in own.get("drop", ())}
    return {phrase: meaning for phrase, meaning in out.items() if phrase not in drop}


def _pointed_units(
    units: Mapping[str, TimexUnit], before: Mapping[str, Reference], after: Mapping[str, Reference]
) -> Iterator[tuple[str, Meaning]]:
    """Yield each unit with each deictic word before or after it."""
    for word, code in units.items():
        if code not in CALENDAR_UNITS:
            continue
        granularity = CALENDAR_UNITS[code]
        for pointer, reference in before.items():
            joint = "" if pointer.endswith("'") else " "
            yield pointer + joint + word, RelativeUnit(granularity, _OFFSETS[reference])
        for pointer, reference in after.items():
            yield f"{word} {pointer}", RelativeUnit(granularity, _OFFSETS[reference])


def _relative(locale: Mapping[str, Any], own: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    """Yield dateparser's words for relative days, weeks, months and years, without the article."""
    articles = tuple(map(normalised_word, own.get("articles", ())))
    for key, words in locale.get("relative-type", {}).items():
        match = _RELATIVE.fullmatch(key)
        if match is None:
            continue
        offset = int(match["count"]) * (1 if match["in"] else -1)
        if match["in"] is None and match["ago"] is None:
            continue
        meaning = RelativeUnit(CALENDAR_UNITS[_UNITS[match["unit"]]], offset)
        for word in map(normalised_word, words):
            bare = _without(word, articles)
            if len(bare) >= MIN_LETTERS - 1 or own or locale.get("no_word_spacing"):
                yield bare, meaning


def _without(phrase: str, articles: Iterable[str]) -> str:
    for article in articles:
        lead = article if article.endswith("'") else f"{article} "
        if phrase.startswith(lead) and len(phrase) > len(lead):
            return phrase.removeprefix(lead)
    return phrase


def guard(row: Mapping[str, Any]) -> Guard:
    """Return a row of the supplement as a guard."""

    def listed(name: str) -> frozenset[str]:
        return frozenset(map(normalised_word, row.get(name, ())))

    return Guard(
        listed("before"),
        listed("after"),
        listed("not_before"),
        listed("not_after"),
        row.get("letters"),
        row.get("never", False),
        row.get("ends_clause", False),
        row.get("opens_sentence", True),
    )


def guards(own: Mapping[str, Any]) -> dict[str, tuple[Guard, ...]]:
    """Return the guards of the ambiguous words."""
    out: dict[str, tuple[Guard, ...]] = {}
    for row in own.get("guard", ()):
        for word in map(normalised_word, row["words"]):
            out[word] = (*out.get(word, ()), guard(row))
    return out
