"""Sources that give other dates of one event are one event with two dates."""

from dataclasses import replace
from itertools import permutations

import pytest

from tests.merging.stories import article, events_of
from timeline.merging import bring_together, mention_families, mention_groups
from timeline.model import Anchor
from timeline.pipeline import extract

DAM = (
    (
        "Courier",
        20,
        "The dam of Lower Bram burst on 31 March 2020, flooding two villages and killing nine farmers.",
    ),
    (
        "Herald",
        21,
        "Nine farmers died when the dam of Lower Bram burst on 31 March 2020 and flooded two villages.",
    ),
    (
        "Gazette",
        22,
        "The dam of Lower Bram burst on 10 April 2020, flooding two villages and killing nine farmers.",
    ),
)
NEXT_ATTACK = (
    ("Courier", 20, "Rebels attacked the airport of Lower Bram on 4 May 2020 with rockets."),
    ("Herald", 21, "Rebels attacked the airport of Lower Bram on 9 May 2020 with drones, wounding a pilot."),
)


def test_another_date_of_another_outlet_is_a_disagreement() -> None:
    [event] = events_of([article(*row) for row in DAM])
    assert event.is_disputed
    assert [(each.date.edtf, len(each.mentions)) for each in event.dates] == [
        ("2020-03-31", 2),
        ("2020-04-10", 1),
    ]
    assert any(reason.startswith("dates 10 days apart") for reason in event.why)


def test_the_next_event_of_a_kind_is_none() -> None:
    assert [each.is_disputed for each in events_of([article(*row) for row in NEXT_ATTACK])] == [False, False]


def test_one_outlet_does_not_disagree_with_itself() -> None:
    assert len(events_of([article("Courier", day, DAM[at][2]) for day, at in ((20, 0), (22, 2))])) == 2


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_the_articles_does_not_matter(order: tuple[int, ...]) -> None:
    articles = [article(*DAM[at]) for at in order]
    by_id = {each.id: each for each in articles}
    found = {each.id: result.mentions for each, result in extract(articles)}
    families = mention_families((), by_id)
    known: list = []
    for each in articles:
        known += found[each.id]
        families = mention_families(known, by_id, families, {each.id})
    assert {frozenset(group) for group in mention_groups(families)} == {
        frozenset(mention.id for mention in known)
    }


@pytest.mark.parametrize(
    ("anchor", "written", "is_disputed"),
    [
        (Anchor.EXPLICIT, "10 April 2020", True),
        (Anchor.PREVIOUS, "10 April 2020", False),
        (Anchor.EXPLICIT, "6:07 a.m.", False),
    ],
)
def test_only_a_date_that_the_text_itself_writes_disagrees(
    anchor: Anchor, written: str, is_disputed: bool
) -> None:
    articles = [article(*row) for row in DAM]
    by_id = {each.id: each for each in articles}
    mentions = [mention for _, found in extract(articles) for mention in found.mentions]
    changed = [
        replace(each, expression=replace(each.expression, anchor=anchor, text=written))
        if each.article == "Gazette-22"
        else each
        for each in mentions
    ]
    assert any(each.is_disputed for each in bring_together(changed, by_id)) is is_disputed


def test_a_wrong_date_does_not_draw_the_coarse_ones_away() -> None:
    coarse = [
        article(
            outlet,
            23,
            "The dam of Lower Bram burst in April 2020, flooding two villages and killing nine farmers.",
        )
        for outlet in ("Mirror", "Globe", "Star")
    ]
    right = [article(outlet, day, DAM[2][2]) for outlet, day in (("Post", 24), ("Times", 25))]
    wrong = article("Gazette", 22, DAM[2][2].replace("10 April", "19 April"))
    [event] = events_of([*coarse, *right, wrong])
    assert [(each.date.edtf, len(each.mentions)) for each in event.dates] == [
        ("2020-04-10", 5),
        ("2020-04-19", 1),
    ]


def test_one_wrong_date_does_not_join_two_events() -> None:
    burst = [article(outlet, 20, DAM[0][2]) for outlet in ("Courier", "Post")]
    text = "Soldiers closed the dam of Lower Bram on 10 April 2020, a rescuer from Tarn said."
    closed = [article(outlet, 21, text) for outlet in ("Star", "Globe", "Times")]
    events = events_of([*burst, *closed, article("Gazette", 22, DAM[2][2])])
    assert sorted(len(each.event.mentions) for each in events) == [3, 3]
