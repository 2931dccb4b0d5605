"""The words of dates in one language, in the normal form of ``normalised_text``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from timeline.model import Granularity, TimexMod
from timeline.resources import load_toml
from timeline.temporal.dateparser_adapter import locale_words
from timeline.temporal.locales import dateparser_words
from timeline.temporal.locales.dateparser_words import MIN_LETTERS, Guard
from timeline.temporal.meaning import Meaning, Reference, RelativeUnit
from timeline.temporal.normalised_text import normalised_word
from timeline.temporal.time_measure import Measure, TimexUnit

SUPPLEMENT_KEYS: Mapping[str, str] = {
    "spaced": "false for a script without spaces between words",
    "drop": "words of dateparser to ignore",
    "months": "month number to more names; the names of dateparser stay",
    "weekdays": "0 (Monday) to 6, to more names",
    "units": "TIMEX3 unit (D, W, WE, M, Q, Y, DE, CE, TH, TM, TS) to more names",
    "seasons": "1 (spring) to 4 (winter), to names",
    "solar": "month number of the Solar Hijri calendar to names",
    "ordinals": "number to its ordinals in words; those of `days` are others",
    "centuries": "templates of a century (`siglo {}`, `{} siècle`)",
    "roman_endings": "endings of Roman figures (`XIXe`)",
    "before_christ": "words after a century before Christ",
    "quarters": "templates of a quarter of a year",
    "half_years": "templates of a half of a year (`{} Halbjahr`)",
    "day_marks": "words between a day and a relative month (`числа`)",
    "days": "day of the month to its name in words (`1 = ['primero']`)",
    "counts": "number to its names in words",
    "counted": "count and unit (`2 W`) to words for both (`fortnight`)",
    "suffixes": "case endings of months",
    "prefixes": "letters joined to the next word, such as Arabic `wa`",
    "last": "deictic words for the last unit, `before` and `after` the noun",
    "this": "deictic words for the present unit, `before` and `after` the noun",
    "next": "deictic words for the next unit, `before` and `after` the noun",
    "phrases": "meaning (`D -1`, `D 0 TMO`, `after W 1`, `decade 60`, `PAST_REF`) to fixed phrases",
    "ago": "templates of distances before the DCT (`hace {}`)",
    "ahead": "templates of distances after the DCT (`dentro de {}`)",
    "later": "templates of distances after the last date mentioned (`{} después`)",
    "earlier": "templates of distances before the last date mentioned (`{} antes`)",
    "from_event": "words after a distance that counts from an event (`después del golpe`)",
    "event_endings": "case endings of an event before its distance (`darbeden bir hafta sonra`)",
    "few": "words of a vague count",
    "decades": "templates of decades (`años {}`)",
    "of": "words between day, month and year",
    "in_month": "words between a numbered weekday and its month",
    "articles": "articles before dates, outside the span",
    "month_words": "words after the name of a month (`ماه`)",
    "year_words": "words before a year (`año 2000`)",
    "year_after": "words after a year, inside the span (`2006 года`)",
    "year_marks": "words after figures: the figures are then a year",
    "year_prepositions": "prepositions before figures: the figures are then a year",
    "year_alone": "true if a year needs no preposition",
    "year_first": "true if a year can come before its month",
    "more_than": "words before a count: the figures are then no year",
    "range": "words between the ends of a range",
    "lists": "words between the members of a list",
    "saying": "verbs and nouns of saying: news quotes somebody, histories do not",
    "since": "words before a date with an open end",
    "since_after": "words after a date with an open end",
    "until": "words before a date with an open start",
    "by": "words before a deadline",
    "until_after": "words after a date with an open start",
    "onwards": "words before a date with an open end that may begin in the future (`after`, `from`)",
    "onwards_after": "words after such a date",
    "between": "words before the first end of a range with `and`",
    "between_after": "words after the second end of a range with `and`",
    "season_alone": "guard of a season without a year",
    "season_adverbs": "1 (spring) to 4 (winter), to words that need no guard (`летом`)",
    "day_words": "templates of a day of the month (`día {}`)",
    "day_alone": "templates of a day of the month before a preposition or the end of a clause (`el {}`)",
    "day_behind": "words after a day of the month in `day_alone`",
    "tense": "forms of verbs, an ending as `-ó`: `past`, `future`, `open` (no verb, or no clear tense),"
    " `planned` (words that look ahead, verbs of timetables in the present tense),"
    " `targets` (words between a plan and its date) unless one of `no_targets` precedes,"
    " `helpers` with `participles` up to `words_between` words later; `verb_last` if verbs follow dates",
    "throughout": "words before a whole period",
    "parts": "TIMEX3 modifier (START, MID, END) to words before a month or year",
    "parts_after": "TIMEX3 modifier to words after a month or year",
    "halves": "1 or 2 to words before a month, year or century: the first or second half of it",
    "halves_after": "1 or 2 to words after one",
    "month_lead": "words between a part and its month (`mes de`)",
    "names_before": "words before a date in the name of a street or square",
    "names_after": "words after one",
    "names_capital": "true if the month in such a name has a capital",
    "named_days": "key of `holidays.toml` to names of the day",
    "attacks_before": "words before a day of history (`atentados del`)",
    "attacks_after": "words after one",
    "overnight": "words between the two days of one night (`auf den`)",
    "unresolved": "reason to words of dates without a calendar value",
    "month_alone": "guard of a month without day and year",
    "weekday_alone": "guard of a weekday without a deictic word",
    "guard": "guards of ambiguous words: `words` with the fields of `Guard`",
}
"""The keys of a supplement (``supplements/LANGUAGE.toml``), all optional, with the content of each."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, each with its number, unit or meaning.

    ``before`` and ``after`` are deictic words (last, this, next) before and after a unit. A template of a
    distance, such as "hace {}", has ``{}`` for a count and its unit. ``supplement`` is the TOML table of the
    language; ``guards`` are the context conditions of ambiguous words.
    """

    language: str
    spaced: bool
    day_first: bool
    months: Mapping[str, int]
    short_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, TimexUnit]
    counts: Mapping[str, int]
    counted: Mapping[str, Measure]
    days: Mapping[str, int]
    """Days of the month in words."""
    ordinals: Mapping[str, int]
    named_days: Mapping[str, str]
    solar: Mapping[str, int]
    year_first: bool
    """True if a year can come before its month."""
    before: Mapping[str, Reference]
    after: Mapping[str, Reference]
    phrases: Mapping[str, Meaning]
    templates: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, TimexMod]
    parts_after: Mapping[str, TimexMod]
    halves: Mapping[str, int]
    halves_after: Mapping[str, int]
    seasons: Mapping[str, int]
    unresolved: Mapping[str, str]
    """Words of dates without a calendar value, with the reason."""
    guards: Mapping[str, tuple[Guard, ...]]
    month_alone: Guard
    weekday_alone: Guard
    season_alone: Guard
    season_adverbs: Mapping[str, int]
    known: bool
    supplement: Mapping[str, Any]

    def word_list(self, name: str) -> tuple[str, ...]:
        """Return a list of the supplement; empty if it has no list of this name."""
        return tuple(map(normalised_word, self.supplement.get(name, ())))

    def relative(self, granularity: Granularity) -> dict[str, int]:
        """Return the phrases for a relative week or year, with the number of units from the present one."""
        return {
            phrase: meaning.offset
            for phrase, meaning in self.phrases.items()
            if isinstance(meaning, RelativeUnit)
            and meaning.granularity is granularity
            and meaning.reference is Reference.THIS
        }


def supplemented() -> tuple[str, ...]:
    """Return the languages with a supplement, in order."""
    files_of = (path.name for path in files(__package__).joinpath("supplements").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in files_of if name.endswith(".toml")))


@cache
def lexicon(language: str) -> Lexicon | None:
    """Return the words of a language (ISO 639-1); ``None`` without dateparser's locale data."""
    locale = locale_words(language)
    if locale is None:
        return None
    path = files(__package__).joinpath("supplements", f"{language}.toml")
    supplement = load_toml(__package__, f"supplements/{language}.toml") if path.is_file() else {}
    return _lexicon(language, locale, supplement)


def _lexicon(language: str, locale: Mapping[str, Any], own: Mapping[str, Any]) -> Lexicon:
    drop = frozenset(map(normalised_word, own.get("drop", ())))
    spaced = own.get("spaced", not locale.get("no_word_spacing", False))
    months, short = dateparser_words.full_and_short(locale, own, drop)
    units = dateparser_words.units(locale, own)
    before, after = dateparser_words.pointers(own, "before"), dateparser_words.pointers(own, "after")
    return Lexicon(
        language=language,
        spaced=spaced,
        day_first=not str(locale.get("date_order", "DMY")).startswith("M"),
        months={w: n for w, n in months.items() if own or len(w) >= MIN_LETTERS or not spaced},
        short_months={**short, **{w: n for w, n in months.items() if not own}},
        weekdays=dateparser_words.weekdays(locale, own, drop),
        units=units,
        counts=dateparser_words.counts(locale, own),
        counted=dateparser_words.counted(own),
        days=dateparser_words.numbered(own.get("days", {})),
        named_days=dateparser_words.named(own.get("named_days", {})),
        ordinals=dateparser_words.numbered(own.get("ordinals", {})),
        solar=dateparser_words.numbered(own.get("solar", {})),
        year_first=own.get("year_first", not own and locale.get("date_order") == "YMD"),
        before=before,
        after=after,
        phrases=dateparser_words.phrases(locale, own, units, before, after, spaced),
        templates=dateparser_words.templates(locale, own),
        parts=dateparser_words.modifiers(own.get("parts", {})),
        parts_after=dateparser_words.modifiers(own.get("parts_after", {})),
        halves=dateparser_words.numbered(own.get("halves", {})),
        halves_after=dateparser_words.numbered(own.get("halves_after", {})),
        seasons=dateparser_words.numbered(own.get("seasons", {})),
        unresolved=dateparser_words.named(own.get("unresolved", {})),
        guards=dateparser_words.guards(own),
        month_alone=dateparser_words.guard(own.get("month_alone", {})),
        weekday_alone=dateparser_words.guard(own.get("weekday_alone", {})),
        season_alone=dateparser_words.guard(own.get("season_alone", {"never": True})),
        season_adverbs=dateparser_words.numbered(own.get("season_adverbs", {})),
        known=bool(own),
        supplement=own,
    )
