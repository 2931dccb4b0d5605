"""Compared in parts, in this process or in several, the mentions make the same events."""

from __future__ import annotations

import pytest

from tests.merging.stories import MANY_DAYS, article
from timeline.executor import LocalProcesses
from timeline.merging import mention_families, partitions
from timeline.merging.clusters import likely_pairs
from timeline.merging.statement import statements
from timeline.model import Extraction
from timeline.pipeline import extract

ALL_DATES = (
    *MANY_DAYS,
    ("Evening", 7, "Rebels seized the oil port of Tarn on Friday, killing nine guards."),
    ("Mirror", 9, "The oil port of Tarn was seized by rebels on Friday, and nine guards were killed."),
    ("Echo", 9, "The glacier lake above Braga burst its dam on 3 May 2020, drowning a shepherd."),
    ("Globe", 9, "The glacier lake above Braga burst its dam on 6 May 2020, drowning a shepherd."),
)
"""Days, a month, a doubtful weekday with two days, and sources that disagree about a day."""


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    found = [result for _, result in extract([article(*row) for row in ALL_DATES])]
    assert all(isinstance(each, Extraction) for each in found)
    return found


def pairs(extractions: list[Extraction], new: frozenset[str] = frozenset()) -> dict[tuple[int, int], float]:
    articles = {each.article.id: each.article for each in extractions}
    collection = statements((mention for each in extractions for mention in each.mentions), articles)
    changed = [each.mention.article in new for each in collection] if new else None
    return {(one, two): score for one, two, score in likely_pairs(collection, changed)}


@pytest.mark.parametrize("cells", [0, 20, 100])
def test_many_small_parts_have_the_pairs_of_one(
    extractions: list[Extraction], cells: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = frozenset({"Herald-30", "Globe-9"})
    whole, of_new = pairs(extractions), pairs(extractions, new)
    assert len(whole) > len(of_new) > 2
    monkeypatch.setattr(partitions, "SMALL", 0)
    monkeypatch.setattr(partitions, "MOST_CELLS", cells)
    monkeypatch.setattr(partitions, "MOST_APART", cells)
    assert pairs(extractions) == whole
    assert pairs(extractions, new) == of_new


def test_each_pair_of_dates_is_in_one_part(
    extractions: list[Extraction], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partitions, "SMALL", 0)
    monkeypatch.setattr(partitions, "MOST_CELLS", 20)
    articles = {each.article.id: each.article for each in extractions}
    collection = statements((mention for each in extractions for mention in each.mentions), articles)
    parts = [each for each in partitions.partitions(collection) if not each.are_apart]
    dates = [
        (part.places[row], part.places[column])
        for part in parts
        for rows, columns in part.blocks
        for row in rows
        for column in columns
    ]
    doubtful = [at for at, each in enumerate(collection) if each.mention.date.edtf.endswith("?")]
    certain = [pair for pair in dates if not set(pair) & set(doubtful)]
    assert len(parts) > 2
    assert len(certain) == len(set(certain))
    assert [each.share for each in parts] == sorted(each.share for each in parts)


@pytest.mark.slow
def test_two_processes_give_the_events_of_one(
    extractions: list[Extraction], monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = {each.article.id: each.article for each in extractions}
    mentions = [mention for each in extractions for mention in each.mentions]
    expected = mention_families(mentions, articles)
    monkeypatch.setattr(partitions, "SMALL", 0)
    monkeypatch.setattr(partitions, "MOST_CELLS", 20)
    told: list[float] = []
    again = mention_families(mentions[::-1], articles, executor=LocalProcesses(2), progress=told.append)
    assert again == expected
    assert len(told) > 2
    assert told == sorted(told)
