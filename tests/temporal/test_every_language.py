"""The passes over a document in every language: each dates its sentence by the words of the language."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from timeline import edtf
from timeline.model import Expression
from timeline.temporal import date_usage, join_ranges, narrative, ranges, tag, tagger
from timeline.temporal.language import NOTHING, Language, NarrativeWords, RangeWords, Tense, UsageWords
from timeline.temporal.languages import language_for, languages
from timeline.temporal.resolve import context_and_resolution, named_periods, partial_dates, relative_units

PUBLISHED = date(2023, 5, 17)
TABLES: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("every_language.toml").read_text(encoding="utf-8")
)
RESOLVERS = (context_and_resolution, named_periods, partial_dates, relative_units)
ROWS = [(kind, code, *row) for kind, table in TABLES.items() for code, row in table.items()]

NO_RANGES = RangeWords(*[NOTHING] * len(fields(RangeWords)))
NO_NARRATIVE = NarrativeWords(*[NOTHING] * len(fields(NarrativeWords)))
WITHOUT: Mapping[str, Mapping[str, object]] = {
    "year_of_a_narrative": {"narrative": NO_NARRATIVE},
    "year_of_the_first_end": {"ranges": NO_RANGES},
    "year_of_the_second_end": {"ranges": NO_RANGES},
    "weekday_after_weekday": {"ranges": NO_RANGES},
    "open_end": {"usage": UsageWords(NOTHING, NOTHING)},
    "open_start": {"usage": UsageWords(NOTHING, NOTHING)},
    "tense_past": {"clause_tense": lambda *_: Tense.FUTURE},
    "tense_future": {"clause_tense": lambda *_: Tense.PAST},
    "weekday_ahead": {"weekday_direction": lambda *_: 0},
}
"""What a pass asks the language for: without it, the date is another."""


def dated(text: str, words: str, code: str) -> list[Expression]:
    """Return the expressions with a date at the words, each range as one."""
    start = text.rindex(words)
    found = join_ranges(text, tag(text, PUBLISHED, code), code)
    return [each for each in found if each.date and each.start < start + len(words) and start < each.end]


def days(written: str) -> tuple[date | None, date | None]:
    parsed = edtf.parse(written)
    assert parsed is not None
    return parsed.earliest, parsed.latest


def test_each_pass_has_a_sentence_in_every_language() -> None:
    assert {kind: sorted(table) for kind, table in TABLES.items()} == dict.fromkeys(
        TABLES, sorted(languages())
    )


@pytest.mark.parametrize(("kind", "code", "text", "words", "wanted"), ROWS)
def test_a_pass_dates_the_words(kind: str, code: str, text: str, words: str, wanted: str) -> None:
    found = [(each.date.earliest, each.date.latest) for each in dated(text, words, code) if each.date]
    assert found == [days(wanted)], kind


@pytest.mark.parametrize(("kind", "code", "text", "words", "wanted"), ROWS)
def test_a_date_is_explained_in_the_same_words(
    kind: str, code: str, text: str, words: str, wanted: str
) -> None:
    """The explanation is that of the English sentence, but for the words of the text."""
    english, english_words, _ = TABLES[kind]["en"]
    here, there = dated(text, words, code), dated(english, english_words, "en")
    assert _frame(here[0].explanation) == _frame(there[0].explanation), wanted


def _frame(explanation: str) -> list[str]:
    """Return an explanation without the words of the text and without dates."""
    parts = [part.partition(", ")[2] for part in explanation.split("; to ")]
    return [re.sub(r"[\d-]+", "#", part) for part in parts]


@pytest.mark.parametrize(
    ("kind", "code", "text", "words", "wanted"), [row for row in ROWS if row[0] in WITHOUT]
)
def test_without_the_words_of_the_language_the_date_is_another(
    kind: str, code: str, text: str, words: str, wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    language = language_for(code)
    assert language is not None
    poorer: Language = replace(language, **WITHOUT[kind])  # type: ignore[arg-type]
    monkeypatch.setattr("timeline.temporal.tagger.language_for", lambda _: poorer)
    monkeypatch.setattr("timeline.temporal.ranges.language_for", lambda _: poorer)
    found = [(each.date.earliest, each.date.latest) for each in dated(text, words, code) if each.date]
    assert found != [days(wanted)]


@pytest.mark.parametrize("module", [tagger, narrative, ranges, date_usage, *RESOLVERS])
def test_a_pass_has_no_words_of_its_own(module: ModuleType) -> None:
    """Words would be those of one language, and meet the texts of all."""
    patterns = [value.pattern for value in vars(module).values() if isinstance(value, re.Pattern)]
    bare = [re.sub(r"\\(?:u[0-9a-f]{4}|.)|\(\?P?<\w*>?|\{[\d,]+\}", "", pattern) for pattern in patterns]
    assert not [pattern for pattern in bare if re.search("[A-Za-z]{2}", pattern)]
