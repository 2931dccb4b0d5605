"""Merging across articles: the same event of several articles is one, others stay apart."""

import random
from dataclasses import replace

import pytest

from tests.merging.stories import FERRY, MANY_DAYS, article, events_of
from timeline.merging import MergedEvent, weightiest
from timeline.model import Article

APART = {
    "two acts of one person": (
        ("A", 6, "President Ana Ruiz visited Porto on Monday."),
        ("B", 6, "President Ana Ruiz dissolved parliament on Monday."),
    ),
    "an act and a reaction": (
        ("A", 6, "A bomb exploded in the market of Tarn on Monday."),
        ("B", 6, "The king condemned the bombing in the market of Tarn on Monday."),
    ),
    "other countries": (
        ("A", 6, "A train derailed in Spain on Monday, killing two people."),
        ("B", 6, "A train derailed in Japan on Monday, killing five people."),
    ),
    "the same act a week later": (
        ("A", 6, "Rebels attacked the airport of Tarn on Monday."),
        ("B", 13, "Rebels attacked the airport of Tarn on Monday."),
    ),
    "an act and its denial": (
        ("A", 6, "The army shelled the port of Tarn on Monday."),
        ("B", 6, "The army did not shell the port of Tarn on Monday."),
    ),
    "operations in two provinces": (
        ("A", 6, "A security force detained a militia leader in Khost province on Monday."),
        ("B", 6, "A security force detained a militia leader in Kandahar province on Monday."),
    ),
    "other matters in alike words": (
        ("A", 6, "Images of the next Samsung phone leaked online on Monday."),
        ("B", 6, "A video of the singer Ana Ruiz leaked on the internet on Monday."),
    ),
    "two speakers": (
        ("A", 6, "Ana Ruiz said on Monday that the ceasefire would hold."),
        ("B", 6, "Omar Haddad said on Monday that the ceasefire would not hold for long."),
    ),
}
TOGETHER = {
    "other words": (
        ("A", 6, "Rebels seized the airport of Tarn on Monday."),
        ("B", 6, "The airport of Tarn was captured by rebels on Monday."),
    ),
    "a day and its month": (
        ("A", 6, "The volcano Mount Karo erupted on Monday, burying three villages."),
        ("B", 30, "Three villages were buried when Mount Karo erupted in May 2020."),
    ),
    "a noun and a verb": (
        ("A", 6, "An explosion in a fireworks factory in Tarn killed six workers on Monday."),
        ("B", 6, "A fireworks factory exploded in Tarn on Monday, killing six workers."),
    ),
}


def of(story: tuple[tuple[str, int, str], ...]) -> list[Article]:
    return [article(*row) for row in story]


def shape(events: list[MergedEvent]) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.event.id, tuple(mention.id for mention in each.event.mentions)) for each in events]


@pytest.mark.parametrize("story", APART.values(), ids=APART)
def test_other_events_stay_apart(story: tuple[tuple[str, int, str], ...]) -> None:
    assert len(events_of(of(story))) == 2


@pytest.mark.parametrize("story", TOGETHER.values(), ids=TOGETHER)
def test_one_event_of_two_articles_is_one(story: tuple[tuple[str, int, str], ...]) -> None:
    [event] = events_of(of(story))
    assert event.articles == event.outlets == 2


def test_an_article_without_an_outlet_is_an_article_and_no_outlet() -> None:
    told = of(TOGETHER["a noun and a verb"])
    for nameless, outlets in ((told[:1], 1), (told, 0)):
        keys = {each.id for each in nameless}
        [event] = events_of([replace(each, source=None) if each.id in keys else each for each in told])
        assert (event.articles, event.outlets) == (2, outlets)
    [alone] = events_of([replace(told[0], source=None)])
    assert (alone.articles, alone.outlets) == (1, 0)


def test_a_story_has_one_event_with_its_witnesses() -> None:
    sinking, divers, mayor = events_of(of(FERRY))
    assert (sinking.articles, sinking.outlets) == (4, 4)
    assert sinking.event.lead.date.edtf == "2020-05-04"
    assert len(sinking.why) == 3
    assert all(reason.startswith("same day") for reason in sinking.why)
    assert {divers.articles, mayor.articles} == {1}
    assert sinking.weight > max(divers.weight, mayor.weight)


def test_the_order_of_the_articles_does_not_matter() -> None:
    articles = of(MANY_DAYS)
    expected = shape(events_of(articles))
    assert any(len(mentions) > 3 for _, mentions in expected)
    for seed in range(5):
        shuffled = list(articles)
        random.Random(seed).shuffle(shuffled)  # noqa: S311
        assert shape(events_of(shuffled)) == expected


def test_an_added_article_changes_only_the_events_of_its_own_days() -> None:
    sentence = "On 27 May 2020 the ferry, the mayor of Tarn and the rebels stood below Mount Karo. "
    articles = of(MANY_DAYS)
    before, after = (
        shape(events_of(articles)),
        shape(events_of([*articles, article("Mirror", 28, sentence * 40)])),
    )
    assert [each for each in after if each in before] == before != after


def test_an_event_keeps_its_id_with_a_later_witness() -> None:
    few = {each.event.id for each in events_of(of(FERRY[:2]))}
    assert few <= {each.event.id for each in events_of(of(FERRY))}


def test_a_reprint_is_no_second_witness() -> None:
    first, *_ = FERRY
    copies = [article(name, 6, first[2]) for name in ("Courier", "Mirror", "Post")]
    sinking, _ = events_of(copies)
    assert len(sinking.event.mentions) == 3
    assert (sinking.articles, sinking.outlets) == (1, 1)


def test_most_witnesses_date_the_event_and_the_others_are_kept() -> None:
    rows = (
        ("A", 20, "The dam of Tarn burst on 4 May 2020, flooding two villages."),
        ("B", 20, "Two villages were flooded when the dam of Tarn burst on 4 May 2020."),
        ("C", 20, "The dam of Tarn burst in early May 2020, flooding two villages."),
        ("D", 20, "The dam of Tarn burst on 5 May 2020, flooding two villages."),
    )
    [event] = events_of(of(rows))
    assert event.event.lead.date.edtf == "2020-05-04"
    assert len(event.dates) == 1, "a night is no disagreement"


def test_the_weightiest_are_chosen_and_stay_in_order() -> None:
    events = events_of(of(FERRY))
    [top] = weightiest(events, 1)
    assert top.articles == 4
    assert weightiest(events, 9) == events


def test_nothing_makes_no_event() -> None:
    assert events_of([]) == []


def test_the_great_events_of_a_day_come_before_small_ones_of_other_days() -> None:
    rows = [("Courier", day, f"The harbour of Lower Bram closed gate {day} on 4 May 2020.") for day in (5, 6)]
    events = events_of([article(*row) for row in rows]) * 4
    great = [replace(each, weight=20.0) for each in events]
    [small] = events_of([article("Herald", 20, "The mayor of Tarn opened a small bakery on 18 May 2020.")])
    assert small not in weightiest([*great, replace(small, weight=1.0)], 8)
