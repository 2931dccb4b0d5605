"""From dateparser's locale data, and the table that stands beside this code, to the words of a language.

``locale`` is dateparser's data, ``own`` the table: it adds to the words of the locale, and for counts and the
frames of distances it replaces them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from timeline.model import TimexMod
from timeline.temporal.locales.normalised_text import plain
from timeline.temporal.meaning import Clock, Decade, Meaning, Unit, Vague, Which
from timeline.temporal.measure import CALENDAR_UNITS, Measure, TimexUnit

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
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
_POINTERS = {"last": Which.LAST, "this": Which.THIS, "next": Which.NEXT}
_OFFSETS = {Which.LAST: -1, Which.THIS: 0, Which.NEXT: 1}
_RELATIVE = re.compile(r"(?P<in>in )?(?P<count>\d+) (?P<unit>day|week|month|year)(?P<ago> ago)?")
_FIGURE = r"(\d++[.,]?\d*+)"
"""How dateparser's patterns write a number."""

LEAST_LETTERS = 4
"""A shorter month or weekday is read on its own only in a language that has a table here."""


@dataclass(frozen=True, slots=True)
class Guard:
    """When a word is left alone: unless, or if, certain words stand beside it; ``letters`` is its case."""

    before: frozenset[str]
    after: frozenset[str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    letters: str | None = None
    never: bool = False
    ends: bool = False
    """Whether a clause must end behind it."""
    opens: bool = False
    """Whether it may have a capital where it opens a sentence, although it is written small."""


def named(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return each word of a table's lists with the name of its list."""
    return {plain(word): name for name, words in table.items() for word in words}


def numbered(table: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Return each word of a table's lists with the number that names its list."""
    return {word: int(number) for word, number in named(table).items()}


def modifiers(table: Mapping[str, Iterable[str]]) -> dict[str, TimexMod]:
    """Return each word of a table's lists with the modifier that names its list."""
    return {word: TimexMod(name) for word, name in named(table).items()}


def _is_short(word: str, others: Iterable[str]) -> bool:
    longest = max(map(len, others))
    return any(other != word and other.startswith(word) for other in others) or (
        len(word) <= 3 and longest > len(word) + 1
    )


def full_and_short(
    locale: Mapping[str, Any], own: Mapping[str, Any], drop: frozenset[str]
) -> tuple[dict[str, int], dict[str, int]]:
    """Return the months by their full names, and by their abbreviations."""
    full: dict[str, int] = {}
    short: dict[str, int] = {}
    for number, name in enumerate(_MONTHS, 1):
        words = {plain(word) for word in locale.get(name, ())} - drop - {""}
        for word in words:
            (short if _is_short(word, words) else full).setdefault(word, number)
        full.update(dict.fromkeys(map(plain, own.get("months", {}).get(str(number), ())), number))
    full.update({w + s: n for w, n in full.items() for s in own.get("suffixes", ())})
    return full, short


def weekdays(locale: Mapping[str, Any], own: Mapping[str, Any], drop: frozenset[str]) -> dict[str, int]:
    """Return the weekdays by their full names, 0 (Monday) to 6."""
    out: dict[str, int] = {}
    spaced = own.get("spaced", not locale.get("no_word_spacing", False))
    for number, name in enumerate(_WEEKDAYS):
        words = {plain(word) for word in locale.get(name, ())} - drop
        least = LEAST_LETTERS if spaced else 2
        out |= {word: number for word in words if len(word) >= least}
        out |= dict.fromkeys(map(plain, own.get("weekdays", {}).get(str(number), ())), number)
    return out


def units(locale: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, TimexUnit]:
    """Return the units by all their forms."""
    units = {
        plain(word): code
        for name, code in _UNITS.items()
        for word in locale.get(name, ())
        if len(word) > 1 or locale.get("no_word_spacing")
    }
    for pattern, unit, _ in _patterns(locale):
        tail = pattern.split(_FIGURE)[-1].replace("\\s*", " ").split()
        if tail and tail[0].isalpha() and len(tail[0]) > 1:
            units.setdefault(plain(tail[0]), unit)
    return units | {word: TimexUnit(code) for word, code in named(own.get("units", {})).items()}


def _patterns(locale: Mapping[str, Any]) -> Iterator[tuple[str, TimexUnit, int]]:
    """Yield dateparser's patterns of a distance, with its unit and the way that it goes (-1 or 1)."""
    for name, patterns in locale.get("relative-type-regex", {}).items():
        unit = next((code for word, code in _UNITS.items() if word in name), None)
        if unit is not None:
            way = -1 if name.endswith("ago") else 1
            yield from ((pattern, unit, way) for pattern in patterns)


def frames(locale: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return what stands around a distance: this table's frames, else those of dateparser's patterns."""
    names = ("ago", "ahead", "later", "earlier")
    if own:
        return {name: tuple(map(plain, own.get(name, ()))) for name in names}
    found: dict[str, dict[str, None]] = {name: {} for name in names}
    for pattern, _, way in _patterns(locale):
        head, figure, tail = pattern.partition(_FIGURE)
        words = tail.split()
        if figure and words and re.fullmatch(r"[\w\s']*", head + " ".join(words[1:])):
            frame = plain(f"{head} {{}} {' '.join(words[1:])}")
            if frame != "{}":
                found["ago" if way < 0 else "ahead"].setdefault(frame)
    return {name: tuple(frames) for name, frames in found.items()}


def counts(locale: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, int]:
    """Return the numbers that are written in words."""
    if own:
        return numbered(own.get("counts", {}))
    rows = (row for table in locale.get("simplifications", ()) for row in table.items())
    return {plain(word): int(value) for word, value in rows if word.isalpha() and value.isdigit()}


def counted(own: Mapping[str, Any]) -> dict[str, Measure]:
    """Return the words that hold their count ("fortnight")."""
    out: dict[str, Measure] = {}
    for key, words in own.get("counted", {}).items():
        count, unit = key.split()
        out |= dict.fromkeys(map(plain, words), Measure(int(count), TimexUnit(unit)))
    return out


def pointers(own: Mapping[str, Any], side: str) -> dict[str, Which]:
    """Return the pointing words (last, this, next) of one side of a unit, "before" or "after" it."""
    return {
        plain(word): which for name, which in _POINTERS.items() for word in own.get(name, {}).get(side, ())
    }


_HANGING = {"after": Which.AFTER, "before": Which.BEFORE, "same": Which.SAME, "bare": Which.BARE}


def _meaning(key: str) -> Meaning:
    """Return the meaning that a key of a table names: "D -1", "after W 1", "D 0 TMO", "PAST_REF"."""
    if key.endswith("_REF"):
        return Vague(key)
    if key.startswith("decade "):
        return Decade(int(key.removeprefix("decade ")), short=True)
    words = key.split()
    which = _HANGING.get(words[0])
    unit, offset, *time = words[1:] if which else words
    named = Unit(CALENDAR_UNITS[TimexUnit(unit)], int(offset), which or Which.THIS)
    return Clock(time[0], named) if time else named


def phrases(
    locale: Mapping[str, Any],
    own: Mapping[str, Any],
    units: Mapping[str, TimexUnit],
    before: Mapping[str, Which],
    after: Mapping[str, Which],
    spaced: bool,
) -> dict[str, Meaning]:
    """Return the fixed phrases: those of the locale, those of the table, and each pointer with each unit."""
    out: dict[str, Meaning] = {}
    gap = " " if spaced else ""
    named = {word: CALENDAR_UNITS[code] for word, code in units.items() if code in CALENDAR_UNITS}
    for word, granularity in named.items() if spaced else ():
        for pointer, which in before.items():
            joint = "" if pointer.endswith("'") else gap
            out[pointer + joint + word] = Unit(granularity, _OFFSETS[which])
        for pointer, which in after.items():
            out[word + gap + pointer] = Unit(granularity, _OFFSETS[which])
    out |= dict(_relative(locale, own))
    for key, words in own.get("phrases", {}).items():
        out |= dict.fromkeys(map(plain, words), _meaning(key))
    drop = {plain(word) for word in own.get("drop", ())}
    return {phrase: meaning for phrase, meaning in out.items() if phrase not in drop}


def _relative(locale: Mapping[str, Any], own: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    """Yield dateparser's words for days, weeks, months and years by their distance, without the article."""
    articles = tuple(map(plain, own.get("articles", ())))
    for key, words in locale.get("relative-type", {}).items():
        match = _RELATIVE.fullmatch(key)
        if match is None:
            continue
        offset = int(match["count"]) * (1 if match["in"] else -1)
        if match["in"] is None and match["ago"] is None:
            continue
        meaning = Unit(CALENDAR_UNITS[_UNITS[match["unit"]]], offset)
        for word in map(plain, words):
            bare = _without(word, articles)
            if len(bare) >= LEAST_LETTERS - 1 or own or locale.get("no_word_spacing"):
                yield bare, meaning


def _without(phrase: str, articles: Iterable[str]) -> str:
    for article in articles:
        lead = article if article.endswith("'") else f"{article} "
        if phrase.startswith(lead) and len(phrase) > len(lead):
            return phrase.removeprefix(lead)
    return phrase


def guard(row: Mapping[str, Any]) -> Guard:
    """Return a row of the table as a guard."""

    def listed(name: str) -> frozenset[str]:
        return frozenset(map(plain, row.get(name, ())))

    return Guard(
        listed("before"),
        listed("after"),
        listed("not_before"),
        listed("not_after"),
        row.get("letters"),
        row.get("never", False),
        row.get("alone_after", False),
        row.get("opens", True),
    )


def guards(own: Mapping[str, Any]) -> dict[str, tuple[Guard, ...]]:
    """Return the guards of each word that has any."""
    out: dict[str, tuple[Guard, ...]] = {}
    for row in own.get("guard", ()):
        for word in map(plain, row["words"]):
            out[word] = (*out.get(word, ()), guard(row))
    return out
