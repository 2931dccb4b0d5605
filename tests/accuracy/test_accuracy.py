"""The accuracy gate on the annotated texts: no figure falls below its floor, and floors only rise."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tests.accuracy.corpus import gold_articles
from tests.accuracy.scores import scores
from tests.accuracy.sentence_scores import sentence_scores, sentences

FLOORS: dict[str, float] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
ROOM_ABOVE = 1.0
"""Percent that a figure may lie above its floor: a change that gains more raises the floor with it."""


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return scores() | sentence_scores()


def test_there_is_a_floor_for_every_figure(figures):
    assert figures.keys() == FLOORS.keys()


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_falls_below_its_floor(figures, name):
    assert figures[name] >= FLOORS[name]


@pytest.mark.parametrize("name", FLOORS)
def test_a_floor_follows_its_figure(figures, name):
    assert figures[name] <= FLOORS[name] + ROOM_ABOVE, f"raise the floor of {name!r} in floors.toml"


def test_the_articles_are_of_every_kind():
    kinds = Counter(each.kind for each in gold_articles())
    assert sum(kinds.values()) >= 25
    assert kinds.keys() == {"news", "wire", "history", "chronology", "other language"}


def test_there_are_sentences_of_eleven_other_languages():
    languages = Counter(each.article.language for each in sentences())
    assert languages.pop(None) >= 750
    assert len(languages) == 11
    assert min(languages.values()) >= 20


def test_each_sentence_asks_for_a_date_or_for_none():
    assert not [each.article.id for each in sentences() if not each.wanted and not each.undated]
