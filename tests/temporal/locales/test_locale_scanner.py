"""Every rule of the other languages counts: without it, an expression of the news sentences changes."""

from collections.abc import Callable, Iterator

import pytest

from tests.temporal.locales.news import PUBLISHED, SENTENCES
from timeline.temporal import languages, locales, tag
from timeline.temporal.locales import locale_scanner

SINGLE = [*locale_scanner._SPACED, *locale_scanner._ANY_SCRIPT]
GROUPS = ["hijri_rules", "cjk_rules", "distance_rules", "numbered_period_rules", "part_of_unit_rules"]


@pytest.fixture(autouse=True)
def _scanners_are_made_anew() -> Iterator[None]:
    forget_scanners()
    yield
    forget_scanners()


def forget_scanners() -> None:
    locale_scanner.scanner.cache_clear()
    locales.locale_language.cache_clear()
    languages.language_for.cache_clear()


def all_agree() -> bool:
    """Return True if every sentence has its expressions and values."""
    return all(
        [(e.text, e.value, e.mod) for e in tag(sentence.text, PUBLISHED, sentence.language)]
        == sentence.expressions
        for sentence in SENTENCES
    )


def test_with_all_rules_every_sentence_has_its_values() -> None:
    assert all_agree()


@pytest.mark.parametrize("rule", SINGLE, ids=lambda rule: rule.__name__)
def test_without_a_rule_a_value_changes(rule: Callable[..., object], monkeypatch: pytest.MonkeyPatch) -> None:
    for table in ("_SPACED", "_ANY_SCRIPT"):
        others = tuple(other for other in getattr(locale_scanner, table) if other is not rule)
        monkeypatch.setattr(locale_scanner, table, others)
    assert not all_agree()


@pytest.mark.parametrize("group", GROUPS)
def test_without_a_group_of_rules_a_value_changes(group: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale_scanner, group, lambda _: iter(()))
    assert not all_agree()
