"""What is known about events is used again where nothing changed, and only there."""

from __future__ import annotations

import pytest

from tests.merging.stories import MANY_DAYS, article
from timeline.merging import NOTHING, described, events_as_described, mention_families, mention_groups
from timeline.model import Article, Extraction, Mention
from timeline.pipeline import extract

MOVED = (
    (
        "Evening",
        7,
        "Rebels seized the oil port of Tarn on Friday, killing nine guards. A bridge fell on Friday.",
    ),
    ("Herald", 9, "The oil port of Tarn was seized by rebels on Friday, and nine guards were killed."),
)
"""The second article moves both Fridays of the first."""


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    found = [result for _, result in extract([article(*row) for row in (*MANY_DAYS, *MOVED)])]
    assert all(isinstance(each, Extraction) for each in found)
    return found


def parts(
    extractions: list[Extraction],
) -> tuple[tuple[tuple[str, ...], ...], dict[str, Mention], dict[str, Article]]:
    articles = {each.article.id: each.article for each in extractions}
    mentions = {mention.id: mention for each in extractions for mention in each.mentions}
    return mention_groups(mention_families(mentions.values(), articles)), mentions, articles


def test_added_one_by_one_the_descriptions_are_those_from_nothing(extractions: list[Extraction]) -> None:
    known = NOTHING
    for count in range(1, len(extractions) + 1):
        some = extractions[:count]
        known = described(*parts(some), known, {some[-1].article.id})
        assert known == described(*parts(some))
    assert known.moves


def test_events_that_a_new_article_does_not_touch_are_not_described_again(
    extractions: list[Extraction],
) -> None:
    before, after = described(*parts(extractions[:-1])), parts(extractions)
    again = described(*after, before, {extractions[-1].article.id})
    assert before.period == again.period, "else all weights may change"
    by_id = {id(each): each for each in before.descriptions}
    new = [each for each in again.descriptions if id(each) not in by_id]
    assert {mention for each in new for mention in each.mentions} == {
        *(mention.id for mention in extractions[-1].mentions),
        *(mention.id for mention in extractions[-2].mentions),
    }


def test_the_events_are_those_that_were_described(extractions: list[Extraction]) -> None:
    groups, mentions, articles = parts(extractions)
    events = events_as_described(described(groups, mentions, articles), mentions, articles)
    assert sorted(sorted(each.id for each in event.event.mentions) for event in events) == sorted(
        map(sorted, groups)
    )
    stated = {mention.date.edtf: each for each in events for mention in each.event.mentions}
    assert {"2020-05-08", "2020-05-08?"} <= stated.keys(), "the weekdays are moved"
    assert [each.why for each in events if len(each.event.mentions) > 1] != []
    assert all(len(each.why) == len(each.event.mentions) - 1 for each in events)
