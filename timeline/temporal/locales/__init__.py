"""Time expressions in languages other than English, with the words of dateparser's locales."""

from __future__ import annotations

from functools import cache

from timeline.temporal.language import Language, ParsedSpan
from timeline.temporal.locales.context_words import (
    decades_of_centuries,
    name_of_place,
    narrative_words,
    parts_of_dates,
    range_words,
    usage_words,
)
from timeline.temporal.locales.locale_lexicon import supplemented
from timeline.temporal.locales.locale_scanner import scanner
from timeline.temporal.locales.locale_tense import tense_patterns
from timeline.temporal.locales.named_days import days_of_history
from timeline.temporal.normalised_text import ReadText, normalised

__all__ = ["SUPPLEMENTED", "locale_language"]

SUPPLEMENTED = supplemented()
"""The languages with a supplement (ISO 639-1)."""


@cache
def locale_language(code: str) -> Language | None:
    """Return the language of a code (ISO 639-1) but English; ``None`` without dateparser's locale data.

    A span of its expressions has no leading article or preposition.
    """
    rules = scanner(code)
    if rules is None:
        return None
    grammar = rules.grammar
    tense, is_name = tense_patterns(grammar), name_of_place(grammar)

    def scan(text: ReadText) -> list[ParsedSpan]:
        return [span for span in rules.scan(text) if not is_name(text, span)]

    return Language(
        code=code,
        read=normalised,
        scan=scan,
        passes=(decades_of_centuries(grammar), days_of_history(grammar), parts_of_dates(grammar)),
        ranges=range_words(grammar),
        narrative=narrative_words(grammar),
        usage=usage_words(grammar),
        clause_tense=tense.tense,
        weekday_direction=tense.weekday_direction,
        inside=grammar.patterns.in_front(grammar.lexicon.word_list("year_prepositions")),
        day_first=grammar.lexicon.day_first,
        later_is_ahead=not grammar.lexicon.templates["ahead"],
    )
