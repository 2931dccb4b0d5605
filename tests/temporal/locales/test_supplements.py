"""The supplements of the languages: no key is misspelt, and every supplement has its news sentences."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from tests.temporal.locales.news import LANGUAGES
from timeline.temporal import locales
from timeline.temporal.locales.dateparser_words import Guard
from timeline.temporal.locales.locale_lexicon import SUPPLEMENT_KEYS

SUPPLEMENTS = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(Path(locales.__file__).parent.glob("supplements/*.toml"))
}
GUARD_KEYS = {field.name for field in fields(Guard)}


def guards(supplement: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    alone = [supplement[key] for key in ("month_alone", "weekday_alone") if key in supplement]
    return [*supplement["guard"], *alone]


@pytest.mark.parametrize("language", SUPPLEMENTS)
def test_a_supplement_has_known_keys_only(language: str) -> None:
    supplement = SUPPLEMENTS[language]
    assert set(supplement) <= set(SUPPLEMENT_KEYS)
    assert {key for guard in guards(supplement) for key in guard} <= GUARD_KEYS | {"words"}


def test_every_known_key_has_a_use() -> None:
    assert {key for supplement in SUPPLEMENTS.values() for key in supplement} == set(SUPPLEMENT_KEYS)


def test_every_supplement_has_news_sentences() -> None:
    assert list(SUPPLEMENTS) == LANGUAGES
